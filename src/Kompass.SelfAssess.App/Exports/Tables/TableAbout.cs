using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>The second sheet of a fetched table: where it comes from and what was chosen of it.</summary>
internal sealed class TableAbout(KompassDbContext db, TimeProvider clock)
{
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>A moment as it is written in a sheet.</summary>
    public static SheetCell Local(DateTime? utc) => SheetCell.Time(utc is { } moment ? TimeZoneInfo.ConvertTimeFromUtc(moment, Sweden) : null);

    /// <summary>Of numbers that have passed the gate.</summary>
    public TableFile Of(TableRequest request, RoundResult result, Table table, IReadOnlyList<Chosen>? chosen = null, RoundComparison? comparison = null)
    {
        var about = new AboutTable(result, request.Texts.Results, clock).Build(comparison);
        return new TableFile(result.Round.Name, table, about with { Rows = [.. Rows(request.Texts, table, chosen ?? []), .. about.Rows] });
    }

    /// <summary>Of anything else: with the organisation, if there is one, and the time.</summary>
    public async Task<TableFile> OfAsync(
        TableRequest request, string? subject, Table table, IEnumerable<(string Name, SheetCell Value)> facts, IReadOnlyList<Chosen>? chosen, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var organisation = await db.Organisations.Where(own => own.Id == db.Tenant.OrganisationId).Select(own => own.Name).SingleOrDefaultAsync(cancellationToken);
        (string Name, SheetCell Value)[] rows =
        [
            .. organisation is null ? Array.Empty<(string, SheetCell)>() : [(texts["Organisation"], SheetCell.Text(organisation))],
            .. facts,
            (texts.Results["ExportedAt"], Local(clock.GetUtcNow().UtcDateTime)),
        ];
        var about = Table.Of(texts.Results["SheetAbout"], rows, (texts.Results["Measure"], 34, row => SheetCell.Text(row.Name)), (texts.Results["Value"], 90, row => row.Value));
        return new TableFile(subject, table, about with { Rows = [.. Rows(texts, table, chosen ?? []), .. about.Rows] });
    }

    /// <summary>What a round is, where no number of it is told.</summary>
    public static IReadOnlyList<(string Name, SheetCell Value)> Facts(Round round, TableTexts texts) =>
    [
        .. round.Simulated ? [(texts.Results["Simulated"], SheetCell.Text(texts.Results["SimulatedText"]))] : Array.Empty<(string, SheetCell)>(),
        (texts.Results["Round"], SheetCell.Text(round.Name)),
        (texts.Results["State"], SheetCell.Text(texts[$"Round{round.State}"])),
        (texts["Anonymity"], SheetCell.Text(texts[$"Round{round.Anonymity}"])),
        (texts.Results["Period"], SheetCell.Text($"{round.OpensOn:yyyy-MM-dd} – {round.ClosesOn:yyyy-MM-dd}")),
    ];

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows(TableTexts texts, Table table, IReadOnlyList<Chosen> chosen)
    {
        yield return [SheetCell.Text(texts["TableName"]), SheetCell.Text(table.Name)];
        yield return [SheetCell.Text(texts["TableRows"]), SheetCell.Whole(table.Rows.Count)];
        foreach (var one in chosen.Where(one => one.Value is { Length: > 0 }))
        {
            yield return [SheetCell.Text(texts.Format("Chosen", one.Name)), SheetCell.Text(one.Value)];
        }
    }
}

/// <summary>A filter that is set.</summary>
/// <param name="Name">As the page calls it.</param>
/// <param name="Value">What was chosen; null where nothing was.</param>
internal sealed record Chosen(string Name, string? Value);
