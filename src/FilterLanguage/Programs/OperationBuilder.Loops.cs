using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Patterns.Nodes;

namespace Banhammer.FilterLanguage.Programs;

internal sealed partial class OperationBuilder
{
    // Optional copies of a group are nested splits; more of them are refused.
    private const int MostOptionalCopies = 64;

    // Whether it is a span or a loop is settled when it is known what can follow.
    private Operation Run(LoopNode loop, ClassLoop run, Continuation next, ulong known) => Link(
        new Operation(loop.Mode == LoopMode.Possessive ? OperationKind.Span : OperationKind.Loop)
        {
            Class = ClassOf(run.Class),
            Stop = run.Stop is null ? null : Encoding.UTF8.GetBytes(run.Stop),
            Low = loop.Low,
            High = loop.High ?? Operation.Unbounded,
            IsLazy = loop.Mode == LoopMode.Lazy,
        },
        next,
        known);

    // x{m,n}: m copies, then n - m nested optional ones; x{m,}: m copies and a star.
    private Operation Repeat(LoopNode loop, Continuation next, ulong known)
    {
        if (loop.Low > MaxOperations)
            return Refuse($"more than {MaxOperations} operations");

        if (loop.High - loop.Low > MostOptionalCopies)
            return Refuse($"a group that is repeated between {loop.Low} and {loop.High} times");

        var result = loop.High is { } high ? Optional(loop, high - loop.Low, next) : Star(loop, next);
        for (var i = 0; i < loop.Low; i++)
            result = Follow(loop.Body, result);

        return result.For(known);
    }

    private Continuation Star(LoopNode loop, Continuation next) => new(known =>
    {
        Operation? head = null;
        var again = new Continuation(_ => head!);
        head = Split(InOrder(loop, Iteration(loop, again, next), next), known);
        head.IsStar = true;
        head.IsLazy = loop.Mode == LoopMode.Lazy;
        head.Source = loop;
        return head;
    });

    private Continuation Optional(LoopNode loop, int copies, Continuation next)
    {
        var result = next;
        for (var i = 0; i < copies; i++)
        {
            var rest = result;
            result = new Continuation(known => Split(InOrder(loop, Iteration(loop, rest, next), next), known));
        }

        return result;
    }

    private static Continuation[] InOrder(LoopNode loop, Continuation iteration, Continuation next) =>
        loop.Mode == LoopMode.Lazy ? [next, iteration] : [iteration, next];

    // An iteration that took nothing goes on behind the loop, as in Python, and not around again.
    private Continuation Iteration(LoopNode loop, Continuation again, Continuation next) => !IsNullable(loop.Body)
        ? Follow(loop.Body, again)
        : new Continuation(known =>
        {
            var register = (2 * groupIndexes.Count) + registers.Count;
            registers.Add(register);
            var check = new Continuation(e =>
            {
                var operation = new Operation(OperationKind.Check) { Slot = register };
                unlinked.Push(() => operation.Exit = next.For(e));
                return Link(operation, again, e);
            });
            return Link(new Operation(OperationKind.Mark) { Slot = register }, Follow(loop.Body, check), known);
        });

    private static bool IsNullable(PatternNode node) => node switch
    {
        LiteralNode or ClassNode or MacroNode => false,
        LoopNode loop => loop.Low == 0 || IsNullable(loop.Body),
        SequenceNode sequence => sequence.Parts.All(IsNullable),
        AlternationNode or ConditionalNode => node.Children().Any(IsNullable),
        GroupNode or AtomicNode => node.Children().All(IsNullable),
        _ => true,
    };
}
