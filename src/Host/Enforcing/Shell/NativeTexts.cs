using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Banhammer.Host.Enforcing.Shell;

/// <summary>Texts as a C program takes them: pointers to UTF-8 that ends in a zero, and a null pointer last.</summary>
internal sealed unsafe class NativeTexts : IDisposable
{
    private readonly nint* pointers;
    private readonly int count;

    /// <summary>Copies the texts. A zero in one, which would end it, becomes U+FFFD.</summary>
    public NativeTexts(IReadOnlyList<string> texts)
    {
        count = texts.Count;
        pointers = (nint*)NativeMemory.Alloc((nuint)(count + 1), (nuint)sizeof(nint));
        for (var i = 0; i < count; i++)
        {
            pointers[i] = Marshal.StringToCoTaskMemUTF8(texts[i].Replace('\0', '\uFFFD'));
        }

        pointers[count] = 0;
    }

    /// <summary>The first pointer; valid until this is disposed.</summary>
    public nint* Pointers => pointers;

    public void Dispose()
    {
        for (var i = 0; i < count; i++)
        {
            Marshal.FreeCoTaskMem(pointers[i]);
        }

        NativeMemory.Free(pointers);
    }
}
