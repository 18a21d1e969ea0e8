using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Comparison;

namespace Kompass.SelfAssess.App.Comparison;

/// <summary>What may be seen of the change since an earlier round.</summary>
public abstract record ChangeView;

public sealed record ChangeUnknownRound : ChangeView;

/// <summary>The round is a draft or open: nothing but the response rate.</summary>
public sealed record ChangeNotYet(ResultNotYet Result) : ChangeView;

/// <summary>The round is closed. What there is to compare it with, the latest first, and what is chosen of it.</summary>
/// <param name="Round">The round itself.</param>
/// <param name="Choices">Earlier closed rounds of the same municipality.</param>
public abstract record ChangeSince(RoundResult Round, IReadOnlyList<EarlierRound> Choices) : ChangeView;

/// <summary>No earlier round has closed, none is on the same scale, or the one that was asked for is none of them.</summary>
/// <param name="Round">The round itself.</param>
/// <param name="Choices">Earlier closed rounds.</param>
/// <param name="Asked">True where a round was asked for.</param>
public sealed record ChangeNothing(RoundResult Round, IReadOnlyList<EarlierRound> Choices, bool Asked) : ChangeSince(Round, Choices);

/// <summary>The chosen round stands on another scale, so nothing can be subtracted.</summary>
/// <param name="Round">The round itself.</param>
/// <param name="Choices">Earlier closed rounds.</param>
/// <param name="Earlier">The chosen one.</param>
/// <param name="Differences">Area numbers and sub-area codes that differ.</param>
public sealed record ChangeOtherScale(
    RoundResult Round, IReadOnlyList<EarlierRound> Choices, EarlierRound Earlier, IReadOnlyList<string> Differences) : ChangeSince(Round, Choices);

/// <summary>Two rounds beside each other.</summary>
/// <param name="Round">The later round.</param>
/// <param name="Choices">Earlier closed rounds.</param>
/// <param name="Earlier">The one that is compared with.</param>
/// <param name="Change">What has changed.</param>
/// <param name="Split">What the same, new and departed respondents make of it.</param>
public sealed record RoundsCompared(
    RoundResult Round, IReadOnlyList<EarlierRound> Choices, RoundResult Earlier, RoundChange Change, SplitView Split) : ChangeSince(Round, Choices);

/// <summary>The split of the difference by respondents, or why there is none.</summary>
public abstract record SplitView;

/// <summary>A round is anonymous: nobody knows who is the same.</summary>
/// <param name="Names">The anonymous rounds.</param>
public sealed record SplitAnonymous(IReadOnlyList<string> Names) : SplitView;

/// <summary>The answers have been deleted as promised.</summary>
/// <param name="Names">The rounds whose answers are gone.</param>
public sealed record SplitPurged(IReadOnlyList<string> Names) : SplitView;

/// <summary>The split, each part of it behind its gate.</summary>
public sealed record SplitKnown(ChangeSplit Split) : SplitView;

/// <param name="Id">Row id.</param>
/// <param name="Name">Its name.</param>
/// <param name="ClosedUtc">When it closed.</param>
/// <param name="SameScale">True where its points can be subtracted from the round's.</param>
/// <param name="Repeated">True where the round repeats it.</param>
public sealed record EarlierRound(Guid Id, string Name, DateTime ClosedUtc, bool SameScale, bool Repeated);
