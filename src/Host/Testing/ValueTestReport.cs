using System.IO;
using System.Linq;

namespace Banhammer.Host.Testing;

/// <summary>One value a failure, for scripts: its id, its address, or its lines.</summary>
internal sealed class ValueTestReport(TextWriter output, TestOutput value) : TestReport
{
    /// <inheritdoc/>
    public override void Add(in TestedLine line)
    {
        foreach (var failure in line.Failures.Where(failure => !failure.IsNoFail))
        {
            var text = value switch
            {
                TestOutput.Id => failure.Id,
                TestOutput.Ip => failure.Address,
                _ => string.Join('\n', failure.Lines),
            };
            output.WriteLine(text);
        }
    }
}
