using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Banhammer.FilterGenerator.Tests.Support;

/// <summary>A configuration file of a build that has no disk.</summary>
/// <param name="path">The path in the program, as <c>filters/sshd.conf</c>; on "disk" it stands below <c>/repo/</c>.</param>
/// <param name="content">Its text.</param>
internal sealed class InMemoryFile(string path, string content) : AdditionalText
{
    public override string Path => "/repo/" + path;

    public string ProgramPath => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content, new UTF8Encoding(false));
}
