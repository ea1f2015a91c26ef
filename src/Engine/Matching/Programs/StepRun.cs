namespace Banhammer.Engine.Matching.Programs;

/// <summary>The run of a class that a <see cref="PackedKind.Step"/> takes.</summary>
internal enum StepRun : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>One code point, if it is there.</summary>
    Optional,

    /// <summary>The longest run of a class that mostly has short ones, such as white space.</summary>
    Short,

    /// <summary>The longest run of any other class.</summary>
    Long,
}
