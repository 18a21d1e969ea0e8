using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>The program with the demo in it, where statements are counted: what is read is read from here.</summary>
public sealed class ResultHost : KompassHost, IAsyncLifetime
{
    public DemoSummary Demo { get; private set; } = null!;

    public DemoOrganisation Karlskoga => Demo.Organisations[0];

    public Guid ClosedRound => Karlskoga.Rounds.Single(round => round.State == RoundState.Closed).Id;

    public Guid OpenRound => Karlskoga.Rounds.Single(round => round.State == RoundState.Open).Id;

    public Guid Official(int year) => Karlskoga.Evaluations.Single(evaluation => evaluation.Year == year).Id;

    public async Task InitializeAsync() => Demo = await SeedDemoAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public Task<int> KarlskogaIdAsync() => QueryAsync(null, database => database.Organisations.Where(o => o.Slug == Karlskoga.Slug).Select(o => o.Id).SingleAsync());

    /// <summary>A member of the demo municipality; a reader unless told otherwise.</summary>
    public async Task<Visitor> ReaderAsync(string role = "reader", string? organisation = null)
    {
        var person = Demo.SignIns.Single(signIn => signIn.Role == role && signIn.Organisation == (organisation ?? Karlskoga.Slug));
        var visitor = Visit();
        (await visitor.SignInAsync(person.Email, person.Password)).Dispose();
        return visitor;
    }

    public async Task<RoundResult> ResultAsync(Guid round, int? organisation = null)
    {
        await using var scope = Scope(organisation ?? await KarlskogaIdAsync());
        return Assert.IsType<RoundResult>(await scope.ServiceProvider.GetRequiredService<ResultService>().LoadAsync(round, default));
    }

    /// <summary>A draft in a municipality of its own, or of the given name.</summary>
    public async Task<ResultScene> SceneAsync(
        IReadOnlyList<RoundGroupChoice> groups, IReadOnlyList<string>? units = null, string name = "Självvärdering hösten 2026", string? organisation = null)
    {
        var owner = await OrganisationAsync(organisation ?? $"Kommun {Guid.NewGuid():N}");
        await using var scope = Scope(owner.Id);
        var created = await scope.ServiceProvider.GetRequiredService<RoundService>().CreateAsync(new CreateRound(new RoundContent
        {
            Name = name,
            EditionKey = "2020-v2",
            Depth = RoundDepth.Quick,
            Anonymity = Anonymity.Anonymous,
            Groups = groups,
            Units = units ?? [],
            OpensOn = new DateOnly(2026, 11, 24),
            ClosesOn = new DateOnly(2026, 12, 11),
        }), default);
        return new ResultScene(this, owner.Id, created.Done ? created.Value : throw new InvalidOperationException(created.Refusals[0].ToString()));
    }
}

[CollectionDefinition(Name)]
public sealed class SharedResultHost : ICollectionFixture<ResultHost>
{
    public const string Name = "Results";
}

/// <summary>What a test reads off a page or a workbook.</summary>
internal static class Reading
{
    public static async Task<string> GetStringAsync(this Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    public static async Task<XLWorkbook> WorkbookAsync(this Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}.");
        return new XLWorkbook(await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The rows of a sheet as they stand under their headings.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, IXLCell>> Rows(this XLWorkbook workbook, string sheet)
    {
        var own = workbook.Worksheet(sheet);
        var rows = own.Tables.OrderBy(table => table.FirstRow().RowNumber()).FirstOrDefault() is { } table ? [.. table.Rows().Select(row => row.WorksheetRow())] : own.RowsUsed().ToList();
        var headers = rows[0].CellsUsed().Select(cell => cell.GetString()).ToList();
        return [.. rows.Skip(1).Select(row => Named(headers, row))];
    }

    /// <summary>The row of the total under the table of areas.</summary>
    public static IReadOnlyDictionary<string, IXLCell> TotalRow(this XLWorkbook workbook)
    {
        var total = workbook.NamedRange("Total").Ranges.Single().FirstCell();
        var headers = total.Worksheet.Tables.OrderBy(table => table.FirstRow().RowNumber()).First().HeadersRow().Cells().Select(cell => cell.GetString()).ToList();
        return Named(headers, total.WorksheetRow());
    }

    private static Dictionary<string, IXLCell> Named(List<string> headers, IXLRow row) =>
        headers.Select((header, index) => (header, cell: row.Cell(index + 1))).ToDictionary(pair => pair.header, pair => pair.cell);

    public static async Task SpeakEnglishAsync(this Visitor visitor)
    {
        var page = await visitor.SubmitFormAsync(await visitor.GetPageAsync("/hjalp"), new Dictionary<string, string?>(), "footer form");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    public static string Words(this IHtmlDocument page) => ElementWords.Of(page.QuerySelector("main")!);

    public static IElement Under(this IElement row, string label) => row.QuerySelectorAll("td").Single(cell => cell.GetAttribute("data-label") == label);

    /// <summary>A number as it is printed in Swedish.</summary>
    public static decimal Read(string text)
    {
        var plain = new string([.. text.Where(character => !char.IsWhiteSpace(character) && character != '%')]);
        return decimal.Parse(plain.Replace(',', '.').Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public static decimal Read(this IElement? element) => Read(element?.TextContent ?? throw new InvalidOperationException("There is no such element."));

    /// <summary>As it is rounded on screen.</summary>
    public static decimal At(this decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);
}
