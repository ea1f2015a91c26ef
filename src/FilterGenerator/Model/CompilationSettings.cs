namespace Banhammer.FilterGenerator.Model;

/// <summary>What the regex generator asks the compilation for; taken from the real one so that the nested one answers the same.</summary>
/// <param name="AllowUnsafe">Whether unsafe code is allowed: it saves clearing buffers on the stack.</param>
/// <param name="CheckOverflow">Whether arithmetic is checked unless said otherwise.</param>
internal sealed record CompilationSettings(bool AllowUnsafe, bool CheckOverflow);
