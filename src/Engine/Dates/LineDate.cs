namespace Banhammer.Engine.Dates;

/// <summary>What is known of a candidate line's date.</summary>
/// <param name="Kind">Whether it has a usable one.</param>
/// <param name="Cut">Where it stands in the line; empty if the line took over an earlier one.</param>
/// <param name="Time">The instant; default if undated.</param>
public readonly record struct LineDate(LineDateKind Kind, DateCut Cut, EventTime Time);
