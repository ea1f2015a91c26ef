using System;

namespace Banhammer.Engine.Dates.Expressions;

/// <summary>A step of a compiled expression, linked to the steps that may follow it.</summary>
internal sealed class Node
{
    private readonly ByteMask first = ByteMask.All;

    /// <summary>What it does; it says which other members mean something.</summary>
    public required NodeKind Kind { get; init; }

    /// <summary>What follows.</summary>
    public Node? Next { get; init; }

    /// <summary>Where a match of this step and all that follow can begin; a superset.</summary>
    public ByteMask First { get => first; init => first = value; }

    /// <summary>The characters of a set or a run.</summary>
    public CharacterSet Set { get; init; }

    /// <summary>The byte, and the same in the other case.</summary>
    public byte Value { get; init; }

    /// <summary>Fewest characters of a run; width of a look behind in bytes.</summary>
    public int Min { get; init; }

    /// <summary>Most characters of a run.</summary>
    public int Max { get; init; }

    /// <summary>Fewest first.</summary>
    public bool IsLazy { get; init; }

    /// <summary>The assertion is that it doesn't hold.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Letters are compared without case.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Number of a slot (a group has two), or of a group.</summary>
    public int Slot { get; init; }

    /// <summary>First slot of the groups inside, which are forgotten before each way.</summary>
    public int SlotsFrom { get; init; }

    /// <summary>First slot behind those of the groups inside.</summary>
    public int SlotsTo { get; init; }

    /// <summary>The ways of a choice, in order; the body of a look; both ways of a conditional.</summary>
    public Node[] Ways { get; init; } = [];

    /// <summary>False if neither this step nor what follows can match at a place.</summary>
    public bool CanBegin(ReadOnlySpan<byte> line, int at) => (uint)at < (uint)line.Length ? first.Has(line[at]) : first.AtEnd;
}
