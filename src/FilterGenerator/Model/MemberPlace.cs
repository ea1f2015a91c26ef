using Banhammer.FilterLanguage.Faults;

namespace Banhammer.FilterGenerator.Model;

/// <summary>Where an emitted member comes from.</summary>
/// <param name="Member">The member's name.</param>
/// <param name="Title">What it is to users, as <c>failregex 4</c>.</param>
/// <param name="Where">The place in the configuration, by path of what is compiled.</param>
internal sealed record MemberPlace(string Member, string Title, SourceSpan Where);
