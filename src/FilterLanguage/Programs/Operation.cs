using System.Collections.Generic;
using System.Linq;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>A step of a program. Which operands it has depends on its kind; those of other kinds are null, 0 or false.</summary>
public sealed class Operation
{
    /// <summary>In <see cref="High"/>: no limit.</summary>
    public const int Unbounded = int.MaxValue;

    internal Operation(OperationKind kind) => Kind = kind;

    /// <summary>What it does.</summary>
    public OperationKind Kind { get; internal set; }

    /// <summary>Its index in <see cref="Program.Operations"/>.</summary>
    public int Index { get; internal set; }

    /// <summary>The part of the regex that it was made of, with its place there; null where several parts have a hand in it.</summary>
    internal PatternNode? Source { get; set; }

    /// <summary>What runs when it succeeded; null for Accept, Done and Split only.</summary>
    public Operation? Next { get; internal set; }

    /// <summary>All bytes, and the end, at which the rest of the program from here on can succeed. Elsewhere it fails without effect.</summary>
    public FirstSet First { get; internal set; }

    /// <summary>Literal: the bytes; not empty, well-formed UTF-8.</summary>
    public byte[]? Text { get; internal set; }

    /// <summary>Set, Span, Loop, Dns, Behind: the code points. At, for a word boundary: the word characters.</summary>
    public CodePointClass? Class { get; internal set; }

    /// <summary>Span, Loop: the fewest code points.</summary>
    public int Low { get; internal set; }

    /// <summary>Span, Loop: the most code points, or <see cref="Unbounded"/>.</summary>
    public int High { get; internal set; }

    /// <summary>Span, Loop: bytes before which the run ends, however short it is; null for none.</summary>
    public byte[]? Stop { get; internal set; }

    /// <summary>Loop, and Split that is the head of a loop: the shorter ones are tried first.</summary>
    public bool IsLazy { get; internal set; }

    /// <summary>Loop: what the continuation takes first, so that only its occurrences are ends worth trying; null if it isn't one literal.</summary>
    public byte[]? Literal { get; internal set; }

    /// <summary>Loop: where the continuation can start; the other ends need no trial.</summary>
    public FirstSet Filter { get; internal set; }

    /// <summary>Split: where it can go, in the order of trial.</summary>
    public IReadOnlyList<SplitTarget> Targets { get; internal set; } = [];

    /// <summary>Split: the targets viable at each byte, and at <see cref="FirstSet.End"/>: 257 lists, in the order of trial; equal ones are the same list.</summary>
    public IReadOnlyList<IReadOnlyList<SplitTarget>> Table { get; internal set; } = [];

    /// <summary>Split: the head of a loop, which is entered once for each iteration.</summary>
    public bool IsStar { get; internal set; }

    /// <summary>Split: more than one target may have to be tried at some byte.</summary>
    public bool IsChoice { get; internal set; }

    /// <summary>Save: slot of a capture. Mark, Check: the register.</summary>
    public int Slot { get; internal set; }

    /// <summary>At: the assertion.</summary>
    public AssertionKind Where { get; internal set; }

    /// <summary>Look, Behind: holds if what is asserted does not.</summary>
    public bool IsNegative { get; internal set; }

    /// <summary>Look, Atomic: what runs within, up to Done.</summary>
    public Operation? Body { get; internal set; }

    /// <summary>Check, IfSet: the other way to go on.</summary>
    public Operation? Exit { get; internal set; }

    /// <summary>Reference, IfSet: the group; its slots are 2 · Group and 2 · Group + 1.</summary>
    public int Group { get; internal set; }

    /// <summary>
    /// Ip4, Ip6: only the first end at which the continuation can start is tried. Dns: the run itself must end with a word character; if false,
    /// what isn't one is given back at its end.
    /// </summary>
    public bool IsSingle { get; internal set; }

    /// <summary>Loop of a host name: what follows the word character at its end, for the one operation that may take the place of both.</summary>
    internal Operation? AfterHostName { get; set; }

    /// <summary>Split that is the head of a loop: one more iteration.</summary>
    internal Operation Iteration => Targets[IsLazy ? 1 : 0].Operation;

    /// <summary>Split that is the head of a loop: what is behind it.</summary>
    internal Operation WayOut => Targets[IsLazy ? 0 : 1].Operation;

    /// <summary>The operations that can come right after this one, bodies included.</summary>
    public IEnumerable<Operation> Successors()
    {
        foreach (var target in Targets)
            yield return target.Operation;

        foreach (var successor in new[] { Body, Exit, Next }.Where(o => o is not null))
            yield return successor!;
    }
}
