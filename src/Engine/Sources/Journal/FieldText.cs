using System;

namespace Banhammer.Engine.Sources.Journal;

/// <summary>The bytes of one field of an entry, kept in a buffer that is used again, up to a limit.</summary>
internal sealed class FieldText(int maxBytes)
{
    private byte[] bytes = new byte[Math.Min(maxBytes, 256)];
    private int length;
    private bool isSet;

    /// <summary>What it holds; empty if the entry has no such field.</summary>
    public ReadOnlySpan<byte> Value => bytes.AsSpan(0, length);

    /// <summary>Makes it ready for the next entry.</summary>
    public void Clear() => (length, isSet) = (0, false);

    /// <summary>Takes the field; of several with the same name the first counts.</summary>
    public void SetFirst(ReadOnlySpan<byte> value)
    {
        if (!isSet)
        {
            isSet = true;
            Append(value);
        }
    }

    /// <summary>Takes the field; several with the same name are joined by blanks.</summary>
    public void Join(ReadOnlySpan<byte> value)
    {
        if (isSet)
        {
            Append(" "u8);
        }

        isSet = true;
        Append(value);
    }

    private void Append(ReadOnlySpan<byte> value)
    {
        value = value[..Math.Min(value.Length, maxBytes - length)];
        if (value.Length > bytes.Length - length)
        {
            Array.Resize(ref bytes, Math.Min(maxBytes, Math.Max(2 * bytes.Length, length + value.Length)));
        }

        value.CopyTo(bytes.AsSpan(length));
        length += value.Length;
    }
}
