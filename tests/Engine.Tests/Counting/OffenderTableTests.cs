using System.Collections.Generic;
using Banhammer.Engine.Counting;
using Banhammer.Engine.Matching;
using Shouldly;
using Xunit;

namespace Banhammer.Engine.Tests.Counting;

public sealed class OffenderTableTests
{
    [Fact]
    public void Table_ManyAddsAndRemoves_EqualsADictionary()
    {
        var table = new OffenderTable<long>(new OffenderHashKey(21, 22), 8000);
        var twin = new Dictionary<Offender, (int Number, long Value)>();
        var random = new System.Random(3);
        for (var step = 0L; step < 60_000; step++)
        {
            // Grows to some thousands, then shrinks to few, again and again.
            var growing = step / 5000 % 2 == 0;
            var offender = Offender.From(Address.FromIPv4((uint)random.Next(8000)));
            var hash = table.HashOf(offender);
            var number = table.Find(offender, hash);
            number.ShouldBe(twin.TryGetValue(offender, out var expected) ? expected.Number : -1);
            if (number < 0 && (growing || random.Next(4) == 0))
            {
                number = table.Add(offender, hash);
                table[number].ShouldBe(0);
                table[number] = step;
                twin.Add(offender, (number, step));
            }
            else if (number >= 0 && (!growing || random.Next(4) == 0))
            {
                table[number].ShouldBe(expected.Value);
                table.OffenderOf(number).ShouldBe(offender);
                table.Remove(number);
                twin.Remove(offender);
            }

            table.Count.ShouldBe(twin.Count);
        }

        foreach (var (offender, (number, value)) in twin)
        {
            table.Find(offender, table.HashOf(offender)).ShouldBe(number);
            table[number].ShouldBe(value);
        }
    }
}
