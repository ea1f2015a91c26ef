namespace Banhammer.FilterLanguage.Definitions;

/// <summary>One option that is passed to a filter, as in <c>sshd[mode=aggressive]</c>.</summary>
/// <param name="Name">As written; case counts.</param>
/// <param name="Value">Without its quotes and the blanks around it.</param>
public sealed record FilterArgument(string Name, string Value);
