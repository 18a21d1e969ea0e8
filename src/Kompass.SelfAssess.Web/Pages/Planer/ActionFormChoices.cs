using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What there is to choose from for an action, and where in its form a refusal belongs.</summary>
public sealed class ActionFormChoices(KompassDbContext db, EditionCatalogue editions, IStringLocalizer<ActionTexts> texts, IStringLocalizer<ComponentTexts> words)
{
    public IReadOnlyList<Choice> Owners { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    /// <summary>Sub-areas and their questions, by code.</summary>
    public IReadOnlyList<Choice> Codes { get; private set; } = [];

    /// <summary>What the evaluation of the plan says is to be better, by area.</summary>
    public IReadOnlyList<(string Area, IReadOnlyList<Choice> Findings)> Findings { get; private set; } = [];

    public IReadOnlyList<Choice> Others { get; private set; } = [];

    public IReadOnlyList<Choice> Statuses => [.. TavlaModel.Order.Select(status => new Choice(status.ToString(), texts.Status(status)))];

    public IReadOnlyList<Choice> Priorities => [.. Enum.GetValues<ActionPriority>().OrderDescending().Select(priority => new Choice(priority.ToString(), texts.Priority(priority)))];

    public IReadOnlyList<Choice> Levels =>
        [.. LevelNames.TextKeys.Select((key, level) => new Choice(level.ToString(CultureInfo.InvariantCulture), $"{level.ToString(CultureInfo.InvariantCulture)} {words[key]}"))];

    /// <param name="plan">The plan.</param>
    /// <param name="before">The action as it stands; null for a new one.</param>
    /// <param name="number">Its number.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task LoadAsync(PlanPage plan, ActionContent? before, int? number, CancellationToken cancellationToken)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var edition = (await editions.GetAsync(plan.EditionId, cancellationToken)).Edition;
        Owners = [.. (await db.PlanOwners.Where(owner => owner.PlanId == plan.Id).OrderBy(owner => owner.Name).ToListAsync(cancellationToken))
            .Where(owner => owner.LeftUtc is null || owner.Id == before?.OwnerId)
            .Select(owner => new Choice($"{owner.Id}", owner.LeftUtc is null ? owner.Name : $"{owner.Name} {texts["OwnerLeftNote"]}"))];
        Units = await AnsvarigaModel.UnitsAsync(db, cancellationToken);
        Codes = [.. edition.SubAreas.SelectMany(subArea => subArea.Questions.Select(question => new Choice(question.Code, question.Text)).Prepend(new Choice(subArea.Code, subArea.Name.In(language))))];
        Others = [.. (await db.PlanActions.Where(action => action.PlanId == plan.Id && action.Number != number).OrderBy(action => action.Number)
            .Select(action => new { action.Number, action.Title }).ToListAsync(cancellationToken))
            .Select(action => new Choice(action.Number.ToString(CultureInfo.InvariantCulture), $"{action.Number.ToString(CultureInfo.InvariantCulture)}. {action.Title}"))];
        await LoadFindingsAsync(plan, before, edition, language, cancellationToken);
    }

    private async Task LoadFindingsAsync(PlanPage plan, ActionContent? before, FrameworkEdition edition, string language, CancellationToken cancellationToken)
    {
        var evaluation = await db.Plans.Where(own => own.Id == plan.Id).Select(own => own.EvaluationId).SingleAsync(cancellationToken);
        var rows = await db.Evaluations.Where(own => own.Id == evaluation).SelectMany(own => own.Findings).Where(finding => finding.Kind != FindingKind.Strength)
            .OrderBy(finding => finding.Area).ThenBy(finding => finding.Order).Select(finding => new { finding.Id, finding.Area, finding.Text }).ToListAsync(cancellationToken);
        // What the action answers already stays, though the evaluation has been replaced.
        var kept = (before?.Findings ?? []).Where(finding => finding.FindingId is { } id && !rows.Exists(row => row.Id == id)).ToList();
        Findings =
        [
            .. rows.GroupBy(row => row.Area).Select(area => (
                edition.Areas.FirstOrDefault(own => own.Number == area.Key) is { } own ? $"{own.Number.ToString(CultureInfo.InvariantCulture)} {own.Name.In(language)}" : texts["FindingsWhole"].Value,
                (IReadOnlyList<Choice>)[.. area.Select(row => new Choice(row.Id.ToString(CultureInfo.InvariantCulture), row.Text))])),
            .. kept.Count == 0 ? [] : new[] { (texts["FindingsKept"].Value, (IReadOnlyList<Choice>)[.. kept.Select(finding => new Choice($"{finding.FindingId}", finding.Text))]) },
        ];
    }

    public void Explain(ModelStateDictionary state, IReadOnlyList<(string Field, string Key)> faults, IEnumerable<Refused> refusals)
    {
        foreach (var (field, key) in faults)
        {
            state.AddModelError(FieldOf(field), texts[key]);
        }

        foreach (var refusal in refusals.Where(refusal => !faults.Any(fault => FieldOf(fault.Field) == FieldOf(refusal.Code))))
        {
            state.AddModelError(FieldOf(refusal.Code), texts.Refusal(refusal));
        }
    }

    private static string FieldOf(string field) => field == nameof(ActionForm.Targets) ? "Form.Targets[0].Code" : $"Form.{field}";

    private static string FieldOf(RefusalCode code) => code switch
    {
        RefusalCode.TitleMissing or RefusalCode.TitleTooLong => "Form.Title",
        RefusalCode.DescriptionTooLong => "Form.Description",
        RefusalCode.SuccessMeasureTooLong => "Form.SuccessMeasure",
        RefusalCode.StepTooLong => "Form.Steps",
        RefusalCode.OwnerUnknown or RefusalCode.OwnerHasLeft => "Form.OwnerId",
        RefusalCode.UnitUnknown => "Form.Unit",
        RefusalCode.StatusUnknown => "Form.Status",
        RefusalCode.PriorityUnknown => "Form.Priority",
        RefusalCode.PercentOutOfRange => "Form.Percent",
        RefusalCode.EffortOutOfRange => "Form.EffortDays",
        RefusalCode.PointsOutOfRange or RefusalCode.PointsTooPrecise => "Form.ExpectedGain",
        RefusalCode.DueBeforeStart or RefusalCode.DueInThePast => "Form.DueOn",
        RefusalCode.TargetTwice or RefusalCode.SubAreaUnknown or RefusalCode.QuestionUnknown or RefusalCode.LevelOutOfRange or RefusalCode.LevelNotHigher => "Form.Targets[0].Code",
        RefusalCode.LinkBad or RefusalCode.LinkTooLong => "Form.Links",
        RefusalCode.DependencyUnknown or RefusalCode.DependencyCircle => "Form.DependsOn",
        _ => "",
    };
}
