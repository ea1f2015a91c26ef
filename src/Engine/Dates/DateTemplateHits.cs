namespace Banhammer.Engine.Dates;

/// <summary>How often a template dated a line.</summary>
/// <param name="Template">The template.</param>
/// <param name="Hits">Lines that it won.</param>
public readonly record struct DateTemplateHits(DateTemplate Template, long Hits);
