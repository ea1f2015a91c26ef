namespace Banhammer.Engine.Dates;

/// <summary>How often a template dated a line.</summary>
/// <param name="Template">The template.</param>
/// <param name="Hits">Lines that it won.</param>
/// <param name="Weight">What decides about its place among the others; see <see cref="DateTemplate.Weight"/>.</param>
/// <param name="Regex">The regex that it stands for, in the peer's dialect, with the years that a date may have at present.</param>
public readonly record struct DateTemplateHits(DateTemplate Template, long Hits, double Weight, string Regex);
