using System.Collections.Generic;
using Banhammer.FilterLanguage.Patterns;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>A regex as operations over the UTF-8 bytes of a text: the same matches and captures as the regex, for any well-formed text.</summary>
/// <remarks>
/// To search, run <see cref="Entry"/> at each code point that <see cref="Anchor"/> and the entry's <see cref="Operation.First"/> allow, from
/// the left; the first run that reaches Accept is the match. Choices are tried newest first.
/// </remarks>
public sealed class Program
{
    internal Program(Operation entry, IReadOnlyList<Operation> operations)
    {
        Entry = entry;
        Operations = operations;
    }

    /// <summary>Where a run starts.</summary>
    public Operation Entry { get; }

    /// <summary>All operations; each one's <see cref="Operation.Index"/> is its place here.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Where a match can start.</summary>
    public ProgramAnchor Anchor { get; internal init; }

    /// <summary>
    /// The named groups, in the order of their numbers. Group i is captured from slot 2i to slot 2i + 1, as byte offsets; unset while the latter
    /// is negative.
    /// </summary>
    public EquatableArray<string> GroupNames { get; internal init; }

    /// <summary>How many slots a run has, all -1 at its start: two for each named group, two for each other group that is read, then the registers.</summary>
    public int Slots { get; internal init; }

    /// <summary>The slots that hold where an iteration began; with the position they are a part of the state of a run.</summary>
    public EquatableArray<int> Registers { get; internal init; }

    /// <summary>The groups that IfSet reads; whether they are set is a part of the state of a run.</summary>
    public EquatableArray<int> Tests { get; internal init; }

    /// <summary>
    /// Whether a state that failed once fails always, so that a run may remember what it tried: operation, position, tests and registers are all
    /// it depends on. False with a back-reference.
    /// </summary>
    public bool IsMemoable { get; internal init; }

    /// <summary>Texts of which each match contains at least one; empty if none is known.</summary>
    public EquatableArray<RequiredLiteral> Required { get; internal init; }
}
