namespace Kompass.SelfAssess.App;

/// <summary>Why a verb was not done. A value, not an exception: pages turn the code into a text beside the field.</summary>
/// <param name="Code">Which rule said no.</param>
/// <param name="Argument">What it said no to (a name, a key, a number), for the text; empty where the code says it all.</param>
public sealed record Refused(RefusalCode Code, string Argument = "");

public enum RefusalCode
{
    /// <summary>There is no such row in this organisation.</summary>
    NotFound,

    /// <summary>Somebody else changed it since it was read.</summary>
    ChangedBySomebodyElse,

    NameMissing,
    NameTooLong,
    EditionUnknown,
    EditionNotAssessable,

    /// <summary>The edition has no questions of that depth.</summary>
    DepthNotOffered,

    MinimumGroupTooLow,
    GroupsMissing,
    GroupUnknown,
    GroupTwice,
    AreaUnknown,
    UnitNameMissing,
    UnitNameTooLong,
    UnitUnknown,
    UnitTwice,

    /// <summary>Somebody on the list belongs to the group or unit that was to go.</summary>
    GroupHasParticipants,
    UnitHasParticipants,
    ClosesBeforeOpens,
    ClosesInThePast,
    TargetOutOfRange,

    /// <summary>The round has opened: content and anonymity are locked for everyone.</summary>
    Locked,

    NotDraft,
    NotOpen,
    NotClosed,
    NotConfirmed,

    /// <summary>Nobody is invited and no group has an open link.</summary>
    NobodyToAsk,

    /// <summary>Membership of the group is sensitive: nobody is invited to it by name.</summary>
    GroupByOpenLinkOnly,

    EmailBad,

    /// <summary>The address is already among the participants of the round.</summary>
    AlreadyInvited,

    /// <summary>The address is on the list but withdrawn: it is taken back, not added again.</summary>
    AddressWithdrawn,

    /// <summary>The participant is withdrawn and can only be taken back.</summary>
    Withdrawn,

    /// <summary>Group and unit are locked once an anonymous round is open.</summary>
    PlaceLocked,

    /// <summary>So is the address: another one is another participant.</summary>
    AddressLocked,

    LanguageUnknown,

    /// <summary>A text of a mail has a name in braces that means nothing, or a brace without its other half.</summary>
    PlaceholderUnknown,
    PlaceholderNotClosed,
    SubjectMissing,
    SubjectTooLong,
    SubjectHasLineBreak,
    OpeningMissing,
    MailTextTooLong,

    /// <summary>The participant has submitted and cannot be removed or sent a new link.</summary>
    AlreadySubmitted,

    /// <summary>Nothing is answered, so there is nothing to submit.</summary>
    NothingAnswered,

    /// <summary>An anonymous response cannot be taken back: nobody knows whose it is.</summary>
    AnonymousCannotWithdraw,

    /// <summary>The comment does not exist or may not be seen.</summary>
    CommentUnknown,

    /// <summary>Nobody has been let into the meeting, so nobody could vote.</summary>
    MeetingNotBegun,

    /// <summary>Another item is being voted on.</summary>
    AnotherBallotOpen,

    /// <summary>The ballot has been revealed, or broken off.</summary>
    BallotOver,

    /// <summary>The round does not ask that question or sub-area.</summary>
    PartNotAsked,

    /// <summary>A decision of this question alone would tell what is withheld; its sub-area can be decided.</summary>
    DecisionWouldTell,

    /// <summary>Neither a level nor points, or both.</summary>
    LevelOrPoints,

    LevelOutOfRange,

    /// <summary>Not from 0 to what the part carries.</summary>
    PointsOutOfRange,

    /// <summary>More than two decimals.</summary>
    PointsTooPrecise,

    ReasonMissing,
    TextTooLong,
    TaskTextMissing,
    OwnerMissing,

    /// <summary>The task is done.</summary>
    TaskDone,

    MeetingMinutesOutOfRange,
    ItemMinutesOutOfRange,
    WeightOutOfRange,

    /// <summary>The draft has become an evaluation already.</summary>
    DraftIsConfirmed,

    /// <summary>Parts of the draft that nobody has confirmed yet; the argument is their number.</summary>
    DraftUnconfirmed,

    /// <summary>What cannot be a result of the edition is left; the argument is how much.</summary>
    DraftHasFaults,

    MunicipalityMissing,

    /// <summary>The names differ: a person has to say that it is the same municipality.</summary>
    MunicipalityToConfirm,

    /// <summary>It is another municipality's report.</summary>
    MunicipalityNotYours,

    YearOutOfRange,
    MonthOutOfRange,

    /// <summary>Findings that are neither strength nor improvement yet; the argument is their number.</summary>
    FindingUnsorted,

    FindingTextMissing,

    /// <summary>There is nothing to confirm without points.</summary>
    PointsMissing,

    /// <summary>There is an evaluation of the same municipality, year and edition, and nobody has said that it is to be replaced.</summary>
    AlreadyConfirmed,

    /// <summary>More megabytes than a file of its kind may have.</summary>
    FileTooLarge,

