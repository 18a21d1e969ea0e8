using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>What a browser that has joined carries in its cookie.</summary>
/// <param name="WorkshopId">The workshop it has joined.</param>
/// <param name="OrganisationId">Whose workshop that is.</param>
/// <param name="Key">Random; nobody is named.</param>
public sealed record VoterPass(Guid WorkshopId, int OrganisationId, string Key);

/// <summary>Where a code on the wall leads.</summary>
public sealed record JoinTarget(Guid WorkshopId, int OrganisationId, string Organisation, string Round);

/// <summary>What is voted on.</summary>
/// <param name="Id">The item on the agenda.</param>
/// <param name="Kind">A question or a sub-area.</param>
/// <param name="Code">Its code.</param>
/// <param name="Area">Area.</param>
/// <param name="SubArea">The sub-area, or the question's.</param>
/// <param name="Question">The question; of a sub-area the one that sees the whole of it. Null where the edition has none.</param>
public sealed record VotedItem(int Id, PartKind Kind, string Code, Area Area, SubArea SubArea, Question? Question)
{
    internal static VotedItem? Find(FrameworkEdition edition, int id, PartKind kind, string code) => (
        from area in edition.Areas
        from subArea in area.SubAreas
        let question = subArea.Questions.FirstOrDefault(q => kind == PartKind.SubArea ? q.Core : q.Code == code)
        where kind == PartKind.SubArea ? subArea.Code == code : question is not null
        select new VotedItem(id, kind, code, area, subArea, question)).FirstOrDefault();
}

/// <summary>A revealed ballot.</summary>
/// <param name="Id">Ballot.</param>
/// <param name="Number">1 for the first revealed vote on the item, and so on.</param>
/// <param name="RevealedUtc">When.</param>
/// <param name="Votes">How many voted.</param>
/// <param name="Levels">Votes for level 0–5; empty where too few voted for that to be shown.</param>
/// <param name="DontKnow">Votes for "vet ej".</param>
/// <param name="Minimum">The round's minimum group.</param>
public sealed record BallotCounts(Guid Id, int Number, DateTime RevealedUtc, int Votes, IReadOnlyList<int> Levels, int DontKnow, int Minimum)
{
    public bool Shown => Levels.Count > 0;

    internal static BallotCounts From(Ballot row, int number, int minimum) => new(
        row.Id,
        number,
        row.RevealedUtc ?? row.OpenedUtc,
        row.Votes ?? 0,
        row is { Count0: { } c0, Count1: { } c1, Count2: { } c2, Count3: { } c3, Count4: { } c4, Count5: { } c5 } ? [c0, c1, c2, c3, c4, c5] : [],
        row.CountDontKnow ?? 0,
        minimum);
}

/// <summary>What every voter's screen shows; the same for all, and nothing of who has voted.</summary>
public sealed record VotingState
{
    public required Guid WorkshopId { get; init; }

    public required int OrganisationId { get; init; }

    public string Organisation { get; init; } = "";

    public string Round { get; init; } = "";

    /// <summary>True where nobody can vote any more.</summary>
    public bool Over { get; init; }

    public VotedItem? Item { get; init; }

    /// <summary>The ballot that takes votes now.</summary>
    public Guid? OpenBallot { get; init; }

    /// <summary>The last revealed ballot on the item, where none is open.</summary>
    public BallotCounts? Result { get; init; }

    /// <summary>Another word as soon as the screen has to change.</summary>
    public string Tag => this switch
    {
        { Over: true } => "slut",
        { OpenBallot: { } ballot } => $"o{ballot:N}",
        { Result: { } result } => $"r{result.Id:N}",
        _ => "vantar",
    };
}

/// <summary>What one voter sees.</summary>
/// <param name="State">What all see.</param>
/// <param name="MyVote">What this browser has said in the open ballot, 0–6; null where nothing.</param>
public sealed record VoterView(VotingState State, byte? MyVote);

/// <summary>What the coordinator sees: how many, never what.</summary>
public sealed record VotingRoom
{
    public required Guid WorkshopId { get; init; }

    public required VotedItem Item { get; init; }

    public required int Minimum { get; init; }

    /// <summary>False once the round is confirmed.</summary>
    public bool RoundClosed { get; init; }

    /// <summary>Null where nobody may join.</summary>
    public string? JoinCode { get; init; }

    /// <summary>When the meeting ends by itself; null where it has not begun or is over.</summary>
    public DateTime? UntilUtc { get; init; }

    /// <summary>Browsers that have joined.</summary>
    public int Joined { get; init; }

    public Guid? OpenBallot { get; init; }

    public int Voted { get; init; }

    /// <summary>Another item that is being voted on, which must end first.</summary>
    public VotedItem? Elsewhere { get; init; }

    /// <summary>Revealed ballots of the item, the last one first.</summary>
    public IReadOnlyList<BallotCounts> Results { get; init; } = [];

    /// <summary>Too few for the distribution to be shown.</summary>
    public bool TooFew => Voted < Minimum;

    /// <summary>So few of those who are there that somebody may still be reading.</summary>
    public bool ManyMissing => Voted * 2 < Joined;

    public string Tag => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Controls}-{Joined}-{Voted}");

    /// <summary>Another word as soon as other things can be done.</summary>
    public string Controls => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{JoinCode}-{(UntilUtc is null ? 0 : 1)}-{OpenBallot:N}-{Elsewhere?.Id}-{Results.Count}-{(RoundClosed ? 1 : 0)}");
}
