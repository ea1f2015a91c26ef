using System.Collections.Generic;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>What a detector did with the lines of a case.</summary>
/// <param name="Answers">One for each line.</param>
/// <param name="Order">The templates in the end, those that are tried first at the top.</param>
internal sealed record DateRun(IReadOnlyList<DateAnswer> Answers, IReadOnlyList<TemplateUse> Order);

/// <summary>A template and how much it was used.</summary>
internal sealed record TemplateUse(string Name, long Hits, double Weight, string Pattern, string Regex);
