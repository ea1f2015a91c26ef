using Banhammer.Host.Logging;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Banhammer.Host.Tests.Logging;

public sealed class LogSeverityTests
{
    [Theory]
    [InlineData("CRITICAL", 50, "CRITICAL")]
    [InlineData("fatal", 50, "CRITICAL")]
    [InlineData("Error", 40, "ERROR")]
    [InlineData("WARN", 30, "WARNING")]
    [InlineData("notice", 25, "NOTICE")]
    [InlineData("INFO", 20, "INFO")]
    [InlineData("MSG", 18, "MSG")]
    [InlineData("DEBUG", 10, "DEBUG")]
    [InlineData("TRACEDEBUG", 7, "TRACE")]
    [InlineData("HEAVYDEBUG", 5, "HEAVY")]
    [InlineData("25", 25, "NOTICE")]
    [InlineData("4", 4, "Level 4")]
    public void TryParse_NameOrNumber_GivesBoth(string text, int number, string name)
    {
        LogSeverity.TryParse(text, out var severity).ShouldBeTrue();

        severity.Number.ShouldBe(number);
        severity.Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("LOUD")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public void TryParse_AnythingElse_IsFalse(string text) => LogSeverity.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Of_EventName_TellsThePeersLevelsApart()
    {
        LogSeverity.Of(LogLevel.Information, new EventId(1, LogSeverity.Notice)).Name.ShouldBe("NOTICE");
        LogSeverity.Of(LogLevel.Information, new EventId(1, "Found")).Name.ShouldBe("INFO");
        LogSeverity.Of(LogLevel.Debug, new EventId(1, LogSeverity.Remark)).Name.ShouldBe("MSG");
    }
}
