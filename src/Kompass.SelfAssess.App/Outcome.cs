using System.Diagnostics.CodeAnalysis;

namespace Kompass.SelfAssess.App;

/// <summary>What a verb gives back: its value, or every reason it was refused, so that a form can show them all at once.</summary>
public sealed record Outcome<T>(T? Value, IReadOnlyList<Refused> Refusals)
{
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Done => Refusals.Count == 0;

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refused refusal) => new(default, [refusal]);

    public static implicit operator Outcome<T>(List<Refused> refusals) => new(default, refusals);
}
