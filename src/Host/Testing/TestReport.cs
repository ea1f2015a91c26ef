namespace Banhammer.Host.Testing;

/// <summary>Prints what comes of a test, as it comes or at the end.</summary>
internal abstract class TestReport
{
    /// <summary>Called before the first line.</summary>
    public virtual void Begin(TestedFilter filter, TestedLog log)
    {
    }

    /// <summary>Called for each line, in order.</summary>
    public abstract void Add(in TestedLine line);

    /// <summary>Called behind the last line.</summary>
    /// <param name="tester">With the counts of its filter and dates.</param>
    /// <param name="seconds">How long the lines took.</param>
    public virtual void Finish(LineTester tester, double seconds)
    {
    }
}
