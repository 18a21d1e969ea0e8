using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>What the platform's administrator sees: municipalities, everyone's editions, and what has run. Nothing of any round.</summary>
internal sealed class PlatformTableSource(
    KompassDbContext db, OrganisationService organisations, MemberService members, EditionCatalogue catalogue, TableAbout about) : TableSource
{
    private const string Municipality = "kommun";

    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("kommuner", TablePlace.Admin),
        new("samordnare", TablePlace.Admin, Municipality),
        new("delade-utgavor", TablePlace.Admin),
        new("korningar", TablePlace.Admin),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        switch (request.Name)
        {
            case "kommuner":
                return await about.OfAsync(request, null, Organisations(await organisations.ListAsync(cancellationToken), texts), [], null, cancellationToken);
            case "delade-utgavor":
                var shared = (await catalogue.ListAsync(cancellationToken)).Where(stored => stored.OrganisationId is null);
                return await about.OfAsync(request, null, FrameworkTableSource.All(shared, texts), [], null, cancellationToken);
            case "korningar":
                var runs = await db.JobRuns.AsNoTracking().OrderByDescending(run => run.StartedUtc).ThenByDescending(run => run.Id).ToListAsync(cancellationToken);
                return await about.OfAsync(request, null, Runs(runs, texts), [], null, cancellationToken);
        }

        return int.TryParse(request[Municipality], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await organisations.FindAsync(id, cancellationToken) is { } organisation
            ? await about.OfAsync(
                request,
                organisation.Name,
                Table.Of(
                    texts["SheetCoordinators"],
                    (await members.ListAsync(id, cancellationToken)).Where(member => member.Role == MemberRole.Coordinator),
                    (texts["PersonName"], 34, row => SheetCell.Text(row.Name)),
                    (texts["Email"], 40, row => SheetCell.Text(row.Email)),
                    (texts["NotYetIn"], 18, row => SheetCell.Text(texts.YesOrNo(row.Invited)))),
                [],
                [new(texts["Organisation"], organisation.Name)],
                cancellationToken)
            : new TableUnknown();
    }

    private static Table Organisations(IReadOnlyList<OrganisationRow> rows, TableTexts texts) => Table.Of(
        texts["SheetOrganisations"],
        rows,
        (texts["Organisation"], 34, row => SheetCell.Text(row.Name)),
        (texts["Slug"], 24, row => SheetCell.Text(row.Slug)),
        (texts["Coordinators"], 14, row => SheetCell.Whole(row.Coordinators)),
        (texts["Readers"], 14, row => SheetCell.Whole(row.Readers)),
        (texts["IsSimulated"], 12, row => SheetCell.Text(texts.YesOrNo(row.Simulated))));

    private static Table Runs(IReadOnlyList<JobRun> runs, TableTexts texts) => Table.Of(
        texts["SheetRuns"],
        runs,
        // A job without words of its own goes by its name in the program.
        (texts["Job"], 28, row => SheetCell.Text(texts.Find($"Job{row.Work}") ?? row.Work)),
        (texts["StartedAt"], 18, row => TableAbout.Local(row.StartedUtc)),
        (texts["EndedAt"], 18, row => TableAbout.Local(row.EndedUtc)),
        (texts["Seconds"], 12, row => SheetCell.Number((row.EndedUtc - row.StartedUtc).TotalSeconds, NumberForm.TwoDecimals)),
        (texts["RunOutcome"], 14, row => SheetCell.Text(texts[row.Failed ? "RunFailed" : row.Did == 0 ? "RunNothing" : "RunDone"])),
        (texts["Did"], 10, row => SheetCell.Whole(row.Did)),
        (texts["RunError"], 60, row => SheetCell.Text(row.Error)),
        (texts["Machine"], 24, row => SheetCell.Text(row.Machine)),
        (texts["AskedBy"], 26, row => SheetCell.Text(row.By ?? texts["BySchedule"])));
}
