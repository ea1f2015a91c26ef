using Banhammer.Engine.Dates;

namespace Banhammer.Engine.Tests.Dates;

/// <summary>Gives each jail the dates of one source: the same, or its own.</summary>
internal sealed class SharedDates(bool isShared)
{
    private readonly LineDates shared = TestJail.NewDates();

    public LineDates Next() => isShared ? shared : TestJail.NewDates();
}
