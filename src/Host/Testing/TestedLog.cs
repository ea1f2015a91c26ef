using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Banhammer.Engine.Sources;
using Banhammer.Host.Cli;

namespace Banhammer.Host.Testing;

/// <summary>What a filter is tested with: the lines of a file, of standard input, of the command line itself, or entries of the journal.</summary>
internal abstract class TestedLog : IDisposable
{
    /// <summary>What the summary says about it, a line each.</summary>
    public abstract IReadOnlyList<string> Headings { get; }

    /// <summary>Whether its lines are searched for dates; false where each comes with its time.</summary>
    public abstract bool HasDates { get; }

    /// <summary>What ended the input before its time; null as long as nothing did.</summary>
    public virtual string? Problem => null;

    /// <summary>Whether an argument names the systemd journal.</summary>
    public static bool IsJournal(string log) => log.StartsWith("systemd-journal", StringComparison.Ordinal);

    /// <summary>Opens what the user named.</summary>
    /// <exception cref="UsageException">It names a file that can't be read.</exception>
    public static TestedLog Open(TestRequest request, TestedFilter filter, CommandContext context)
    {
        var log = request.Log;
        if (log != "-" && !File.Exists(log))
        {
            if (IsJournal(log))
            {
                return TestedJournal.Open(request, filter.Plan.Definition, context);
            }

            RequireNoPath(request);
            return TestedText.OfArgument(log, filter.Plan.Definition.MaxLines);
        }

        return LogSource.TryOpen(log, out var source, out var problem)
            ? TestedText.OfSource(request.Encoding.IsUtf8 ? source : new TranscodedSource(source, request.Encoding), request.Encoding)
            : throw new UsageException(problem);
    }

    /// <summary>Reads to the end, or until it is interrupted.</summary>
    public abstract void Read(EntryAction action, CancellationToken interrupted);

    /// <inheritdoc/>
    public abstract void Dispose();

    // To the peer whatever isn't a file is a line; here a mistyped path is an error.
    private static void RequireNoPath(TestRequest request)
    {
        if (request.FollowsPeer)
        {
            return;
        }

        if (Directory.Exists(request.Log))
        {
            throw new UsageException(request.Log, "it is a folder; expected a log file");
        }

        if (request.Log.Contains('/', StringComparison.Ordinal) && !request.Log.Any(char.IsWhiteSpace))
        {
            throw new UsageException(request.Log, "there is no such file; expected a log file, or lines of a log");
        }
    }
}
