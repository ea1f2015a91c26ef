namespace Banhammer.Host.Tests.Controlling.PeerProtocol;

/// <summary>Values as Python writes them, of the kinds that clients send and get.</summary>
internal static class PickleCases
{
    /// <summary>Values that each protocol has operations for.</summary>
    public static readonly string[] Plain =
    [
        "['ping']", "['status', 'sshd']", "None", "[True, False, None]", "[]", "()", "{}", "['']", "'x' * 70000", "['set', 'sshd', 'bantime', 600]",
        "[0, 1, -1, 255, 256, -256, 65535, 65536, 2**31-1, 2**31, -2**31, -2**31-1, 2**63-1, -2**63]", "[0.0, -1.5, 1e+300, -1e-05, 600.25, 0.0001, 1e15, -1.5e15, 1234567890123456.5, 1e16, -12345678901234568.0, 1e17]",
        "('a',)", "('a', 'b')", "('a', 'b', 'c')", "('a', 'b', 'c', 'd')", "{'stacksize': 0, 'b': [1, {'c': ()}]}",
        "['ä', '日本', '\\U0001f600', 'back\\\\slash', 'line\\nfeed', \"'\", '\"', 'tab\\t', 'nul\\x00', '\\\\u0041']",
        "['multi-set', 'j', 'addfailregex', ['^a <HOST>$', '^b <HOST>$']]", "list(range(3000))", "[['set', 'j%d' % i, 'x', 'y' * i] for i in range(300)]",
        "(lambda a: [a, a, [a, (a, a)]])(['shared', 'shared'])", "['reload', '--all', ['--restart'], [['set', 'loglevel', 'INFO'], ['start', 'j']]]",
    ];

    /// <summary>Values that only protocols from 4 on have operations for.</summary>
    public static readonly string[] Newer = ["{'one'}", "set()", "{3, 1, 2}", "b'\\x00\\xffa\\'\\\\'", "'\\udc80 is no UTF-8'.replace('\\udc80', 'x')"];

    /// <summary>Values that are more than data.</summary>
    public static readonly string[] Objects =
    [
        "Exception('x')", "len", "__import__('datetime').date(2020, 1, 2)", "type('A', (), {'__reduce__': lambda self: (eval, ('1',))})()",
        "1j", "__import__('collections').OrderedDict(a=1)", "__import__('decimal').Decimal(1)", "[1, [2, Exception('x')]]",
    ];
}
