using System;
using System.Collections.Generic;

namespace Banhammer.Engine.Dates;

/// <summary>The zone abbreviations that stamps may use, with fixed offsets: no abbreviation switches to summer time.</summary>
/// <remarks>Ambiguous names have one meaning (CST is American); names that could mean too much, such as IST and BST, are absent.</remarks>
internal static class ZoneTable
{
    private static readonly (int Minutes, string Names)[] Rows =
    [
        (-720, "Y"),
        (-660, "NUT SST X"),
        (-600, "CKT HAST HST TAHT TKT W"),
        (-570, "MART MIT"),
        (-540, "AKST GAMT GIT HADT HNY V"),
        (-480, "AKDT CIST HAY HNP PST PT U"),
        (-420, "HAP HNR MST PDT T"),
        (-360, "CST EAST GALT HAR HNC MDT S"),
        (-300, "CDT COT EASST ECT EST ET HAC HNE PET R"),
        (-270, "HLV VET"),
        (-240, "AST BOT CLT COST EDT FKT GYT HAE HNA PYT Q"),
        (-210, "HNT NST NT"),
        (-180, "ADT ART BRT CLST FKST GFT HAA P PMST PYST SRT UYT WGT"),
        (-150, "HAT NDT"),
        (-120, "BRST FNT O PMDT UYST WGST"),
        (-60, "AZOT CVT EGT N"),
        (0, "EGST GMT UTC WET WT Z"),
        (60, "A CET DFT WAT WEDT WEST"),
        (120, "B CAT CEDT CEST EET SAST WAST"),
        (180, "C EAT EEDT EEST IDT MSK"),
        (210, "IRST"),
        (240, "AMT AZT D GET GST KUYT MSD MUT RET SAMT SCT"),
        (270, "AFT IRDT"),
        (300, "AMST AQTT AZST E HMT MAWT MVT PKT TFT TJT TMT UZT YEKT"),
        (330, "SLT"),
        (345, "NPT"),
        (360, "ALMT BIOT BTT F IOT KGT NOVT OMST YEKST"),
        (390, "CCT MMT"),
        (420, "CXT DAVT G HOVT ICT KRAT NOVST OMSST THA WIB"),
        (480, "ACT AWST BDT BNT CAST H HKT IRKT KRAST MYT PHT SGT ULAT WITA WST"),
        (540, "AWDT I IRKST JST KST PWT TLT WDT WIT YAKT"),
        (570, "ACST"),
        (600, "AEST K PGT VLAT YAKST YAPT"),
        (630, "ACDT LHST"),
        (660, "AEDT L LHDT MAGT NCT PONT SBT VLAST VUT"),
        (690, "NFT"),
        (720, "ANAST ANAT FJT GILT M MAGST MHT NZST PETST PETT TVT WFT"),
        (780, "FJST NZDT"),    ];

    private static readonly Dictionary<uint, int> MinutesByKey = Build();

    /// <summary>True if <paramref name="name"/> is an abbreviation, in capitals, that the table has.</summary>
    public static bool TryGetMinutes(ReadOnlySpan<byte> name, out int minutes) => MinutesByKey.TryGetValue(Key(name), out minutes);

    private static Dictionary<uint, int> Build()
    {
        var result = new Dictionary<uint, int>();
        Span<byte> bytes = stackalloc byte[8];
        foreach (var (minutes, names) in Rows)
        {
            foreach (var name in names.Split(' '))
            {
                for (var i = 0; i < name.Length; i++) bytes[i] = (byte)name[i];
                result[Key(bytes[..name.Length])] = minutes;
            }
        }

        return result;
    }

    // Up to five capitals at five bits each, with a leading 1 for the length.
    private static uint Key(ReadOnlySpan<byte> name)
    {
        var key = 1u;
        foreach (var letter in name) key = key << 5 | (uint)(letter - 'A');
        return key;
    }
}
