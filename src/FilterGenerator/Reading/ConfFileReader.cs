using System.Threading;
using Banhammer.FilterGenerator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Banhammer.FilterGenerator.Reading;

/// <summary>Takes configuration files out of the additional files of a build.</summary>
internal static class ConfFileReader
{
    private const string IsFilterKey = "build_metadata.AdditionalFiles.BanhammerFilter";
    private const string PathKey = "build_metadata.AdditionalFiles.BanhammerPath";

    /// <summary>The file as a value, or null if it isn't marked as configuration.</summary>
    /// <param name="file">An additional file.</param>
    /// <param name="options">Its metadata: <c>BanhammerFilter</c> is <c>true</c>, <c>BanhammerPath</c> names it in the program.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static ConfFile? Read(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        var metadata = options.GetOptions(file);
        if (!metadata.TryGetValue(IsFilterKey, out var isFilter) || !bool.TryParse(isFilter, out var wanted) || !wanted)
        {
            return null;
        }

        var path = metadata.TryGetValue(PathKey, out var named) && named.Length > 0 ? named.Replace('\\', '/') : OwnPathOf(file.Path);
        return file.GetText(cancellation) switch
        {
            null => new ConfFile(path, file.Path, "", "it can't be read"),
            var text when text.Encoding is { } encoding && encoding.CodePage != Utf8CodePage => new ConfFile(path, file.Path, "", "it is not UTF-8"),
            var text => new ConfFile(path, file.Path, ByteOrderMarkOf(text) + text, null),
        };
    }

    private const int Utf8CodePage = 65001;

    private static string OwnPathOf(string diskPath) => ConfFolders.Own + "/" + diskPath.Replace('\\', '/').Substring(diskPath.Replace('\\', '/').LastIndexOf('/') + 1);

    // The compiler drops the mark, but the dialect doesn't allow it, so whoever reads the text must see it.
    private static string ByteOrderMarkOf(SourceText text) => text.Encoding?.GetPreamble().Length > 0 ? "\ufeff" : "";
}
