using System.Globalization;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>Reports as the owner's pages say them.</summary>
public sealed class OwnerWords(IStringLocalizer<OwnerTexts> texts, AnsweringWords words, TimeProvider time)
{
    private const int MinutesPerAction = 2;
    private const int LeastMinutes = 3;

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public string Actions(int count) => count == 1 ? texts["ActionsOne"] : texts["ActionsMany", words.Number(count)];

    public string Minutes(int actions) => words.Number(Math.Max(LeastMinutes, MinutesPerAction * actions));

    public string Status(ActionStatus status) => texts[$"Status{status}"];

    /// <summary>"Pågår, 40 procent".</summary>
    public string Standing(ActionStatus status, int? percent) =>
        percent is { } share ? texts["StandingPercent", Status(status), share] : Status(status);

    public TagInfo State(AskedAction action) => action switch
    {
        { ReportedUtc: not null } => new(TagKind.Success, texts["StateSent"]),
        { Progress: ReportProgress.Ready } => new(TagKind.Success, texts["StateReady"]),
        { Progress: ReportProgress.Draft } => new(TagKind.Ongoing, texts["StateDraft"]),
        _ => new(TagKind.NotStarted, texts["StateUntouched"]),
    };

    /// <summary>The last day, and whether it has passed.</summary>
    public string Due(AskedAction action) => action.DueOn switch
    {
        null => texts["DueNone"],
        { } day when day < StockholmDays.Today(time) && action.Status.IsOpen => texts["DuePassed", Day(day)],
        { } day => texts["Due", Day(day)],
    };

    public string Fault(ReportFault fault) => fault switch
    {
        ReportFault.CommentTooLong or ReportFault.EvidenceTooLong or ReportFault.HindranceTooLong => texts[$"Fault{fault}", FollowUpReport.TextMaxLength],
        _ => texts[$"Fault{fault}"],
    };

    /// <summary>Name of the field where a fault is mended.</summary>
    public static string FieldOf(ReportFault fault) => fault switch
    {
        ReportFault.StatusMissing or ReportFault.StatusUnknown => "Form.Status",
        ReportFault.PercentOutOfRange or ReportFault.DoneIsNotHundred => "Form.Percent",
        ReportFault.CommentTooLong => "Form.Comment",
        ReportFault.EvidenceTooLong => "Form.Evidence",
        ReportFault.LinkTooLong or ReportFault.LinkNotWeb => "Form.EvidenceLink",
        ReportFault.HindranceTooLong => "Form.Hindrance",
        ReportFault.DateBad or ReportFault.DateNotAhead or ReportFault.DateBeforeStart or ReportFault.DateAsBefore => "Form.ProposedDueOn",
        ReportFault.StepUnknown => "Form.Steps",
        _ => "Form.Ratings",
    };
}
