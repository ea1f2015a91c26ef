namespace Banhammer.FilterLanguage.Programs;

/// <summary>How much of what lies beyond ASCII a class takes.</summary>
public enum WideMembers
{
    /// <summary>Nothing: a byte of 128 or more ends a run.</summary>
    None,

    /// <summary>Everything: a run goes on whatever the code point is.</summary>
    All,

    /// <summary>It depends: <see cref="CodePointClass.Contains"/> must be asked.</summary>
    Some,
}
