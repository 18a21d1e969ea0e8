using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>One answer to save.</summary>
/// <param name="QuestionCode">Question code in the round's edition.</param>
/// <param name="Value">Level, vet ej, ej tillämpligt, or unanswered to clear the choice.</param>
/// <param name="Comment">Free text.</param>
/// <param name="EvidenceKind">Where the respondent has seen it.</param>
/// <param name="EvidenceLink">Address or name of what shows it.</param>
/// <param name="ExpectedVersion">Version last seen; 0 where nothing was saved.</param>
public sealed record SaveAnswer(
    string QuestionCode, AnswerValue Value, string? Comment, EvidenceKind? EvidenceKind, string? EvidenceLink, int ExpectedVersion);

/// <summary>What became of a save.</summary>
public abstract record SaveOutcome;

/// <param name="Version">Goes back with the next save.</param>
/// <param name="SavedUtc">For "Sparad 14:32"; it is not stored.</param>
public sealed record Saved(int Version, DateTime SavedUtc) : SaveOutcome;

/// <summary>Another tab saved something else meanwhile; nothing was written.</summary>
/// <param name="Current">What is stored now, or null where nothing is.</param>
public sealed record SaveConflict(SavedAnswer? Current) : SaveOutcome;

public sealed record SaveRefused(SaveRefusal Reason) : SaveOutcome;

public enum SaveRefusal
{
    UnknownParticipant,
    RoundNotYetOpen,
    RoundClosed,
    AlreadySubmitted,

    /// <summary>No such question in this round's depth.</summary>
    UnknownQuestion,

    /// <summary>The round asks it, but not of this role group.</summary>
    NotAsked,

    ValueOutOfRange,
    CommentTooLong,
    LinkTooLong,
}

/// <summary>What became of a whole page's save: all of it or nothing.</summary>
public abstract record SavePageOutcome;

/// <param name="Versions">New version by question code.</param>
/// <param name="SavedUtc">For "Sparad 14:32".</param>
public sealed record PageSaved(IReadOnlyDictionary<string, int> Versions, DateTime SavedUtc) : SavePageOutcome;

/// <param name="Conflicts">Codes where another tab was first.</param>
/// <param name="Current">Everything stored now of the questions on the page, by code.</param>
public sealed record PageConflict(IReadOnlyList<string> Conflicts, IReadOnlyDictionary<string, SavedAnswer> Current) : SavePageOutcome;

/// <param name="Faults">What was wrong, by question code; the code is empty where it is about the whole page.</param>
public sealed record PageRefused(IReadOnlyDictionary<string, SaveRefusal> Faults) : SavePageOutcome;
