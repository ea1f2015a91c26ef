using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using Banhammer.Engine.Matching;
using Banhammer.FilterLanguage.Definitions;
using Banhammer.Host.Configuring;

namespace Banhammer.Host.Running;

/// <summary>What a jail's <c>ignoreip</c> and <c>ignoreself</c> come to at the moment: files are read, names looked up. Takes its time.</summary>
/// <param name="names">Looks host names up.</param>
internal sealed class IgnoredAddresses(IHostNames names)
{
    /// <summary>The words of an ignore list. A file that can't be read, or a name without address, adds nothing.</summary>
    public string Of(JailDefinition jail)
    {
        var words = jail.IgnoreWords.SelectMany(word => Words(word.Text)).SelectMany(WithAddresses);
        return string.Join(' ', words.Concat(jail.IgnoresSelf ? Own() : []).Distinct());
    }

    private static IEnumerable<string> Words(string word)
    {
        if (!IgnoreFile.IsNamed(word))
        {
            return [word];
        }

        try
        {
            return [.. IgnoreFile.Read(IgnoreFile.PathOf(word))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // the check of the configuration has told it; it may be there the next time
        }
    }

    // A name is itself too: an id may be just that text.
    private IEnumerable<string> WithAddresses(string word) =>
        Network.TryParse(word, out _, out _) || !JailCheck.MayBeHostName(word) ? [word] : names.Resolve(word).Select(address => address.ToString()).Prepend(word);

    private IEnumerable<string> Own()
    {
        var host = Dns.GetHostName();
        return Interfaces().Concat(new[] { "localhost", host }.SelectMany(names.Resolve).Select(address => address.ToString()));
    }

    private static IEnumerable<string> Interfaces()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces().SelectMany(face => face.GetIPProperties().UnicastAddresses)
                .Select(own => own.Address.ToString().Split('%')[0])]; // without the interface behind a link-local address
        }
        catch (NetworkInformationException)
        {
            return []; // this machine doesn't tell
        }
    }
}
