using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.FilterGenerator.Emit.Programs;

/// <summary>Writes the method that runs a program: each operation in its place, with a jump where another than the next one follows.</summary>
/// <remarks>
/// The position is the local <c>i</c>. What fails goes on at the newest choice that is left, by the switch at the method's end; where none can be
/// left, that is known here, and it returns. Steps are counted where the method runs backwards only: when a choice is taken up, and in loops.
/// </remarks>
internal sealed partial class SearchWriter
{
    private const string NoMatch = "return EmittedProgram.NoMatch;";
    private const string StepOrGiveUp = "if (--budget < 0) return EmittedProgram.TooMuch;";
    private const string Budget = "budget";
    private const string Top = "top";
    private const string FailLabel = "Fail";
    private const string NextLabel = "NextStart";

    private readonly Program program;
    private readonly ByteSets sets;
    private readonly RunClasses classes;
    private readonly ChoiceReach reach;
    private readonly MethodText text = new();
    private readonly List<string> resumes = [];
    private Operation? following;

    private SearchWriter(Program program, ByteSets sets, RunClasses classes)
    {
        (this.program, this.sets, this.classes) = (program, sets, classes);
        reach = new ChoiceReach(program);
    }

    private bool IsAnchored => program.Anchor == ProgramAnchor.Start;

    /// <summary>Writes the method.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="program">What it runs.</param>
    /// <param name="sets">Takes the sets of bytes that it tests.</param>
    /// <param name="classes">Takes the classes that it uses.</param>
    public static void Write(SourceWriter writer, string name, Program program, ByteSets sets, RunClasses classes) =>
        new SearchWriter(program, sets, classes).Write(writer, name);

    private void Write(SourceWriter writer, string name)
    {
        WriteStart();
        for (var i = 0; i < program.Operations.Count; i++)
        {
            following = i + 1 < program.Operations.Count ? program.Operations[i + 1] : null;
            text.Label(LabelOf(program.Operations[i]));
            Write(program.Operations[i]);
        }

        WriteFail();
        using (writer.Block($"private static int {name}(byte[] text, int start, int end, int[] slots, Choices choices)"))
        {
            foreach (var local in text.Locals)
            {
                writer.Line(local switch
                {
                    "i" or "next" => $"var {local} = start;",
                    Top => "var top = choices.Begin();",
                    Budget => "var budget = EmittedProgram.StepsFor(end - start);",
                    _ => $"var {local} = 0;",
                });
            }

            text.WriteTo(writer);
        }
    }

    // Where a run starts. Of the slots those are unset that could be read before they are set.
    private void WriteStart()
    {
        text.Local("i");
        if (!IsAnchored)
        {
            text.Local("next");
            text.Label(NextLabel);
            text.Line(Counted(StepOrGiveUp));
            WriteNextStart();
            text.Line("i = next;");
            text.Line("choices.MatchStart = i;");
            text.Line("next += Bytes.WidthAt(text, next);");
            if (program.Operations.Any(reach.UsesStack))
            {
                text.Line($"{text.Local(Top)} = choices.Begin();");
            }
        }

        foreach (var slot in reach.ReadUnset)
        {
            text.Line($"slots[{slot}] = -1;");
        }

        following = program.Operations[0];
        GoTo(program.Entry);
    }

    private void WriteNextStart()
    {
        var first = ByteSet.Of(program.Entry.First);
        if (program.Anchor == ProgramAnchor.LineStart)
        {
            text.Line("next = next > end ? -1 : Bytes.NextLine(text, next, start, end);");
            text.Line($"if (next < 0) {NoMatch}");
        }
        else if (LeadingText() is { } literal)
        {
            text.Line($"next = next > end ? -1 : Bytes.NextAt(text, next, end, {Utf8(literal)});");
            text.Line($"if (next < 0) {NoMatch}");
        }
        else
        {
            text.Line($"if (next > end) {NoMatch}");
            if (!first.IsAll)
            {
                text.Line($"while ({sets.TestNot("text[next]", first)})");
                text.Line("{");
                text.Line($"if (next >= end) {NoMatch}");
                text.Line("next += Bytes.WidthAt(text, next);");
                text.Line("}");
            }
        }
    }

    private byte[]? LeadingText()
    {
        var operation = program.Entry;
        while (operation.Kind is OperationKind.Save or OperationKind.Mark)
        {
            operation = operation.Next!;
        }

        return operation.Text;
    }

    private void WriteFail()
    {
        if (!text.IsTarget(FailLabel))
        {
            return;
        }

        text.Label(FailLabel);
        text.Line(Counted("if (--budget < 0 || choices.IsFull) return EmittedProgram.TooMuch;"));
        text.Line("{");
        text.Line("ref readonly var choice = ref choices.Pop(ref top);");
        text.Line("switch (choice.Resume)");
        text.Line("{");
        for (var i = 0; i < resumes.Count; i++)
        {
            text.Line($"case {Number(i + 1)}: {resumes[i]}");
        }

        text.Line($"case Choice.Undo: slots[choice.Operand] = choice.Position; {text.Goto(FailLabel)}");
        text.Line($"default: {(IsAnchored ? NoMatch : text.Goto(NextLabel))}");
        text.Line("}");
        text.Line("}");
    }

    // What runs when an operation fails.
    private string FailureOf(Operation operation)
    {
        if (reach.MayHaveChoice(operation))
        {
            return text.Goto(FailLabel);
        }

        return reach.OwnerOf(operation) switch
        {
            null when IsAnchored => NoMatch,
            null => text.Goto(NextLabel),
            { IsNegative: true } owner when reach.BodyPushes(owner) => $"{{ top = {BottomOf(owner)}; i = {PlaceOf(owner)}; {text.Goto(LabelOf(owner.Next!))} }}",
            { IsNegative: true } owner => $"{{ i = {PlaceOf(owner)}; {text.Goto(LabelOf(owner.Next!))} }}",
            { } owner => FailureOf(owner),
        };
    }

    private void FailIf(string condition, Operation operation) => text.Line($"if ({condition}) {FailureOf(operation)}");

    private void GoTo(Operation operation)
    {
        if (operation != following)
        {
            text.Line(text.Goto(LabelOf(operation)));
        }
    }

    // The number by which a choice is resumed with some statements.
    private string ResumeBy(string statements)
    {
        var index = resumes.IndexOf(statements);
        if (index < 0)
        {
            index = resumes.Count;
            resumes.Add(statements);
        }

        return Number(index + 1);
    }

    private string ResumeAt(Operation operation) => ResumeBy($"i = choice.Position; {text.Goto(LabelOf(operation))}");

    // Wherever a choice is pushed there is a way to take it up.
    private void Push(string resume, string position, string operand = "0")
    {
        text.Goto(FailLabel);
        text.Local(Top);
        text.Line($"choices.Push(ref top, {resume}, {position}{(operand == "0" ? "" : ", " + operand)});");
    }

    private string Counted(string statement)
    {
        text.Local(Budget);
        return statement;
    }

    // Bytes that a vector scans count where the scan may be repeated.
    private void CountScan(Operation operation, string bytes)
    {
        if (!IsAnchored || reach.MayRunAgain(operation))
        {
            text.Line(Counted($"budget -= ({bytes}) >> 4;"));
        }
    }

    private string BottomOf(Operation owner) => text.Local("bottom" + Number(owner.Index));

    private string PlaceOf(Operation owner) => text.Local("place" + Number(owner.Index));

    private static string LabelOf(Operation operation) => "Op" + Number(operation.Index);

    private static string Utf8(byte[] literal) => StringLiteral.Of(Encoding.UTF8.GetString(literal)) + "u8";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
