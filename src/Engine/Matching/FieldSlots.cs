using System.Runtime.CompilerServices;

namespace Banhammer.Engine.Matching;

/// <summary>The places of the fields that mean something, by their number in <see cref="FieldTable"/>; the default value has none.</summary>
[InlineArray(FieldTable.Meaningful)]
internal struct FieldSlots
{
    private FieldSlot first;
}
