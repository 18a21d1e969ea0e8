using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>What a round is to be. Content and anonymity can be changed until it opens.</summary>
public sealed record RoundContent
{
    public required string Name { get; init; }

    public required string EditionKey { get; init; }

    public required RoundDepth Depth { get; init; }

    public required Anonymity Anonymity { get; init; }

    public Weighting Weighting { get; init; } = Weighting.Respondents;

    public int MinimumGroup { get; init; } = 5;

    public required IReadOnlyList<RoundGroupChoice> Groups { get; init; }

    /// <summary>Names of the units that take part, in the order they are shown.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    public required DateOnly OpensOn { get; init; }

    public required DateOnly ClosesOn { get; init; }

    public int TargetPercent { get; init; } = 70;

    /// <summary>True where the program reminds those who have not submitted.</summary>
    public bool Reminders { get; init; } = true;

    /// <summary>True where the answers will be made up (the demo).</summary>
    public bool Simulated { get; init; }
}

/// <summary>A role group that takes part.</summary>
/// <param name="Key">Key of <see cref="RoleGroups"/>.</param>
/// <param name="Areas">Area numbers it answers; empty means all.</param>
public sealed record RoundGroupChoice(string Key, IReadOnlyList<int> Areas);

/// <param name="Content">What it is to be.</param>
/// <param name="Id">The id it gets, where whoever asks may ask twice; a new one otherwise.</param>
public sealed record CreateRound(RoundContent Content, Guid? Id = null)
{
    /// <summary>The round that it repeats, and row id of the version of the edition that it asks.</summary>
    internal (Guid RoundId, int EditionId)? Repeats { get; init; }
}

/// <param name="RoundId">The closed round.</param>
/// <param name="Id">The new round's id, made with the form, so that a form sent twice makes one round.</param>
/// <param name="Name">What the new round is called.</param>
/// <param name="OpensOn">Its first day.</param>
/// <param name="ClosesOn">Its last day.</param>
/// <param name="WithParticipants">True where the people of the closed round are to stand on its list.</param>
public sealed record RepeatRound(Guid RoundId, Guid? Id, string Name, DateOnly OpensOn, DateOnly ClosesOn, bool WithParticipants);

/// <summary>What a repeated round would be.</summary>
/// <param name="Content">Its content; name and dates are proposals.</param>
/// <param name="EditionId">Row id of the version of the edition that it would ask.</param>
/// <param name="Participants">How many people could stand on its list.</param>
/// <param name="Left">How many of the closed round could not, because they were taken off the list.</param>
public sealed record RepeatProposal(RoundContent Content, int EditionId, int Participants, int Left)
{
    /// <summary>Number of a newer version that asks other questions and is therefore not taken; null where there is none.</summary>
    public int? OtherVersion { get; init; }

    /// <summary>True where the list of the closed round has been deleted as promised.</summary>
    public bool Purged { get; init; }
}

/// <param name="RoundId">Which round.</param>
/// <param name="Version">The version that was read; a newer one refuses the change.</param>
/// <param name="Content">What it is to be.</param>
public sealed record ChangeRound(Guid RoundId, int Version, RoundContent Content);

/// <summary>What may change while the round is open.</summary>
/// <param name="RoundId">Which round.</param>
/// <param name="Version">The version that was read; a newer one refuses the change.</param>
/// <param name="ClosesOn">Last day.</param>
/// <param name="Reminders">True where reminders are sent.</param>
public sealed record Reschedule(Guid RoundId, int Version, DateOnly ClosesOn, bool Reminders);
