namespace Banhammer.Host.Controlling.PeerProtocol;

/// <summary>The operations of pickle that plain data needs, by the bytes that stand for them.</summary>
/// <remarks>Left out are those that import names, call, or build objects. Reference: PEP 3154, PEP 574 and Python's <c>pickletools</c>.</remarks>
internal static class PickleOpcode
{
    public const byte Mark = (byte)'(';
    public const byte Stop = (byte)'.';
    public const byte Pop = (byte)'0';
    public const byte PopMark = (byte)'1';
    public const byte Duplicate = (byte)'2';
    public const byte Protocol = 0x80;
    public const byte Frame = 0x95;

    public const byte None = (byte)'N';
    public const byte True = 0x88;
    public const byte False = 0x89;
    public const byte IntegerLine = (byte)'I';
    public const byte LongLine = (byte)'L';
    public const byte Integer4 = (byte)'J';
    public const byte Integer1 = (byte)'K';
    public const byte Integer2 = (byte)'M';
    public const byte Long1 = 0x8a;
    public const byte Long4 = 0x8b;
    public const byte FloatLine = (byte)'F';
    public const byte Float8 = (byte)'G';

    public const byte StringLine = (byte)'S';
    public const byte String4 = (byte)'T';
    public const byte String1 = (byte)'U';
    public const byte UnicodeLine = (byte)'V';
    public const byte Unicode4 = (byte)'X';
    public const byte Unicode1 = 0x8c;
    public const byte Unicode8 = 0x8d;
    public const byte Bytes4 = (byte)'B';
    public const byte Bytes1 = (byte)'C';
    public const byte Bytes8 = 0x8e;
    public const byte ByteArray8 = 0x96;

    public const byte EmptyList = (byte)']';
    public const byte List = (byte)'l';
    public const byte Append = (byte)'a';
    public const byte Appends = (byte)'e';
    public const byte EmptyTuple = (byte)')';
    public const byte Tuple = (byte)'t';
    public const byte Tuple1 = 0x85;
    public const byte Tuple2 = 0x86;
    public const byte Tuple3 = 0x87;
    public const byte EmptyDictionary = (byte)'}';
    public const byte Dictionary = (byte)'d';
    public const byte SetItem = (byte)'s';
    public const byte SetItems = (byte)'u';
    public const byte EmptySet = 0x8f;
    public const byte AddItems = 0x90;
    public const byte FrozenSet = 0x91;

    public const byte PutLine = (byte)'p';
    public const byte Put1 = (byte)'q';
    public const byte Put4 = (byte)'r';
    public const byte Memoize = 0x94;
    public const byte GetLine = (byte)'g';
    public const byte Get1 = (byte)'h';
    public const byte Get4 = (byte)'j';

    // Written only: an error is an exception of the client's, made of a name and arguments.
    public const byte StackGlobal = 0x93;
    public const byte Reduce = (byte)'R';
}
