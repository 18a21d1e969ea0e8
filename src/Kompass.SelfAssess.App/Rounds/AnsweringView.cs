using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Everything the questionnaire shows one respondent.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="RespondentName">Null for one who came by an open link.</param>
/// <param name="GroupKey">Role group.</param>
/// <param name="State">How far the respondent has come.</param>
/// <param name="Round">The round.</param>
/// <param name="RoundState">Answers are taken only while it is open.</param>
/// <param name="ClosesOn">Last day, Stockholm date.</param>
/// <param name="Asked">What this group is asked, in order.</param>
/// <param name="Answers">Saved answers by question code; empty once an anonymous response is submitted.</param>
public sealed record AnsweringView(
    Guid ParticipantId,
    string? RespondentName,
    string GroupKey,
    ParticipantState State,
    AnsweredRound Round,
    RoundState RoundState,
    DateOnly ClosesOn,
    IReadOnlyList<AskedSubArea> Asked,
    IReadOnlyDictionary<string, SavedAnswer> Answers)
{
    public int Questions => Asked.Sum(subArea => subArea.Questions.Count);

    public int Answered => Asked.Sum(AnsweredIn);

    /// <summary>True while answers can be saved.</summary>
    public bool CanAnswer => RoundState == RoundState.Open && State != ParticipantState.Submitted;

    /// <summary>True while a submitted response can be taken back.</summary>
    public bool CanWithdraw =>
        RoundState == RoundState.Open && State == ParticipantState.Submitted && Round.Anonymity == Anonymity.Named;

    public int AnsweredIn(AskedSubArea subArea) => subArea.Questions.Count(question => IsAnswered(question.Code));

    public bool IsAnswered(string questionCode) =>
        Answers.TryGetValue(questionCode, out var answer) && answer.Value != AnswerValue.Unanswered;

    /// <summary>Where one who comes back goes on; null where all is answered.</summary>
    public Question? FirstUnanswered() => Asked.SelectMany(subArea => subArea.Questions).FirstOrDefault(question => !IsAnswered(question.Code));
}

/// <summary>What does not change of a round once it is open.</summary>
public sealed record AnsweredRound(
    Guid Id,
    string Name,
    string OrganisationName,
    string? ContactName,
    string? ContactEmail,
    Anonymity Anonymity,
    int MinimumGroup,
    RoundDepth Depth,
    bool Simulated,
    FrameworkEdition Edition)
{
    /// <summary>How many months answers are kept, as promised when the round opened; null before that.</summary>
    public int? PromisedMonths { get; init; }

    /// <summary>How many days old a backup gets, as promised when the round opened; null before that.</summary>
    public int? PromisedBackupDays { get; init; }
}

/// <summary>A sub-area with the questions that the respondent's group is asked of it.</summary>
public sealed record AskedSubArea(Area Area, SubArea SubArea, IReadOnlyList<Question> Questions);

/// <summary>An answer as stored; <paramref name="Version"/> goes back with the next save.</summary>
public sealed record SavedAnswer(
    string QuestionCode, AnswerValue Value, string? Comment, EvidenceKind? EvidenceKind, string? EvidenceLink, int Version);
