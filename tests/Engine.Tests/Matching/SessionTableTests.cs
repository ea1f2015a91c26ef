using System.Linq;
using System.Text;
using Banhammer.Engine.Dates;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Matching;

public sealed class SessionTableTests
{
    private readonly SessionTable table = new(new OffenderHashKey(1, 2), newDetails: null);

    [Fact]
    public void Find_UnknownId_IsNull() => table.Find("x"u8, default, out _).ShouldBeNull();

    [Fact]
    public void Add_HundredAndFirst_DropsTheOldestOnly()
    {
        for (var i = 0; i <= 100; i++)
        {
            Add(i);
        }

        Enumerable.Range(0, 101).Where(i => Has(i)).ShouldBe(Enumerable.Range(1, 100));
    }

    [Fact]
    public void Add_AfterRemovals_DropsNobodyWhileThereIsRoom()
    {
        for (var i = 0; i < 100; i++)
        {
            Add(i);
        }

        foreach (var i in new[] { 0, 50, 99 })
        {
            table.Remove(Find(i)!);
        }

        Add(100);
        Add(101);
        Add(102);
        Enumerable.Range(0, 103).Where(i => !Has(i)).ShouldBe([0, 50, 99]);
        Add(103);
        Has(1).ShouldBeFalse();
        Has(2).ShouldBeTrue();
    }

    [Fact]
    public void Add_RemovedAndAddedManyTimes_KeepsTheLongLivedOne()
    {
        Add(-1);
        for (var i = 0; i < 2_000; i++)
        {
            Add(i);
            table.Remove(Find(i)!);
        }

        Has(-1).ShouldBeTrue();
        Has(1_999).ShouldBeFalse();
    }

    [Theory]
    [InlineData(299_999_999, true)]
    [InlineData(300_000_000, false)]
    public void Find_After300Seconds_IsGone(long microseconds, bool expected)
    {
        Add(1);

        (Find(1, microseconds) is not null).ShouldBe(expected);
        (Find(1, 0) is not null).ShouldBe(expected);
    }

    private bool Has(int id) => Find(id) is not null;

    private Session? Find(int id, long microseconds = 0) => table.Find(Encoding.ASCII.GetBytes($"id {id}"), new EventTime(microseconds), out _);

    private void Add(int id)
    {
        var text = Encoding.ASCII.GetBytes($"id {id}");
        table.Find(text, default, out var hash);
        var slots = new FieldSlot[FieldTable.Meaningful];
        slots[FieldTable.SessionId] = new FieldSlot(0, text.Length);
        table.Add(hash, default).Start(new LineFields(text, slots, 1 << FieldTable.SessionId), default);
    }
}
