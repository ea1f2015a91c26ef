using System.Threading;
using System.Threading.Tasks;

namespace Banhammer.Host.Controlling;

/// <summary>Carries commands out, whichever socket they come from.</summary>
internal interface ICommandHandler
{
    /// <summary>Carries one out.</summary>
    /// <param name="command">A list: the verb and its arguments, as the peer's client sends them.</param>
    /// <param name="cancellation">Who sent it has gone.</param>
    /// <returns>What the peer's server would answer.</returns>
    /// <exception cref="CommandException">It can't be carried out.</exception>
    Task<PlainValue> Handle(PlainValue command, CancellationToken cancellation);
}
