using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.FilterLanguage.Programs;

namespace Banhammer.Engine.Matching.Programs;

/// <summary>Counts the work of a program as a backtracking engine would do it: without memory of what failed.</summary>
/// <remarks>The count is on the low side: programs make fewer choices than the regexes that they come from. Not shared between threads.</remarks>
/// <param name="program">What is measured.</param>
public sealed class SearchMeter(Program program)
{
    private readonly PackedProgram packed = ProgramPacker.Pack(program);
    private readonly Machine machine = new();
    private readonly SubjectBytes subject = new();

    /// <summary>The steps of one search.</summary>
    /// <param name="text">A line without its line feed.</param>
    /// <param name="most">Where the search is given up.</param>
    /// <returns>Null for a search that was given up.</returns>
    public long? Steps(string text, long most)
    {
        subject.Forget();
        subject.Read(Encoding.UTF8.GetBytes(text), DateCut.None);
        return machine.SearchPlainly(packed, subject, most) == SearchResult.TooMuch ? null : machine.Steps;
    }
}
