using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>A plan: its actions, who answers for them, what else it might hold, and what a budget buys.</summary>
internal sealed class PlanTableSource(
    KompassDbContext db, PlanReader plans, SuggestionService suggestions, PortfolioService portfolios, CadenceService cadences, EditionCatalogue editions, TableAbout about) : TableSource
{
    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("atgarder", TablePlace.Plan, "visa", "ansvarig", "enhet", "omrade", "prioritet"),
        new("ansvariga", TablePlace.Plan),
        new("forslag", TablePlace.Plan, "omrade", "kalla"),
        new("forslag-utan-plats", TablePlace.Plan),
        new("portfolj", TablePlace.Plan, "budget"),
        new("portfolj-kurva", TablePlace.Plan),
        new("takt", TablePlace.Plan, TableAudience.Coordinator),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(own => own.Id == request.Id, cancellationToken) is not { } plan)
        {
            return new TableUnknown();
        }

        var edition = await editions.GetAsync(plan.EditionId, cancellationToken);
        var (table, chosen) = await TableAsync(request, plan, edition.Edition, cancellationToken);
        return await about.OfAsync(request, plan.Name, table, PlanFacts(plan, edition, request.Texts), chosen, cancellationToken);
    }

    internal static IReadOnlyList<(string Name, SheetCell Value)> PlanFacts(ActionPlan plan, StoredEdition edition, TableTexts texts) =>
    [
        .. plan.Simulated ? [(texts.Results["Simulated"], SheetCell.Text(texts["SimulatedPlan"]))] : Array.Empty<(string, SheetCell)>(),
        (texts["Plan"], SheetCell.Text(plan.Name)),
        (texts["PlanPeriod"], SheetCell.Text($"{plan.StartsOn:yyyy-MM-dd} – {plan.EndsOn:yyyy-MM-dd}")),
        (texts.Results["State"], SheetCell.Text(texts[$"Plan{plan.State}"])),
        (texts.Results["Edition"], SheetCell.Text(texts.Results.Format("EditionVersion", edition.Edition.Name.In(texts.Language), edition.Edition.Key, edition.Version))),
    ];

    private async Task<(Table Table, IReadOnlyList<Chosen> Chosen)> TableAsync(TableRequest request, ActionPlan plan, FrameworkEdition edition, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        switch (request.Name)
        {
            case "atgarder":
                var filter = new ActionFilter(request["visa"], request["ansvarig"], request["enhet"], request["omrade"], request["prioritet"]);
                var all = await plans.ActionsAsync(plan.Id, cancellationToken);
                return (new ActionTable(edition, texts).Build(filter.Of(all, request.Email)), Chosen(filter, all, edition, texts));
            case "ansvariga":
                return (Owners(await plans.OwnersAsync(plan.Id, cancellationToken), texts), []);
            case "forslag" or "forslag-utan-plats":
                var found = (await suggestions.LoadAsync(plan.Id, cancellationToken))!;
                var tables = new SuggestionTables(found, texts);
                return request.Name == "forslag" ? tables.Ranked(request["omrade"], request["kalla"]) : (tables.Unplaced(), []);
            case "takt":
                return (Dates((await cadences.FindAsync(plan.Id, cancellationToken))!, texts), []);
            default:
                var view = (await portfolios.LoadAsync(plan.Id, cancellationToken))!;
                var budget = BudgetOf(request["budget"]) ?? view.Ground.Plan.BudgetDays ?? view.Weighed.Curve[^1].Days / 2;
                return request.Name == "portfolj"
                    ? (Portfolio(view, budget, texts), [new(texts["Budget"], budget.ToString(CultureInfo.InvariantCulture))])
                    : (Curve(view, texts), []);
        }
    }

    /// <summary>Working days, as the page reads them.</summary>
    private static int? BudgetOf(string? typed) =>
        int.TryParse(string.Concat((typed ?? "").Where(character => !char.IsWhiteSpace(character))), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days <= PortfolioService.MostBudgetDays ? days : null;

    private static IReadOnlyList<Chosen> Chosen(ActionFilter filter, IReadOnlyList<ActionView> all, FrameworkEdition edition, TableTexts texts) =>
    [
        new(texts["Showing"], filter.Pill == ActionFilter.Pills[0] ? null : texts[$"Pill_{filter.Pill.Replace("-", "", StringComparison.Ordinal)}"]),
        new(texts["Owner"], filter.Owner == "ingen" ? texts["NoOwner"] : filter.Owner is { Length: > 0 } owner ? all.FirstOrDefault(action => action.Owner?.Id.ToString() == owner)?.Owner?.Name ?? owner : null),
        new(texts.Results["Unit"], filter.Unit is { Length: > 0 } unit ? all.FirstOrDefault(action => action.Content.UnitId?.ToString(CultureInfo.InvariantCulture) == unit)?.Unit ?? unit : null),
        new(texts.Results["Area"], filter.Area is { Length: > 0 } area ? edition.Areas.FirstOrDefault(own => own.Number.ToString(CultureInfo.InvariantCulture) == area)?.Name.In(texts.Language) ?? area : null),
        new(texts["Priority"], Enum.TryParse<ActionPriority>(filter.Priority, out var priority) ? texts[$"Priority{priority}"] : filter.Priority),
    ];

    private static Table Owners(IReadOnlyList<OwnerView> owners, TableTexts texts) => Table.Of(
        texts["SheetOwners"],
        owners,
        (texts["PersonName"], 30, row => SheetCell.Text(row.Owner.Name)),
        (texts["Email"], 36, row => SheetCell.Text(row.Owner.Email)),
        (texts.Results["Unit"], 34, row => SheetCell.Text(row.Unit)),
        (texts["OpenActions"], 14, row => SheetCell.Whole(row.Open)),
        (texts["AllActions"], 14, row => SheetCell.Whole(row.All)),
        (texts["Reach"], 26, row => SheetCell.Text(texts[row switch
        {
            { Owner.LeftUtc: not null } => "ReachLeft",
            { AddressDead: true } => "ReachDead",
            { Owner.Email: null } => "ReachNone",
            _ => "ReachFine",
        }])),
        (texts["MailLanguage"], 12, row => SheetCell.Text(texts[$"Language_{row.Owner.Language}"])),
        (texts["LeftAt"], 18, row => TableAbout.Local(row.Owner.LeftUtc)),
        (texts["ServerAnswer"], 50, row => SheetCell.Text(row.Failed?.Error)));

    private static Table Portfolio(PortfolioView view, int budget, TableTexts texts)
    {
        var best = view.Weighed.Best(budget);
        return Table.Of(
            texts["SheetPortfolio"],
            view.Actions,
            (texts["Number"], 7, row => SheetCell.Whole(row.Number)),
            (texts["Action"], 60, row => SheetCell.Text(row.Title)),
            (texts["Status"], 14, row => SheetCell.Text(texts[$"Status{row.Status}"])),
            (texts["SubAreas"], 18, row => SheetCell.Text(string.Join(", ", row.SubAreas))),
            (texts["DaysLeft"], 14, row => SheetCell.Whole(row.Days)),
            (texts["DaysAssumed"], 14, row => SheetCell.Text(texts.YesOrNo(row.DaysAssumed))),
            (texts["ExpectedPoints"], 14, row => SheetCell.Number(row.Gain.Points, NumberForm.TwoDecimals)),
            (texts["PointsGiven"], 16, row => SheetCell.Text(texts.YesOrNo(row.Gain.Given))),
            (texts["FullPoints"], 14, row => SheetCell.Number(row.Gain.Full.Sum(gain => gain.Points), NumberForm.TwoDecimals)),
            (texts["Chance"], 12, row => SheetCell.Number(row.Gain.Chance, NumberForm.Percent)),
            (texts["FinishChance"], 14, row => SheetCell.Number(row.FinishChance, NumberForm.Percent)),
            (texts["InBest"], 14, row => SheetCell.Text(texts.YesOrNo(best.Numbers.Contains(row.Number)))),
            (texts["DueOn"], 12, row => SheetCell.Date(row.DueOn)),
            (texts["DependsOn"], 14, row => SheetCell.Text(string.Join(", ", row.DependsOn))));
    }

    private static Table Curve(PortfolioView view, TableTexts texts)
    {
        var curve = view.Weighed.Curve;
        return Table.Of(
            texts["SheetCurve"],
            curve.Select((step, at) => (step.Days, step.Points, More: at == 0 ? (decimal?)null : step.Points - curve[at - 1].Points)),
            (texts["Days"], 14, row => SheetCell.Whole(row.Days)),
            (texts["ExpectedPoints"], 14, row => SheetCell.Number(row.Points, NumberForm.TwoDecimals)),
            (texts["MorePoints"], 16, row => SheetCell.Number(row.More, NumberForm.TwoDecimals)),
            (texts["ActionsOfBest"], 30, row => SheetCell.Text(string.Join(", ", view.Weighed.Best(row.Days).Numbers))));
    }

    private static Table Dates(CadenceView view, TableTexts texts)
    {
        DateOnly? busyUntil = view.OpenUntil;
        List<(CadenceDate Date, DateOnly? Closes)> rows = [];
        foreach (var date in view.Coming)
        {
            var skipped = date.Day <= busyUntil;
            var closes = PlanCadence.LastDay(date.Day, view.Choice.OpenDays);
            busyUntil = skipped ? busyUntil : closes;
            rows.Add((date, skipped ? null : closes));
        }

        return Table.Of(
            texts["SheetDates"],
            rows,
            (texts["Opens"], 14, row => SheetCell.Date(row.Date.Day)),
            (texts["Closes"], 14, row => SheetCell.Date(row.Closes)),
            (texts["NamedDay"], 14, row => SheetCell.Date(row.Date.Named)),
            (texts["WillBeSkipped"], 22, row => SheetCell.Text(texts.YesOrNo(row.Closes is null))));
    }
}
