namespace Banhammer.Corpus.Tests;

/// <summary>A failure in a line.</summary>
internal sealed record PeerFailure(int Line, string Id);
