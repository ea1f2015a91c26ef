using System.Collections.Generic;

namespace Banhammer.Engine.Dates;

/// <summary>The templates of one detector in the order in which they are tried; those that hit move up.</summary>
internal sealed class TemplateRanking
{
    private const int UnusedSeconds = 300;

    private readonly RankedTemplate[] ranked;
    private int firstUnused;

    public TemplateRanking(DateTemplateList templates)
    {
        ranked = new RankedTemplate[templates.Count];
        for (var i = 0; i < ranked.Length; i++) ranked[i] = new RankedTemplate(templates[i]);
    }

    /// <summary>Templates in all.</summary>
    public int Count => ranked.Length;

    /// <summary>All, in their present order.</summary>
    public IReadOnlyList<RankedTemplate> All => ranked;

    /// <summary>The template at a place.</summary>
    public RankedTemplate this[int index] => ranked[index];

    /// <summary>Counts a hit of the template at a place, and gives its place from now on.</summary>
    /// <param name="index">Its place so far.</param>
    /// <param name="lastIndex">The place of the template that hit before, which is left where it is.</param>
    /// <param name="distance">Characters before the match.</param>
    /// <param name="nowSeconds">The reference time.</param>
    public int Hit(int index, int lastIndex, int distance, long nowSeconds)
    {
        var hit = ranked[index];
        hit.Hits++;
        hit.LastUsedSeconds = nowSeconds;
        hit.Distance = distance;
        if (firstUnused == index) firstUnused++;
        return index == 0 || index == lastIndex ? index : Rise(index);
    }

    // To the first unused place or half way up; if what stands there is heavier and in use, one place; else not at all.
    private int Rise(int index)
    {
        var target = firstUnused < index ? firstUnused : index / 2;
        if (!IsAbove(index, target))
        {
            if (target == index - 1) return index;
            target = index - 1;
            if (!IsAbove(index, target)) return index;
        }

        var moved = ranked[index];
        for (var i = index; i > target; i--) ranked[i] = ranked[i - 1];
        ranked[target] = moved;
        while (firstUnused < ranked.Length && ranked[firstUnused].Hits > 0) firstUnused++;
        return target;
    }

    private bool IsAbove(int index, int target)
        => ranked[index].Weight > ranked[target].Weight || ranked[index].LastUsedSeconds - UnusedSeconds > ranked[target].LastUsedSeconds;
}
