namespace Banhammer.Host.Enforcing.Actions;

/// <summary>What an action is asked to do.</summary>
/// <param name="Kind">What.</param>
/// <param name="Ticket">For whom; null where it is about no ban.</param>
internal readonly record struct ActionStep(ActionStepKind Kind, ActionTicket? Ticket = null);
