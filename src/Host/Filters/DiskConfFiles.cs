using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Banhammer.FilterLanguage.Conf;

namespace Banhammer.Host.Filters;

/// <summary>Configuration files of the disk, read as strict UTF-8.</summary>
internal sealed class DiskConfFiles : IConfFiles
{
    private static readonly UTF8Encoding strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public bool TryRead(string path, out string text, out string? problem)
    {
        (text, problem) = ("", null);
        try
        {
            text = strictUtf8.GetString(File.ReadAllBytes(path));
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (DecoderFallbackException e)
        {
            problem = $"it is not UTF-8: byte 0x{e.BytesUnknown?.FirstOrDefault():x2} at offset {e.Index}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = Directory.Exists(path) ? "it is a folder" : e.Message.TrimEnd('.');
        }

        return false;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder)
    {
        try
        {
            return Directory.GetFiles(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
