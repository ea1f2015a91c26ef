namespace Banhammer.FilterLanguage.Programs;

/// <summary>What an operation does at a position. To fail means to take up the newest choice that is left.</summary>
public enum OperationKind
{
    /// <summary>The end of the program: a match.</summary>
    Accept,

    /// <summary>The end of the body of a <see cref="Look"/> or an <see cref="Atomic"/>.</summary>
    Done,

    /// <summary>Takes the bytes of <see cref="Operation.Text"/>.</summary>
    Literal,

    /// <summary>Takes one code point of <see cref="Operation.Class"/>.</summary>
    Set,

    /// <summary>Takes the longest run and leaves no choice; fails if that is shorter than <see cref="Operation.Low"/>.</summary>
    Span,

    /// <summary>Takes a run, and leaves a choice among those of its ends where <see cref="Operation.Filter"/> lets the continuation start.</summary>
    Loop,

    /// <summary>Goes to the first target that is viable at the next byte; the others become choices.</summary>
    Split,

    /// <summary>Sets <see cref="Operation.Slot"/> to the position; undone on the way back.</summary>
    Save,

    /// <summary>Asserts something about the position: <see cref="Operation.Where"/>.</summary>
    At,

    /// <summary>Asserts that <see cref="Operation.Body"/> matches ahead, or doesn't. Captures within a positive one are kept.</summary>
    Look,

    /// <summary>Runs <see cref="Operation.Body"/> and drops the choices it leaves.</summary>
    Atomic,

    /// <summary>Asserts that the code point before the position is of <see cref="Operation.Class"/>, or isn't.</summary>
    Behind,

    /// <summary>Takes the bytes that <see cref="Operation.Group"/> captured; fails while it is unset.</summary>
    Reference,

    /// <summary>Goes on to <see cref="Operation.Next"/> if <see cref="Operation.Group"/> is set, to <see cref="Operation.Exit"/> if not.</summary>
    IfSet,

    /// <summary>Remembers in the register <see cref="Operation.Slot"/> where an iteration began; undone on the way back.</summary>
    Mark,

    /// <summary>Goes to <see cref="Operation.Exit"/> if the iteration that began at the register <see cref="Operation.Slot"/> took nothing.</summary>
    Check,

    /// <summary>Takes <c>(?:\d{1,3}\.){3}\d{1,3}</c>: at most three ends, longest first.</summary>
    Ip4,

    /// <summary>Takes <c>(?:[0-9a-fA-F]{1,4}::?|:){1,7}(?:[0-9a-fA-F]{1,4}|(?&lt;=:):)</c>: each end once, in the order of trial.</summary>
    Ip6,

    /// <summary>Takes <c>[\w\-.^_]*\w</c>, the longest. What follows can't start within, or can't fail.</summary>
    Dns,
}
