namespace Banhammer.Engine.Prefiltering;

/// <summary>Takes the occurrences of literals that a search finds.</summary>
internal interface IOccurrences
{
    /// <summary>Notes that <paramref name="literal"/> occurs from <paramref name="from"/> to <paramref name="to"/>, in the line of the last
    /// occurrence or a later one.</summary>
    void Mark(int from, int to, int literal);
}
