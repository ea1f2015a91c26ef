using System;
using System.Collections.Generic;
using System.Linq;
using Banhammer.Engine.Dates;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Enforcing.Shell;

namespace Banhammer.Host.Enforcing.Actions;

/// <summary>An action of <c>action.d</c>: carries out bans by the commands of its file, in the peer's order of checks, repairs and second tries.</summary>
/// <remarks>
/// A command that fails is tried once more. Before that, <c>actioncheck</c> is asked; where it fails too, <c>actionrepair</c> is run, or
/// <c>actionstop</c> and <c>actionstart</c>. Runs on the caller's thread; not thread-safe: owned by one queue.
/// </remarks>
/// <param name="texts">Its commands.</param>
/// <param name="shell">Runs them.</param>
/// <param name="batches">Carries many bans out at once; null where each is to be a command.</param>
/// <param name="log">Is told what they did.</param>
/// <param name="nobody">What tags stand for in commands that are about no ban.</param>
/// <param name="time">The clock.</param>
/// <param name="hasIPv6">Whether this machine has IPv6: actions that are started with their jail are started for that too.</param>
internal sealed class CommandAction(ActionTexts texts, ShellRunner shell, Batches? batches, ActionLog log, ActionTicket nobody, TimeProvider time, bool hasIPv6)
{
    private const string Any = "";

    private readonly SortedDictionary<string, FamilyState> families = new(StringComparer.Ordinal);

    /// <summary>How often the environment was repaired: bans from before are gone if that was a restart.</summary>
    public int Repairs { get; private set; }

    /// <summary>Whether restored bans pass it by.</summary>
    public bool SkipsRestored => texts.SkipsRestored;

    /// <summary>Whether it wants to know of bans that become longer.</summary>
    public bool IsProlongable => !string.IsNullOrWhiteSpace(Text("actionprolong", Any));

    /// <summary>Whether it can end all its bans at once.</summary>
    public bool IsFlushable => Text("actionflush", Any).Length > 0;

    private IEnumerable<string> Started => families.Where(pair => pair.Value.IsStarted).Select(pair => pair.Key);

    /// <summary>Starts it with its jail, unless its first ban is to do so.</summary>
    public bool Start() => texts.StartsOnDemand || Start(!texts.HasFamilies ? [Any] : hasIPv6 ? ["inet4", "inet6"] : ["inet4"]);

    /// <summary>Carries out a ban, starting the family of its address before if need be.</summary>
    public bool Ban(ActionTicket ticket) => Ban("actionban", ticket);

    /// <summary>Carries many bans out, at once where the command has a form that can be.</summary>
    /// <param name="tickets">The bans, in order; one offender may be there twice.</param>
    public void BanAll(IReadOnlyList<ActionTicket> tickets) => Each("actionban", tickets, ticket => Ban(ticket), family =>
    {
        if (texts.StartsOnDemand && !StateOf(family).IsStarted && !Start([family]))
            return false;
        return StateOf(family).IsStarted || !texts.StartsOnDemand;
    }, family => StateOf(family).IsStarted = StateOf(family).HasBans = true);

    /// <summary>Ends many bans, at once where the command has a form that can be.</summary>
    public void UnbanAll(IReadOnlyList<ActionTicket> tickets) => Each("actionunban", tickets, ticket => Unban(ticket), family => StateOf(family).HasBans, _ => { });

    /// <summary>Carries out a ban that had been carried out before the environment was repaired.</summary>
    public bool Reban(ActionTicket ticket) => Ban(Text("actionreban", ticket.Family).Length > 0 ? "actionreban" : "actionban", ticket);

    /// <summary>Tells it that a ban ends later than it was told.</summary>
    public bool Prolong(ActionTicket ticket) => Process("actionprolong", ticket);

    /// <summary>Ends a ban; nothing if no ban of the family was carried out.</summary>
    public bool Unban(ActionTicket ticket) => !StateOf(ticket.Family).HasBans || Process("actionunban", ticket);

    /// <summary>Ends all its bans at once.</summary>
    public bool Flush() => RunEach("actionflush", [.. families.Where(pair => pair.Value is { IsStarted: true, HasBans: true }).Select(pair => pair.Key)], state => state.HasBans = false);

    /// <summary>Runs what is to be run after its options were changed.</summary>
    public bool Reload() => RunEach("actionreload", [.. Started], _ => { });

    /// <summary>Stops it for all families that were started.</summary>
    public bool Stop()
    {
        string[] started = [.. Started];
        foreach (var family in started)
        {
            StateOf(family).IsStarted = StateOf(family).HasBans = false;
        }

        return RunEach("actionstop", started, state => state.StartedBy = null);
    }

    /// <summary>Looks whether what it depends on is there, and repairs it if not.</summary>
    public bool Check()
    {
        var isSane = true;
        foreach (var family in Started.ToArray())
        {
            if (Look(family, mayRepair: true) == Repair.Sane)
                continue;
            isSane = false;
            Forget(family);
        }

        return isSane;
    }

