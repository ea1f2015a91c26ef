namespace Banhammer.Host.Enforcing.Nftables;

/// <summary>The numbers of the kernel's <c>linux/netfilter/nf_tables.h</c> that are used here.</summary>
internal static class Nft
{
    public const byte Inet = 1; // NFPROTO_INET
    public const byte IPv4 = 2;
    public const byte IPv6 = 10;
    public const ushort Subsystem = 10; // NFNL_SUBSYS_NFTABLES
    public const ushort BatchBegin = 0x10;
    public const ushort BatchEnd = 0x11;

    public const int NoSuchEntry = 2; // ENOENT

    /// <summary>Kinds of messages.</summary>
    public static class Do
    {
        private const ushort Base = Subsystem << 8;
        public const ushort AddTable = Base;
        public const ushort DeleteTable = Base | 2;
        public const ushort AddChain = Base | 3;
        public const ushort ListChains = Base | 4;
        public const ushort DeleteChain = Base | 5;
        public const ushort AddRule = Base | 6;
        public const ushort ListRules = Base | 7;
        public const ushort DeleteRule = Base | 8;
        public const ushort AddSet = Base | 9;
        public const ushort ListSets = Base | 10;
        public const ushort DeleteSet = Base | 11;
        public const ushort AddElements = Base | 12;
        public const ushort ListElements = Base | 13;
        public const ushort DeleteElements = Base | 14;
        public const ushort GetGeneration = Base | 16;
    }

    /// <summary>Attributes that chains, rules, sets and lists of elements have at the same numbers.</summary>
    public const ushort Table = 1;
    public const ushort ListElement = 1; // NFTA_LIST_ELEM
    public const ushort DataValue = 1;
    public const ushort DataVerdict = 2;
    public const ushort GenerationId = 1;

    public static class Chain
    {
        public const ushort Handle = 2;
        public const ushort Name = 3;
        public const ushort Hook = 4;
        public const ushort Policy = 5;
        public const ushort Type = 7;
        public const ushort HookNumber = 1;
        public const ushort HookPriority = 2;
    }

    public static class Rule
    {
        public const ushort Chain = 2;
        public const ushort Handle = 3;
        public const ushort Expressions = 4;
    }

    public static class Expression
    {
        public const ushort Name = 1;
        public const ushort Data = 2;
    }

    public static class Set
    {
        public const ushort Name = 2;
        public const ushort Flags = 3;
        public const ushort KeyType = 4;
        public const ushort KeyLength = 5;
        public const ushort Id = 10;
        public const ushort Handle = 16;
        public const uint IntervalFlag = 4;
        public const uint TimeoutFlag = 0x10;
        public const uint IPv4Type = 7; // what the program nft calls ipv4_addr
        public const uint IPv6Type = 8;
    }

    public static class Element
    {
        public const ushort Set = 2;
        public const ushort List = 3;
        public const ushort Key = 1;
        public const ushort Flags = 3;
        public const ushort Timeout = 4;
        public const uint IntervalEnd = 1;
    }
}
