namespace Banhammer.FilterGenerator.Reading;

/// <summary>The folders that configuration stands in, as the program names them.</summary>
internal static class ConfFolders
{
    /// <summary>The filters of this repository.</summary>
    public const string Own = "filters";

    /// <summary>The user's filters, from <c>-p:BanhammerConfig=DIR</c>.</summary>
    public const string User = "filter.d";
}
