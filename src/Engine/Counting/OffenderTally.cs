using System;
using System.Numerics;
using Banhammer.Engine.Matching;

namespace Banhammer.Engine.Counting;

/// <summary>Tells the offenders of a jail apart for a report, also those that the counter has forgotten.</summary>
/// <remarks>Its offenders stay in the jail's table, so knowing them costs a hit no look-up of its own. Owned by the jail.</remarks>
public sealed class OffenderTally
{
    private readonly OffenderTable table;
    private readonly TallyOptions options;
    private uint[] failures = [];

    internal OffenderTally(OffenderTable table, TallyOptions options) => (this.table, this.options) = (table, options);

    /// <summary>Distinct offenders with a failure, up to <see cref="TallyOptions.MaxOffenders"/>.</summary>
    public int Offenders { get; private set; }

    /// <summary>Failures of offenders beyond <see cref="TallyOptions.MaxOffenders"/>.</summary>
    public long UntoldFailures { get; private set; }

    /// <summary>Failures in all of an offender, those while it was banned too; 0 if it isn't known or they aren't wanted, 4,294,967,295 at most.</summary>
    public long FailuresOf(in Offender offender)
        => table.Find(offender) is var number and >= 0 && number < failures.Length ? failures[number] : 0;

    /// <summary>Counts a failure of the offender with this number in the table.</summary>
    internal void Add(int number)
    {
        ref var entry = ref table[number];
        if ((entry.Marks & OffenderMarks.Told) == 0)
        {
            if (Offenders >= options.MaxOffenders)
            {
                UntoldFailures++;
                return;
            }

            entry.Marks |= OffenderMarks.Told;
            Offenders++;
        }

        if (!options.FailuresOfEach)
            return;
        if (number >= failures.Length)
            Array.Resize(ref failures, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(number + 1, 1024)));
        failures[number] += failures[number] == uint.MaxValue ? 0u : 1u;
    }
}
