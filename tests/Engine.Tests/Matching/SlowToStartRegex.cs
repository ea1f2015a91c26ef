using System;
using System.Text.RegularExpressions;

namespace Banhammer.Engine.Tests.Matching;

/// <summary>A regex that matches everything, but whose first searches take too long, as those do that have to be compiled first.</summary>
internal sealed class SlowToStartRegex : Regex
{
    public SlowToStartRegex(int slowSearches)
    {
        pattern = "";
        capsize = 1;
        internalMatchTimeout = RuntimeRegex.Timeout;
        factory = new Factory(slowSearches);
    }

    private sealed class Factory(int slowSearches) : RegexRunnerFactory
    {
        protected override RegexRunner CreateInstance() => new Runner(slowSearches);
    }

    private sealed class Runner(int slowSearches) : RegexRunner
    {
        private int searches;

        protected override void Scan(ReadOnlySpan<char> text)
        {
            if (searches++ < slowSearches)
            {
                throw new RegexMatchTimeoutException();
            }

            Capture(0, 0, text.Length);
        }
    }
}
