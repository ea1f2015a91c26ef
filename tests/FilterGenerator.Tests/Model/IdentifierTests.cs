using System;
using System.Collections.Generic;
using Banhammer.FilterGenerator.Model;
using Shouldly;
using Xunit;

namespace Banhammer.FilterGenerator.Tests.Model;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("sshd", "Sshd")]
    [InlineData("apache-auth", "ApacheAuth")]
    [InlineData("mode=aggressive", "ModeAggressive")]
    [InlineData("3proxy", "Filter3proxy")]
    [InlineData("mail.öffentlich", "MailFfentlich")]
    [InlineData("--", "Unnamed")]
    public void Of_Name_GivesAnIdentifier(string name, string identifier) => Identifier.Of(name).ShouldBe(identifier);

    [Fact]
    public void Unique_TakenInAnotherCase_GetsANumber()
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "FooBar", "Foobar_2" };

        Identifier.Unique("Foobar", taken).ShouldBe("Foobar_3");
    }
}
