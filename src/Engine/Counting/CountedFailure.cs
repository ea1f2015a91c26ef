using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Counting;

/// <summary>One failure as it is counted.</summary>
/// <param name="Offender">Whose it is.</param>
/// <param name="EventTime">When it happened, by the log.</param>
public readonly record struct CountedFailure(Offender Offender, EventTime EventTime);
