using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>A report that has been read, to be kept for review.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Text">The text as read; null for a workbook.</param>
/// <param name="Report">What was found in it.</param>
/// <param name="File">The file, or the pasted text as one, so that it is known again; null where there is none.</param>
/// <param name="Who">Name of who brought it.</param>
public sealed record NewDraft(ReportSource Source, ReportText? Text, ParsedReport Report, DraftFile? File, string? Who);

/// <param name="Name">Name as it was sent.</param>
/// <param name="Content">All of it.</param>
public sealed record DraftFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>What came of keeping a report.</summary>
public abstract record DraftOutcome;

/// <summary>A new draft.</summary>
public sealed record DraftMade(Guid DraftId) : DraftOutcome;

/// <summary>The same file has been read before.</summary>
/// <param name="DraftId">The draft that awaits its review; null where it is confirmed.</param>
/// <param name="EvaluationId">The confirmed evaluation; null where it is a draft still.</param>
public sealed record DraftKnown(Guid? DraftId, Guid? EvaluationId) : DraftOutcome;

/// <summary>An evaluation to be entered without a report.</summary>
public sealed record NewByHand(string Edition, string Municipality, int Year, int? Month, string? Who);

/// <summary>What the reviewer says of the evaluation as a whole.</summary>
/// <param name="DraftId">The draft.</param>
/// <param name="Stamp">The state it was changed from.</param>
/// <param name="Municipality">Whose report it is.</param>
/// <param name="Year">When the evaluation was made.</param>
/// <param name="Month">1–12, or null.</param>
/// <param name="Edition">Key of the edition.</param>
/// <param name="Numbers">Numbers without area (printed totals, rows that fit no area) by id of the value; null leaves one out.</param>
/// <param name="Confirm">True where it is right as it stands.</param>
/// <param name="IsOurs">The reviewer has said that it is this municipality, though the name differs.</param>
public sealed record SaveDraftHead(
    Guid DraftId, Guid Stamp, string? Municipality, int? Year, int? Month, string? Edition, IReadOnlyDictionary<int, decimal?> Numbers, bool Confirm, bool IsOurs)
{
    /// <summary>True where the areas that nothing asks a closer look of are confirmed with it.</summary>
    public bool AndCertain { get; init; }
}

/// <summary>What the reviewer says of an area, or of the recommendations where there is no area.</summary>
/// <param name="DraftId">The draft.</param>
/// <param name="Stamp">The state it was changed from.</param>
/// <param name="Area">Area number; null for the recommendations.</param>
/// <param name="Numbers">Numbers by id of the value; null leaves one out, what is not named stays.</param>
/// <param name="Findings">Findings by id; what is not named stays.</param>
/// <param name="Summary">The evaluators' summary; null where it stays.</param>
/// <param name="Confirm">True where it is right as it stands.</param>
public sealed record SaveDraftPart(
    Guid DraftId, Guid Stamp, int? Area, IReadOnlyDictionary<int, decimal?> Numbers, IReadOnlyDictionary<int, FindingEdit> Findings, string? Summary, bool Confirm)
{
    /// <summary>The finding where the improvements begin, if the reviewer has pointed it out.</summary>
    public int? SplitAt { get; init; }

    /// <summary>True where every suggestion of the part is taken as it is.</summary>
    public bool Accept { get; init; }

    /// <summary>True where an empty finding is added at the end.</summary>
    public bool Add { get; init; }
}

/// <summary>A finding as the reviewer wants it.</summary>
public sealed record FindingEdit(FindingKind Kind, string? SubArea, string Text, bool GoldStar, bool LeftOut);

/// <summary>Makes a draft official.</summary>
/// <param name="DraftId">The draft.</param>
/// <param name="Stamp">The state that was looked at.</param>
/// <param name="Replace">True where it is to replace the evaluation of the same year and edition.</param>
/// <param name="Earlier">Earlier columns to keep as evaluations of their own: the edition by year.</param>
/// <param name="Who">Name of who confirms.</param>
public sealed record ConfirmDraft(Guid DraftId, Guid Stamp, bool Replace, IReadOnlyDictionary<int, string> Earlier, string? Who);
