using System;
using System.Runtime.Intrinsics;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>Runs programs over the bytes of a line, with backtracking in the order of the regex, in bounded time and memory.</summary>
/// <remarks>
/// A search has a budget of steps in proportion to the text. Where it is spent, the search starts again with a memory of the states that it
/// tried, which gives the same answer in time linear in the text; a program with a back-reference can't have that, and has a larger budget
/// only. A step is a split, an operation that takes long, a choice that is taken up, or <see cref="BytesPerStep"/> bytes that a vector scans;
/// what lies between two splits is as long as the program is and isn't counted. Holds scratch memory, not shared between threads; allocates
/// nothing once warm.
/// </remarks>
internal sealed partial class Machine
{
    private const int BaseBudget = 64;
    private const int StepsPerByte = 8; // no line of the samples needs more than seven
    private const int SecondBudgets = 64;
    private const int BytesPerStep = 16;
    private const int NoEnd = -1;
    private const int Exhausted = -2;
    private readonly TriedStates tried = new();
    private readonly RunEnds runEnds = new();
    private PackedProgram program = null!;
    private byte[] text = [];
    private int textStart;
    private int textEnd; // behind the newline
    private int[] slots = [];
    private GateState[] gates = [];
    private long budget;
    private int resumed; // the operation that a choice goes on with
    private int depth; // of bodies that are running

    /// <summary>Captures of the last match by slot: indexes of the subject's bytes, -1 where unset.</summary>
    public int[] Slots => slots;

    /// <summary>Where the last match begins in the subject's bytes.</summary>
    public int MatchStart { get; private set; }

    /// <summary>Where it ends.</summary>
    public int MatchEnd { get; private set; }

    /// <summary>The steps of the last search, of both its runs.</summary>
    public long Steps { get; private set; }

    /// <summary>Searches the subject.</summary>
    public SearchResult Search(PackedProgram searched, SubjectBytes subject)
    {
        if (searched.IsRuledOutAtStart(subject.Bytes, subject.Start))
        {
            Steps = 1;
            return SearchResult.NoMatch;
        }

        var result = SearchPlainly(searched, subject, FirstBudget(subject));
        if (result != SearchResult.TooMuch)
        {
            return result;
        }

        var steps = Steps;
        result = SearchAgain(searched, subject);
        Steps += steps;
        return result;
    }

    /// <summary>Searches what took too many steps without memory: with it, or with many more steps where a program can't have it.</summary>
    public SearchResult SearchAgain(PackedProgram searched, SubjectBytes subject)
    {
        var steps = SecondBudgets * FirstBudget(subject);
        return searched.IsMemoable ? SearchWithMemory(searched, subject, steps) : SearchPlainly(searched, subject, steps);
    }

    /// <summary>Searches without memory.</summary>
    public SearchResult SearchPlainly(PackedProgram searched, SubjectBytes subject, long steps)
    {
        Prepare(searched, subject, steps);
        return Finish(FindMatch<Forgetful>(), steps);
    }

    /// <summary>Searches with memory, which the program must allow.</summary>
    public SearchResult SearchWithMemory(PackedProgram searched, SubjectBytes subject, long steps)
    {
        Prepare(searched, subject, steps);
        var contexts = 1L << Math.Min(searched.Tests.Length + searched.Registers.Length, 32);
        return tried.TryReset(searched.StateRows * contexts * (textEnd - textStart + 1)) && runEnds.TryReset(searched.RunKinds, textStart, textEnd)
            ? Finish(FindMatch<Remembering>(), steps)
            : SearchResult.TooMuch;
    }

    private static long FirstBudget(SubjectBytes subject) => BaseBudget + ((long)StepsPerByte * (subject.End - subject.Start));

    private void Prepare(PackedProgram searched, SubjectBytes subject, long steps)
    {
        if (program != searched)
        {
            program = searched; // to write a reference costs more than to compare two
        }

        if (text != subject.Bytes)
        {
            text = subject.Bytes;
        }

        (textStart, textEnd) = (subject.Start, subject.End);
        (budget, depth) = (steps, 0);
        (choiceCount, hasLostChoices) = (0, false);
        if (slots.Length < searched.Slots + Vector256<int>.Count)
        {
            slots = new int[searched.Slots + Vector256<int>.Count];
        }

        if (searched.Gates.Length > 0)
        {
            if (gates.Length < searched.Gates.Length)
            {
                gates = new GateState[searched.Gates.Length];
            }

            gates.AsSpan(0, searched.Gates.Length).Fill(GateState.Unknown);
        }
    }

    private SearchResult Finish(int end, long steps)
    {
        Steps = steps - Math.Max(budget, 0);
        return end switch { NoEnd => SearchResult.NoMatch, Exhausted => SearchResult.TooMuch, _ => SearchResult.Match };
    }
}
