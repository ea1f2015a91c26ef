namespace Banhammer.Engine.Prefiltering;

/// <summary>Chooses for each regex the set of literals that is rarest in a sample of the log.</summary>
/// <remarks>
/// A regex for rejected logins may need <c>POST /login</c> and <c>" 401</c>; which of them is rare only the log can tell. How often a literal
/// occurs is taken to be how often its rarest window does, which is never too low.
/// </remarks>
internal sealed class SetChoice(LiteralTable table, WindowCounter counter)
{
    // A set has to be clearly rarer than the one that is used, so that chance in a sample doesn't change it.
    private const double ClearlyRarer = 0.7;

    /// <summary>Makes the choice by what the counter has counted. Allocates nothing.</summary>
    public void Make()
    {
        for (var rule = 0; rule < table.RuleCount; rule++)
        {
            var best = table.ChosenSet(rule);
            var least = table.SetCount(rule) > 0 ? Occurrences(rule, best) * ClearlyRarer : 0;
            for (var set = 0; set < table.SetCount(rule); set++)
            {
                if (set != table.ChosenSet(rule) && Occurrences(rule, set) is var count && count < least)
                {
                    (best, least) = (set, count);
                }
            }

            table.Choose(rule, best);
        }

        table.Apply();
    }

    private double Occurrences(int rule, int set)
    {
        var sum = 0.0;
        foreach (var literal in table.LiteralsOf(rule, set))
        {
            sum += counter.LeastCountOf(table.Literals[literal]);
        }

        return sum;
    }
}
