using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

/// <summary>Builds the operations of a normalised tree, each linked to what follows it.</summary>
/// <remarks>
/// A node is built with its continuation. Links are made from a list of what is left to do, so that the stack is as deep as groups nest,
/// however long the regex is.
/// </remarks>
internal sealed partial class OperationBuilder
{
    /// <summary>The most operations of a program; the largest known regex has 900.</summary>
    public const int MaxOperations = 4096;

    // Several to a level of groups, and one for each part on the way that needs no operation.
    private const int MaxDepth = 1000;

    private readonly DecidedGroups decided;
    private readonly IReadOnlyDictionary<int, int> groupIndexes;
    private readonly Dictionary<ClassNode, CodePointClass> classes = [];
    private readonly List<int> registers = [];
    private readonly Stack<Action> unlinked = new();
    private int count;
    private int depth;

    private OperationBuilder(DecidedGroups decided, IReadOnlyDictionary<int, int> groupIndexes)
    {
        this.decided = decided;
        this.groupIndexes = groupIndexes;
    }

    /// <summary>The slots that remember where iterations began.</summary>
    public IReadOnlyList<int> Registers => registers;

    /// <summary>Why there is no program; null if there is.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The first operation of a tree; meaningless if the builder has a <see cref="Refusal"/>.</summary>
    /// <param name="root">A normalised tree.</param>
    /// <param name="decided">The conditionals' groups that are decided here.</param>
    /// <param name="groupIndexes">The index of each group that is kept, by its number.</param>
    /// <param name="builder">Knows the rest.</param>
    public static Operation Build(PatternNode root, DecidedGroups decided, IReadOnlyDictionary<int, int> groupIndexes, out OperationBuilder builder)
    {
        builder = new OperationBuilder(decided, groupIndexes);
        var building = builder;
        var entry = building.Build(root, new Continuation(_ => building.Create(OperationKind.Accept)), 0);
        while (building.unlinked.Count > 0 && building.Refusal is null)
            building.unlinked.Pop()();

        return entry;
    }

    private Operation Build(PatternNode node, Continuation next, ulong known)
    {
        if (++depth > MaxDepth)
            return Refuse("parts that can be empty follow one another too often, or are nested too deep");

        var operation = BuildHere(node, next, known);
        operation.Source ??= node;
        depth--;
        return operation;
    }

    private Operation BuildHere(PatternNode node, Continuation next, ulong known) => node switch
    {
        LiteralNode literal => Link(new Operation(OperationKind.Literal) { Text = Encoding.UTF8.GetBytes(literal.Text) }, next, known),
        ClassNode set => Link(new Operation(OperationKind.Set) { Class = ClassOf(set) }, next, known),
        LoopNode loop => ClassLoop.Of(loop) is { } run ? Run(loop, run, next, known) : Repeat(loop, next, known),
        SequenceNode sequence => sequence.Parts.Reverse().Aggregate(next, (after, part) => Follow(part, after)).For(known),
        AlternationNode alternation => Split(alternation.Branches.Select(branch => Follow(branch, next)), known),
        GroupNode group => Capture(group, next, known),
        MacroNode { Kind: OperationKind.Dns } => HostName(next, known),
        MacroNode macro => Link(new Operation(macro.Kind), next, known),
        AtomicNode atomic => Enclose(new Operation(OperationKind.Atomic), atomic.Body, next, known),
        LookNode { Behind: false } look => Enclose(new Operation(OperationKind.Look) { IsNegative = look.Negative }, look.Body, next, known),
        LookNode look => Behind(look, next, known),
        AssertionNode assertion => Link(At(assertion), next, known),
        BackreferenceNode { IgnoreCase: true } => Refuse("a back-reference that ignores case"),
        BackreferenceNode reference => Link(new Operation(OperationKind.Reference) { Group = groupIndexes[reference.Group] }, next, known),
        ConditionalNode conditional => Choose(conditional, next, known),
        _ => throw new InvalidOperationException($"a tree has a node '{node.GetType().Name}' that programs don't know"),
    };

    // A class takes a while to work out, and most are written many times.
    private CodePointClass ClassOf(ClassNode definition)
    {
        if (!classes.TryGetValue(definition, out var known))
            classes[definition] = known = CodePointClass.Of(definition);

        return known;
    }

    private Continuation Follow(PatternNode part, Continuation next) => new(known => Build(part, next, known));

    private Operation Create(OperationKind kind) => Count(new Operation(kind));

    private Operation Count(Operation operation)
    {
        if (++count > MaxOperations)
            Refuse($"more than {MaxOperations} operations");

        return operation;
    }

    private Operation Refuse(string reason)
    {
        Refusal ??= reason;
        return new Operation(OperationKind.Accept);
    }

    private Operation Link(Operation operation, Continuation next, ulong known)
    {
        unlinked.Push(() => operation.Next = next.For(known));
        return Count(operation);
    }

    private Operation Split(IEnumerable<Continuation> ways, ulong known)
    {
        var targets = ways.Select(way => (Target: new SplitTarget(), Way: way)).ToList();
        foreach (var (target, way) in targets)
            unlinked.Push(() => target.Operation = way.For(known));

        return Count(new Operation(OperationKind.Split) { Targets = targets.ConvertAll(t => t.Target) });
    }

    private Operation Capture(GroupNode group, Continuation next, ulong known)
    {
        var slot = 2 * groupIndexes[group.Number];
        var leave = new Continuation(e => Link(new Operation(OperationKind.Save) { Slot = slot + 1 }, next, e | decided.BitOf(group.Number)));
        return Link(new Operation(OperationKind.Save) { Slot = slot }, Follow(group.Body, leave), known);
    }

    private Operation Enclose(Operation operation, PatternNode body, Continuation next, ulong known)
    {
        var done = new Continuation(_ => Create(OperationKind.Done));
        unlinked.Push(() => operation.Body = Build(body, done, known));
        return Link(operation, next, known);
    }

    // The loop and the class become one operation if what follows allows it.
    private Operation HostName(Continuation next, ulong known)
    {
        var run = Count(new Operation(OperationKind.Loop) { Class = CodePointClass.HostName, High = Operation.Unbounded });
        run.Next = Link(new Operation(OperationKind.Set) { Class = CodePointClass.Word }, next, known);
        unlinked.Push(() => run.AfterHostName = next.For(known));
        return run;
    }

    private Operation Behind(LookNode look, Continuation next, ulong known) => CodePoints.ClassOf(look.Body) is { } set
        ? Link(new Operation(OperationKind.Behind) { IsNegative = look.Negative, Class = ClassOf(set) }, next, known)
        : Refuse("a lookbehind of more than one character");

    private static Operation At(AssertionNode assertion) => new(OperationKind.At)
    {
        Where = assertion.Kind,
        Class = assertion.Kind is AssertionKind.WordBoundary or AssertionKind.NotWordBoundary
            ? assertion.AsciiOnly ? CodePointClass.AsciiWord : CodePointClass.Word
            : null,
    };

    private Operation Choose(ConditionalNode conditional, Continuation next, ulong known)
    {
        if (decided.BitOf(conditional.Group) is not 0 and var bit)
            return Build((known & bit) != 0 ? conditional.Yes : conditional.No, next, known);

        var choice = new Operation(OperationKind.IfSet) { Group = groupIndexes[conditional.Group] };
        unlinked.Push(() => choice.Exit = Build(conditional.No, next, known));
        return Link(choice, Follow(conditional.Yes, next), known);
    }
}