    // What is no single address, or isn't of a form that can be told at once, is told one by one, and so is all where telling it at once fails.
    private void Each(string operation, IReadOnlyList<ActionTicket> tickets, Action<ActionTicket> one, Func<string, bool> isReady, Action<string> done)
    {
        foreach (var group in tickets.GroupBy(ticket => ticket.Address is null ? null : ticket.Family))
        {
            var distinct = group.DistinctBy(ticket => ticket.Id).ToArray();
            if (batches is not null && group.Key is { } family && BatchForm.Recognise(Text(operation, family)) is { } form
                && (form.Kind == BatchKind.Netlink || distinct.Length > 1) && isReady(family) && batches.TryRun(form, distinct, texts.Timeout))
            {
                log.RanTogether(operation, distinct.Length);
                done(family);
                continue;
            }

            foreach (var ticket in group)
            {
                one(ticket);
            }
        }
    }

    private bool Ban(string operation, ActionTicket ticket)
    {
        var family = ticket.Family ?? Any;
        if (texts.StartsOnDemand && !StateOf(family).IsStarted && !Start([family]))
            return false;
        if (!Process(operation, ticket))
            return false;
        StateOf(family).IsStarted = StateOf(family).HasBans = true;
        return true;
    }

    private bool Start(IReadOnlyList<string> wanted)
    {
        var done = true;
        foreach (var family in wanted)
        {
            var text = FamilyText("actionstart", family);
            var isDone = text.Length == 0 || families.Any(pair => pair.Key != family && pair.Value.StartedBy == text) || Run("actionstart", text, family);
            done &= isDone;
            if (isDone)
            {
                StateOf(family).IsStarted = true;
                StateOf(family).HasBans = false;
                StateOf(family).StartedBy = text;
            }
        }

        return done;
    }

    // Families that a command doesn't tell apart need it once.
    private bool RunEach(string operation, IReadOnlyList<string> wanted, Action<FamilyState> done)
    {
        var isDone = true;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var family in wanted)
        {
            var text = FamilyText(operation, family);
            var succeeded = text.Length == 0 || seen.Contains(text) || Run(operation, text, family);
            isDone &= succeeded;
            if (succeeded)
            {
                seen.Add(text);
                done(StateOf(family));
            }
        }

        return isDone;
    }

    private bool Process(string operation, ActionTicket ticket)
    {
        var command = CommandBinder.Bind(Text(operation, ticket.Family), new TicketTags(ticket));
        if (Run(operation, command))
            return true;
        var isUnban = operation == "actionunban";
        if (Text("actioncheck", Any).Length > 0 || Text("actioncheck", ticket.Family).Length > 0)
        {
            var family = ticket.Family ?? Any;
            var repair = isUnban && !StateOf(family).IsStarted ? Repair.Sane : Look(family, !isUnban || texts.RepairsOnUnban);
            if (repair == Repair.Unwanted)
                log.Unrepaired(operation);
            if (repair != Repair.Sane)
                return false;
        }

        return Run(operation, command);
    }

    private Repair Look(string family, bool mayRepair)
    {
        var check = FamilyText("actioncheck", family);
        if (check.Length == 0 || Run("actioncheck", check, family))
            return Repair.Sane;
        if (!mayRepair)
            return Repair.Unwanted;
        log.Repairing();
        Repairs++;
        if (!Restore(family) || !Run("actioncheck", check, family))
        {
            log.NotRepaired();
            return Repair.Failed;
        }

        return Repair.Sane;
    }

    // With a command of its own, or by a stop that may fail and a start.
    private bool Restore(string family)
    {
        var repair = FamilyText("actionrepair", family);
        if (repair.Length > 0)
        {
            StateOf(family).IsStarted = Run("actionrepair", repair, family);
            return StateOf(family).IsStarted;
        }

        if (FamilyText("actionstop", family) is { Length: > 0 } stop)
            Run("actionstop", stop, family);
        Forget(family);
        return Start([family]);
    }

    // All families that were started by the same command stand and fall together.
    private void Forget(string family)
    {
        var text = FamilyText("actionstart", family);
        foreach (var state in families.Values.Where(state => state.StartedBy == text))
        {
            state.StartedBy = null;
        }

        StateOf(family).IsStarted = false;
    }

    private bool Run(string operation, string text, string family)
    {
        var ticket = nobody with { Time = EventTime.From(time.GetUtcNow()) };
        return Run(operation, CommandBinder.Bind(text, new TicketTags(ticket, family)));
    }

    private bool Run(string operation, ShellCommand command)
    {
        if (command.IsEmpty)
            return true;
        var outcome = shell.Run(command, texts.Timeout);
        log.Ran(operation, command, outcome);
        return outcome.IsSuccess;
    }

    // A command about a family but no ticket: its <family> is known, whatever a ticket would answer isn't.
    private string FamilyText(string operation, string family)
    {
        var text = Text(operation, family);
        return family.Length == 0 ? text : text.Replace("<family>", family, StringComparison.Ordinal);
    }

    private string Text(string operation, string? family) => texts.Find(operation, family, CommandBinder.BuiltIn);

    private FamilyState StateOf(string? family)
    {
        if (!families.TryGetValue(family ?? Any, out var state))
            families.Add(family ?? Any, state = new FamilyState());
        return state;
    }
}
