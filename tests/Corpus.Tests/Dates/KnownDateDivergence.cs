using System;

namespace Banhammer.Corpus.Tests.Dates;

/// <summary>A class of lines that we date differently.</summary>
/// <param name="Name">A few words.</param>
/// <param name="Reason">Why.</param>
/// <param name="Covers">Whether a difference belongs to the class.</param>
/// <param name="Example">Lines, of which the last differs.</param>
internal sealed record KnownDateDivergence(string Name, string Reason, Func<DateDivergence, bool> Covers, DateCase Example)
{
    public override string ToString() => Name;
}