    FileEmpty,

    /// <summary>A file of a kind that no report is read from: its name or ending.</summary>
    FileKindUnknown,

    /// <summary>Encrypted by rights management (IRM).</summary>
    FileProtected,

    /// <summary>The program that reads PDF files is not installed.</summary>
    PdfToolMissing,

    /// <summary>A scan: pictures of pages.</summary>
    PdfWithoutText,

    /// <summary>A password is needed, or copying is forbidden.</summary>
    PdfEncrypted,
    PdfTooManyPages,

    /// <summary>Its text is far longer than that of any report.</summary>
    PdfTooMuchText,
    PdfDamaged,

    /// <summary>Reading it took longer than so many seconds.</summary>
    PdfTooSlow,

    /// <summary>More municipalities to compare with than fit beside each other.</summary>
    TooManyPeers,

    /// <summary>A workbook, but not the template of an evaluation, or one of another version.</summary>
    WorkbookNotTemplate,

    /// <summary>Not opened at all; the argument is the <see cref="Imports.WorkbookFault"/>.</summary>
    WorkbookFile,

    /// <summary>The template, but not written with the evaluation that it is read into.</summary>
    WorkbookOfAnother,

    /// <summary>Codes of the template do not stand where they stood; like those below, the argument is the cells.</summary>
    WorkbookChanged,
    WorkbookMerged,

    /// <summary>Neither empty nor a number of points, a year or a month.</summary>
    WorkbookNumber,

    /// <summary>A formula, a date or an error where text is to stand.</summary>
    WorkbookText,

    /// <summary>Something else than can be chosen.</summary>
    WorkbookChoice,

    /// <summary>The argument is the sheets.</summary>
    WorkbookTooManyRows,

    /// <summary>No Word file at all.</summary>
    WordNotDocument,

    /// <summary>A Word file of before 2007.</summary>
    WordOldFormat,
    WordMacros,

    /// <summary>Linked pictures, objects or fields that fetch something; the argument is the first.</summary>
    WordLinks,

    /// <summary>Far more of it when unpacked than a template has.</summary>
    WordTooMuch,
    WordDamaged,

    /// <summary>The plan is closed: everything can be read, nothing changes.</summary>
    PlanClosed,

    TitleMissing,
    TitleTooLong,
    DescriptionTooLong,
    SuccessMeasureTooLong,
    StepTooLong,
    OwnerUnknown,
    OwnerHasLeft,

    /// <summary>The plan has an owner with that address; the argument is the name.</summary>
    OwnerTwice,

    StatusUnknown,
    PriorityUnknown,
    PercentOutOfRange,
    EffortOutOfRange,
    BudgetOutOfRange,
    DueBeforeStart,
    DueInThePast,
    EndsBeforeStart,
    TargetTwice,
    SubAreaUnknown,
    QuestionUnknown,

    /// <summary>The level to reach is not above the one it is at.</summary>
    LevelNotHigher,

    LinkBad,
    LinkTooLong,
    FindingUnknown,
    TaskUnknown,
    EvaluationUnknown,
    RoundUnknown,

    /// <summary>There is no action of that number in the plan.</summary>
    DependencyUnknown,

    /// <summary>Actions would wait for each other; the argument is the way round, by number.</summary>
    DependencyCircle,

    CommentMissing,
    CommentTooLong,
    HindranceTooLong,

    /// <summary>What was chosen is no longer suggested: the plan answers it, or the evaluation has changed.</summary>
    SuggestionGone,

    /// <summary>A follow-up is open; somebody has to say whether it ends with the plan.</summary>
    FollowUpOpen,

    /// <summary>The plan has an open follow-up.</summary>
    AnotherFollowUpOpen,

    /// <summary>All actions of the plan are done or cancelled, or it has none.</summary>
    NothingToFollowUp,

    /// <summary>The plan has been followed up today.</summary>
    FollowedUpToday,

    /// <summary>Not a working day; the argument is the next one.</summary>
    NotWorkingDay,

    /// <summary>The argument is the last possible day.</summary>
    OpenTooLong,

    /// <summary>The address has asked for no more mail.</summary>
    MailStopped,

    OpenDaysOutOfRange,
    AnchorDayMissing,
    OwnDatesMissing,

    /// <summary>The settings do not say when the coming official evaluation is.</summary>
    ComingEvaluationUnknown,

    /// <summary>The argument is the text or the day; so it is for the next two.</summary>
    OwnDateUnreadable,
    OwnDateInThePast,
    OwnDateAfterPlan,

    /// <summary>A later follow-up asks for another day still.</summary>
    ProposalSuperseded,

    /// <summary>The action is done or cancelled, so no day of it is to move.</summary>
    ActionOver,

    /// <summary>Answers of an anonymous round belong to nobody and leave it as numbers only.</summary>
    RoundAnonymous,

    /// <summary>The answers have been deleted, as was promised.</summary>
    AnswersDeleted,

    /// <summary>The argument is how many files may be on their way at a time.</summary>
    TooManyOrders,
}
