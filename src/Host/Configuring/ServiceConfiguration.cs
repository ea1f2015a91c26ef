using System.Collections.Generic;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.FilterLanguage.Faults;

namespace Banhammer.Host.Configuring;

/// <summary>All that a folder of configuration says: the service, and the jails that are to run.</summary>
/// <param name="Folder">The folder that has <c>jail.conf</c>.</param>
/// <param name="Server">The service; null if <c>fail2ban.conf</c> has an error.</param>
/// <param name="Jails">The jails that are enabled, in the order of the files.</param>
/// <param name="Faults">What is wrong with the files beside their jails.</param>
internal sealed record ServiceConfiguration(string Folder, ServerDefinition? Server, IReadOnlyList<ConfiguredJail> Jails, IReadOnlyList<Fault> Faults);
