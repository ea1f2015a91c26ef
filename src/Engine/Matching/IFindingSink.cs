namespace Banhammer.Engine.Matching;

/// <summary>Takes the findings of a line. Implemented by structs, so that the call is bound at compile time.</summary>
public interface IFindingSink
{
    /// <summary>Takes one; what it refers to is valid during the call only.</summary>
    void Add(in Finding finding);
}
