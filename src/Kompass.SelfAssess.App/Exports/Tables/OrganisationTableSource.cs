using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>What a municipality has: rounds, plans, reports that await their review, and its settings.</summary>
internal sealed class OrganisationTableSource(
    KompassDbContext db, OrganisationService organisations, MemberService members, SharingService sharing, MailTemplateService templates,
    ReportDraftReader drafts, TableAbout about, TimeProvider clock) : TableSource
{
    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("omgangar", TablePlace.Evaluations),
        new("planer", TablePlace.Evaluations),
        new("utkast", TablePlace.Evaluations, TableAudience.Coordinator),
        new("enheter", TablePlace.Settings, TableAudience.Coordinator),
        new("medlemmar", TablePlace.Settings, TableAudience.Coordinator),
        new("delning", TablePlace.Settings, TableAudience.Coordinator),
        new("mejltexter", TablePlace.Settings, TableAudience.Coordinator),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        if (db.Tenant.OrganisationId is not { } organisation)
        {
            return new TableUnknown();
        }

        var texts = request.Texts;
        var table = request.Name switch
        {
            "omgangar" => Rounds(await RoundListRow.Of(db).ToListAsync(cancellationToken), texts),
            "planer" => Plans(await PlanListRow.Of(db, StockholmDays.Today(clock)).ToListAsync(cancellationToken), texts),
            "utkast" => Drafts(await drafts.WaitingAsync(cancellationToken), texts),
            "enheter" => Table.Of(texts["SheetUnits"], await organisations.UnitsAsync(cancellationToken), (texts.Results["Unit"], 50, unit => SheetCell.Text(unit.Name))),
            "medlemmar" => Members(await members.ListAsync(organisation, cancellationToken), texts),
            "delning" => Shared(await sharing.LoadAsync(cancellationToken), texts),
            _ => Templates(await templates.ListAsync(cancellationToken), texts),
        };
        return await about.OfAsync(request, null, table, [], null, cancellationToken);
    }

    private static Table Rounds(IReadOnlyList<RoundListRow> rounds, TableTexts texts) => Table.Of(
        texts["SheetRounds"],
        rounds,
        (texts.Results["Round"], 40, row => SheetCell.Text(row.Name)),
        (texts.Results["State"], 14, row => SheetCell.Text(texts[$"Round{row.State}"])),
        (texts["Opens"], 12, row => SheetCell.Date(row.OpensOn)),
        (texts["Closes"], 12, row => SheetCell.Date(row.ClosesOn)),
        (texts.Results["ClosedAt"], 18, row => TableAbout.Local(row.ClosedUtc)),
        (texts.Results["ConfirmedAt"], 18, row => TableAbout.Local(row.ConfirmedUtc)),
        (texts.Results["Invited"], 14, row => SheetCell.Whole(row.Invited)),
        (texts["SubmittedNamed"], 18, row => SheetCell.Whole(row.Submitted)),
        (texts["ByOpenLink"], 18, row => SheetCell.Whole(row.ByOpenLink)),
        (texts["IsSimulated"], 12, row => SheetCell.Text(texts.YesOrNo(row.Simulated))));

    private static Table Plans(IReadOnlyList<PlanListRow> plans, TableTexts texts) => Table.Of(
        texts["SheetPlans"],
        plans,
        (texts["Plan"], 44, row => SheetCell.Text(row.Name)),
        (texts.Results["State"], 14, row => SheetCell.Text(texts[$"Plan{row.State}"])),
        (texts["StartsOn"], 12, row => SheetCell.Date(row.StartsOn)),
        (texts["EndsOn"], 12, row => SheetCell.Date(row.EndsOn)),
        (texts["ActionsAsked"], 12, row => SheetCell.Whole(row.Actions)),
        (texts["ActionsDone"], 12, row => SheetCell.Whole(row.Done)),
        (texts["ActionsLate"], 12, row => SheetCell.Whole(row.Late)),
        (texts["FollowUpUntil"], 20, row => SheetCell.Date(row.FollowUpUntil)),
        (texts["IsSimulated"], 12, row => SheetCell.Text(texts.YesOrNo(row.Simulated))));

    private static Table Drafts(IReadOnlyList<ReportDraftRow> drafts, TableTexts texts) => Table.Of(
        texts["SheetDrafts"],
        drafts,
        (texts["Organisation"], 30, row => SheetCell.Text(row.Municipality)),
        (texts["Year"], 8, row => SheetCell.Whole(row.Year)),
        (texts["Month"], 8, row => SheetCell.Whole(row.Month)),
        (texts["ReadFrom"], 22, row => SheetCell.Text(texts[$"ReadFrom{row.Source}"])),
        (texts["SourceFile"], 50, row => SheetCell.Text(row.FileName)),
        (texts["ReadAt"], 18, row => TableAbout.Local(row.CreatedUtc)),
        (texts["By"], 26, row => SheetCell.Text(row.CreatedBy)));

    private static Table Members(IReadOnlyList<MemberRow> rows, TableTexts texts) => Table.Of(
        texts["SheetMembers"],
        rows,
        (texts["PersonName"], 34, row => SheetCell.Text(row.Name)),
        (texts["Email"], 40, row => SheetCell.Text(row.Email)),
        (texts["MemberRole"], 16, row => SheetCell.Text(texts[$"Member{row.Role}"])),
        (texts["NotYetIn"], 18, row => SheetCell.Text(texts.YesOrNo(row.Invited))));

    private static Table Shared(SharingView view, TableTexts texts) => Table.Of(
        texts["SheetSharing"],
        view.Rounds,
        (texts.Results["Round"], 44, row => SheetCell.Text(row.Name)),
        (texts.Results["Edition"], 16, row => SheetCell.Text(row.Edition)),
        (texts.Results["ConfirmedAt"], 18, row => TableAbout.Local(row.ConfirmedUtc)));

    private static Table Templates(IReadOnlyList<TemplateRow> rows, TableTexts texts) => Table.Of(
        texts["SheetTemplates"],
        rows,
        (texts["MailKind"], 34, row => SheetCell.Text(texts[$"Kind{row.Kind}"])),
        (texts["TemplateLanguage"], 12, row => SheetCell.Text(texts[$"Language_{row.Language}"])),
        (texts["OwnWords"], 14, row => SheetCell.Text(texts.YesOrNo(row.IsOwn))));
}
