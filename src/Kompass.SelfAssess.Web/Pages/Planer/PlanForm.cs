using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What the form of a plan sends, as text, so that nothing typed is lost when something is wrong.</summary>
public sealed class PlanForm
{
    /// <summary>Made with the form, so that a form sent twice makes one plan.</summary>
    public Guid? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Edition { get; set; }

    public string? StartsOn { get; set; }

    public string? EndsOn { get; set; }

    public string? Evaluation { get; set; }

    public string? Round { get; set; }

    public string? BudgetDays { get; set; }

    public int Version { get; set; }

    public static PlanForm From(ActionPlan plan, string editionKey) => new()
    {
        Name = plan.Name,
        Description = plan.Description,
        Edition = editionKey,
        StartsOn = FormText.Of(plan.StartsOn),
        EndsOn = FormText.Of(plan.EndsOn),
        Evaluation = plan.EvaluationId?.ToString(),
        Round = plan.RoundId?.ToString(),
        BudgetDays = plan.BudgetDays?.ToString(CultureInfo.InvariantCulture),
        Version = plan.Version,
    };

    /// <summary>The content, or null with the field and text key of everything that cannot be read.</summary>
    public (PlanContent? Content, IReadOnlyList<(string Field, string Key)> Faults) Read()
    {
        var faults = new FormFaults();
        var starts = faults.Day(StartsOn, nameof(StartsOn));
        var ends = faults.Day(EndsOn, nameof(EndsOn));
        var content = new PlanContent(Name ?? "", Edition ?? "", starts ?? default, ends ?? default)
        {
            NewId = Id,
            Description = Description,
            EvaluationId = faults.Id(Evaluation, nameof(Evaluation)),
            RoundId = faults.Id(Round, nameof(Round)),
            BudgetDays = faults.Number(BudgetDays, nameof(BudgetDays)),
        };
        if (starts is null)
        {
            faults.Add(nameof(StartsOn), "FaultDay");
        }

        if (ends is null)
        {
            faults.Add(nameof(EndsOn), "FaultDay");
        }

        return (faults.All.Count > 0 ? null : content, faults.All);
    }
}

/// <summary>What a plan can be based on, and where in its form a refusal belongs.</summary>
public sealed class PlanFormChoices(KompassDbContext db, EditionCatalogue editions, IStringLocalizer<PlanTexts> texts, IStringLocalizer<ActionTexts> words)
{
    public IReadOnlyList<Choice> Editions { get; private set; } = [];

    public IReadOnlyList<Choice> Evaluations { get; private set; } = [];

    public IReadOnlyList<Choice> Rounds { get; private set; } = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Editions = [.. (await editions.ListAsync(cancellationToken)).Where(stored => stored.Edition.Assessable).Reverse()
            .Select(stored => new Choice(stored.Edition.Key, stored.Edition.Name.In(language)))];
        Evaluations = [.. (await db.Evaluations.Where(own => own.OrganisationId == db.Tenant.OrganisationId)
            .OrderByDescending(own => own.Year).ThenByDescending(own => own.Month).Select(own => new { own.Id, own.Municipality, own.Year, own.Findings.Count }).ToListAsync(cancellationToken))
            .Select(own => new Choice($"{own.Id}", texts["EvaluationChoice", own.Municipality, own.Year, own.Count]))];
        Rounds = [.. (await db.Rounds.Where(round => round.State == RoundState.Closed || round.State == RoundState.Confirmed)
            .OrderByDescending(round => round.ClosesOn).Select(round => new { round.Id, round.Name, round.ClosesOn }).ToListAsync(cancellationToken))
            .Select(round => new Choice($"{round.Id}", texts["RoundChoice", round.Name, PlanWords.DayAndYear(round.ClosesOn)]))];
    }

    public void Explain(ModelStateDictionary state, IReadOnlyList<(string Field, string Key)> faults)
    {
        foreach (var (field, key) in faults)
        {
            state.AddModelError($"Form.{field}", words[key]);
        }
    }

    public void Explain(ModelStateDictionary state, IEnumerable<Refused> refusals)
    {
        foreach (var refusal in refusals)
        {
            state.AddModelError(
                refusal.Code switch
                {
                    RefusalCode.NameMissing or RefusalCode.NameTooLong => "Form.Name",
                    RefusalCode.DescriptionTooLong => "Form.Description",
                    RefusalCode.EndsBeforeStart => "Form.EndsOn",
                    RefusalCode.BudgetOutOfRange => "Form.BudgetDays",
                    RefusalCode.EvaluationUnknown => "Form.Evaluation",
                    RefusalCode.RoundUnknown => "Form.Round",
                    RefusalCode.EditionUnknown or RefusalCode.EditionNotAssessable when Editions.Count > 1 => "Form.Edition",
                    _ => "",
                },
                words.Refusal(refusal));
        }
    }
}
