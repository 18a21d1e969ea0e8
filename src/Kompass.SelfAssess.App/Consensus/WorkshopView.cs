using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>What there is of a round's workshop.</summary>
public abstract record WorkshopView;

public sealed record WorkshopUnknown : WorkshopView;

/// <summary>Draft or open: there is nothing to talk about yet.</summary>
public sealed record WorkshopNotYet(RoundHead Round) : WorkshopView;

/// <summary>Closed, but no agenda has been made (<see cref="WorkshopService.PrepareAsync"/>).</summary>
public sealed record WorkshopUnprepared(RoundHead Round) : WorkshopView;

/// <param name="Round">The round; once it is confirmed the workshop can be read and not changed.</param>
/// <param name="Edition">What was asked.</param>
/// <param name="Id">The workshop's row.</param>
/// <param name="Version">Goes back with every change.</param>
/// <param name="Minutes">Length of the meeting.</param>
/// <param name="Weights">What the ranking weighs.</param>
/// <param name="Items">On the agenda, in order.</param>
/// <param name="LeftOff">Not on it, in order of rank.</param>
public sealed record WorkshopAgenda(
    RoundHead Round,
    FrameworkEdition Edition,
    Guid Id,
    int Version,
    int Minutes,
    AgendaWeights Weights,
    IReadOnlyList<AgendaItem> Items,
    IReadOnlyList<AgendaItem> LeftOff) : WorkshopView
{
    /// <summary>What the items take together.</summary>
    public int ItemMinutes => Items.Sum(item => item.Minutes);

    /// <summary>What is left of the meeting after the items, its opening and its closing; negative where the agenda is too long.</summary>
    public int MinutesLeft => Minutes - Agenda.OpeningMinutes - Agenda.ClosingMinutes - ItemMinutes;

    /// <summary>Settled items, on the agenda or not.</summary>
    public int Decided => Items.Concat(LeftOff).Count(item => item.Decision is not null);

    /// <summary>Undone tasks, on whatever item.</summary>
    public int OpenTasks => Items.Concat(LeftOff).Sum(item => item.OpenTasks);
}

/// <summary>A question or sub-area with its place on the agenda and the reasons for it.</summary>
/// <param name="Id">The item's row: what a ballot is about.</param>
/// <param name="Ranked">Its measures, what they come to and its rank.</param>
/// <param name="Area">Where it belongs.</param>
/// <param name="SubArea">Where it belongs, or what it is.</param>
/// <param name="Question">The question that it is, or in a quick round the sub-area's only one; null where a sub-area has several.</param>
/// <param name="Minutes">How long it may take.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Decision">What was decided of it, if anything; null also where its sub-area or its questions are.</param>
/// <param name="OpenTasks">Undone tasks.</param>
public sealed record AgendaItem(
    int Id,
    RankedPart Ranked,
    Area Area,
    SubArea SubArea,
    Question? Question,
    int Minutes,
    ItemState State,
    DecisionView? Decision,
    int OpenTasks)
{
    public Part Part => Ranked.Part.Part;
}

public enum ItemState : byte
{
    Open = 0,

    /// <summary>Decided: the item itself, the sub-area of a question, or all questions of a sub-area.</summary>
    Decided = 1,

    /// <summary>Undecided, with somebody finding out.</summary>
    Task = 2,
}

/// <summary>Everything that is known of one item, for the meeting.</summary>
/// <param name="Round">The round.</param>
/// <param name="Edition">With the level shares.</param>
/// <param name="Item">The item with its place, decision and reasons.</param>
/// <param name="OnAgenda">True if it is on the agenda.</param>
/// <param name="WorkshopVersion">Goes back with a change of the agenda.</param>
/// <param name="Raw">Everybody's raw number of the part.</param>
/// <param name="Questions">Its question, or all of the sub-area's.</param>
/// <param name="Groups">Raw numbers of the part by role group, in order.</param>
/// <param name="Comments">What was written on its questions, as everybody may see it: the item may stand on a screen in the room.</param>
/// <param name="Evidence">What was named, per question, as far as it may be shown.</param>
/// <param name="Tasks">Undone first.</param>
/// <param name="Log">Newest first.</param>
/// <param name="Previous">Before it on the agenda.</param>
/// <param name="Next">After it on the agenda.</param>
public sealed record WorkshopItemView(
    RoundHead Round,
    FrameworkEdition Edition,
    AgendaItem Item,
    bool OnAgenda,
    int WorkshopVersion,
    Disclosed<ScoreCell> Raw,
    IReadOnlyList<ItemQuestion> Questions,
    IReadOnlyList<ItemGroup> Groups,
    Rounds.CommentList Comments,
    IReadOnlyDictionary<string, EvidenceNamed> Evidence,
    IReadOnlyList<TaskView> Tasks,
    IReadOnlyList<LogView> Log,
    AgendaItem? Previous,
    AgendaItem? Next)
{
    /// <summary>Decisions of the sub-area's other parts: its questions, or for a question the sub-area, which wins.</summary>
    public IReadOnlyList<DecisionView> Related { get; init; } = [];

    /// <summary>The highest points that can be decided.</summary>
    public decimal MaxPoints => Item.Ranked.Part.Points;
}

/// <param name="Question">With its level descriptors.</param>
/// <param name="Points">Points that it carries.</param>
/// <param name="Raw">Everybody's share, disagreement and "vet ej".</param>
/// <param name="Distribution">How many chose each answer.</param>
/// <param name="MayDecide">False where a decision of this question alone would tell what is withheld; the sub-area can be decided.</param>
public sealed record ItemQuestion(
    Question Question, decimal Points, Disclosed<ScoreCell> Raw, Disclosed<IReadOnlyList<int>> Distribution, bool MayDecide);

/// <param name="Key">Key of the role group.</param>
/// <param name="Cell">Its number of the part.</param>
public sealed record ItemGroup(string Key, Disclosed<ScoreCell> Cell);
