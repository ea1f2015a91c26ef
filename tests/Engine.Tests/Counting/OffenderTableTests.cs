using System.Collections.Generic;
using System.Linq;
using System.Text;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Counting;

public sealed class OffenderTableTests
{
    private static readonly OffenderHashKey Key = new(21, 22);

    [Theory]
    [InlineData(8_000)]
    [InlineData(200)]
    [InlineData(12)]
    public void Table_ManyAddsAndRemoves_EqualsADictionary(int offenders)
    {
        var table = new OffenderTable(Key);
        var twin = new Dictionary<Offender, (int Number, uint Value)>();
        var random = new System.Random(3);
        var batch = new CountedFailure[OffenderTable.BatchSize];
        var lookups = new OffenderLookup[OffenderTable.BatchSize];
        for (var step = 0u; step < 2000; step++)
        {
            foreach (ref var failure in System.MemoryExtensions.AsSpan(batch))
                failure = new CountedFailure(Who(random.Next(offenders)), default);
            table.Fetch(batch, lookups);

            // Grows, then shrinks to few, again and again; what was fetched may have gone or moved when its turn comes.
            var growing = step / 200 % 2 == 0;
            for (var i = 0; i < batch.Length; i++)
            {
                var offender = batch[i].Offender;
                var known = twin.TryGetValue(offender, out var expected);
                table.Find(offender).ShouldBe(known ? expected.Number : -1);
                var number = table.FindOrAdd(offender, lookups[i]);
                table[number].Offender.ShouldBe(offender);
                if (known)
                {
                    number.ShouldBe(expected.Number);
                    table[number].Place.ShouldBe(expected.Value);
                }

                if (random.Next(4) == 0 || growing)
                {
                    table[number].Place = step;
                    table[number].Marks |= OffenderMarks.Told;
                    twin[offender] = (number, step);
                    table.Release(number);
                }
                else
                {
                    table[number].Marks &= ~OffenderMarks.Told;
                    twin.Remove(offender);
                    table.Release(number);
                    table[number].Marks.ShouldBe(OffenderMarks.None);
                }

                table.Count.ShouldBe(twin.Count);
            }
        }

        foreach (var (offender, (number, value)) in twin)
        {
            table.Find(offender).ShouldBe(number);
            table[number].Place.ShouldBe(value);
        }
    }

    [Fact]
    public void FindOrAdd_OffendersOfAllKinds_AreToldApart()
    {
        var texts = new OffenderTexts(Key);
        Offender[] offenders =
        [
            default,
            .. "0.0.0.0 :: 192.0.2.1 192.0.2.0/24 192.0.2.0/25 192.0.0.0/16 2001:db8:: 2001:db8::/32 2001:db8::/127 ::/0"
                .Split(' ').Select(text => texts.Read(Encoding.ASCII.GetBytes(text))),
            texts.Keep("192.0.2.1"u8),
            texts.Keep("alice"u8),
        ];
        var table = new OffenderTable(Key);

        var numbers = offenders.Select(offender => table.FindOrAdd(offender)).ToArray();

        numbers.ShouldBeUnique();
        numbers.Select(number => table[number].Offender).ShouldBe(offenders);
        offenders.Select(offender => table.FindOrAdd(offender)).ShouldBe(numbers);
        offenders.Select(offender => table.HashOf(offender)).ShouldBeUnique();
    }

    [Fact]
    public void Release_Held_StaysUntilNobodyHoldsIt()
    {
        var table = new OffenderTable(Key);
        var number = table.FindOrAdd(Who(1));
        table[number].Count = 1;
        table[number].Marks |= OffenderMarks.Banned;
        table.Release(number);
        table[number].Count = 0;
        table.Release(number);
        table.Find(Who(1)).ShouldBe(number);
        table[number].Marks &= ~OffenderMarks.Banned;
        table.Release(number);
        table.Find(Who(1)).ShouldBe(-1);
        table.FindOrAdd(Who(2)).ShouldBe(number);
    }

    private static Offender Who(int number) => Offender.From(Address.FromIPv4((uint)number));
}
