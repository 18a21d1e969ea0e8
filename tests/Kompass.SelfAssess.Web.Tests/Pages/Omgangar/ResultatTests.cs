using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ClosedXML.Excel;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Web.Commands;
using Kompass.SelfAssess.Web.Tests.Components;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedResultHost.Name)]
public sealed class ResultatTests(ResultHost host)
{
    private string Address => $"/omgangar/{host.ClosedRound}/resultat";

    [Fact]
    public async Task SubAreas_PageJsonAndWorkbook_SayTheSame()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync(Address);
        var document = EstimateDocument.From(await host.ResultAsync(host.ClosedRound), "sv");
        using var workbook = await reader.WorkbookAsync($"{Address}?handler=Excel");
        var shown = page.QuerySelectorAll(".kc-area-table .kc-subareas tr");
        var sheet = workbook.Rows("Delområden");

        Assert.Equal(36, document.SubAreas.Count);
        Assert.Equal(document.SubAreas.Select(row => row.Code), shown.Select(row => row.QuerySelector(".kc-code")!.TextContent.Trim()));
        Assert.Equal(document.SubAreas.Select(row => row.Code), sheet.Select(row => row["Kod"].GetString()));
        for (var index = 0; index < document.SubAreas.Count; index++)
        {
            var (json, row, excel) = (document.SubAreas[index], shown[index], sheet[index]);
            SameNumbers(json.Points, json.Low, json.High, row, excel);
            Assert.Equal(json.N, (int)row.Under("Antal svar").Read());
            Assert.Equal(json.N, (int)excel["Antal svarande"].GetDouble());
            Assert.Equal(((decimal)json.DontKnowShare!.Value * 100).At(0), row.Under("Vet ej").Read());
            Assert.Equal(json.DontKnowShare.Value, excel["Andel vet ej"].GetDouble(), 12);
            Assert.Equal(((decimal)json.Disagreement!.Value).At(2), row.Under("Oenighet").QuerySelector(".kc-of").Read());
            Assert.Equal(json.Disagreement.Value, excel["Oenighet (0–1)"].GetDouble(), 12);
            Assert.Equal($"av {json.Max:0}", row.Under("Uppskattad").QuerySelector(".kc-of")!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task AreasAndTotal_PageJsonAndWorkbook_SayTheSame()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync(Address);
        var document = EstimateDocument.From(await host.ResultAsync(host.ClosedRound), "sv");
        using var workbook = await reader.WorkbookAsync($"{Address}?handler=Excel");
        var shown = page.QuerySelectorAll(".kc-area-table .kc-area tr");
        var radar = page.QuerySelectorAll(".kc-radar tbody tr");
        var sheet = workbook.Rows("Områden");

        Assert.Equal([8, 8, 8, 8], [document.Areas.Count, shown.Length, radar.Length, sheet.Count]);
        for (var index = 0; index < 8; index++)
        {
            SameNumbers(document.Areas[index].Points, document.Areas[index].Low, document.Areas[index].High, shown[index], sheet[index]);
            Assert.Equal(document.Areas[index].Points!.Value.At(1), radar[index].QuerySelectorAll("td")[0].Read());
            Assert.Equal(shown[index].Under("Officiell").Read(), radar[index].QuerySelectorAll("td")[1].Read());
        }

        var (total, overview) = (document.Total, workbook.TotalRow());
        Assert.Equal(total.Points!.Value.At(0), page.QuerySelector(".kc-score-points").Read());
        Assert.Equal((double)total.Points.Value, overview["Uppskattad poäng"].GetDouble(), 9);
        Assert.Equal((double)total.Low!.Value, overview["Nedre gräns"].GetDouble(), 9);
        Assert.Equal((double)total.High!.Value, overview["Övre gräns"].GetDouble(), 9);
        Assert.Equal($"± {((decimal)overview["Felmarginal"].GetDouble()).At(0)}", ElementWords.Of(page.QuerySelector(".kc-score-margin")!));
        Assert.Contains(
            $"troligen mellan {total.Low.Value.At(0)} och {total.High.Value.At(0)}.", ElementWords.Of(page.QuerySelector(".kc-headline")!), StringComparison.Ordinal);
        Assert.Equal((36, 36), (document.Covered, document.Of));
        Assert.Equal((double)total.Points.Value, workbook.Worksheet("Översikt").CellsUsed().First(cell => cell.DataType == XLDataType.Number).GetDouble(), 9);
    }

    /// <summary>A group that was asked a part of an area is counted on that part, and no other number may stand there.</summary>
    [Theory]
    [InlineData(0, "Grupper", "Grupp")]
    [InlineData(1, "Förvaltningar", "Förvaltning eller bolag")]
    public async Task GroupsAndUnits_PageAndWorkbook_SayTheSame(int table, string sheet, string heading)
    {
        using var reader = await host.ReaderAsync();
        var shown = (await reader.GetPageAsync(Address)).QuerySelectorAll(".kc-group-table")[table];
        using var workbook = await reader.WorkbookAsync($"{Address}?handler=Excel");
        var excel = workbook.Rows(sheet).ToLookup(row => row[heading].GetString());
        var names = excel.Select(group => group.Key).ToList();
        var numbers = 0;
        foreach (var row in shown.QuerySelectorAll("tbody tr"))
        {
            var area = row.QuerySelector("th")!.TextContent.Trim()[..1];
            var cells = row.QuerySelectorAll("td").Where(cell => cell.GetAttribute("data-label") is not ("Alla" or "Skillnad")).ToList();
            Assert.Equal(names.Count, cells.Count);
            foreach (var (name, cell) in names.Zip(cells))
            {
                var whole = excel[name].Single(line => line["Avser"].GetString() == "Område" && line["Kod"].GetString() == area)["Uppskattad poäng"];
                var parts = excel[name].Where(line => line["Avser"].GetString() == "Delområde" && line["Kod"].GetString().StartsWith(area, StringComparison.Ordinal)
                    && line["Uppskattad poäng"].GetString() != ".").ToList();
                var number = cell.QuerySelector(".kc-value");
                if (whole.DataType == XLDataType.Number)
                {
                    Assert.Equal(((decimal)whole.GetDouble()).At(1), number.Read());
                }
                else if (number is not null)
                {
                    var scaled = parts.Sum(part => part["Uppskattad poäng"].GetDouble()) / parts.Sum(part => part["Högsta poäng"].GetDouble()) * 100;
                    Assert.Equal(((decimal)scaled).At(1), number.Read());
                    Assert.Contains($"{parts.Count} av ", cell.QuerySelector(".kc-aside")!.TextContent, StringComparison.Ordinal);
                }
                else
                {
                    Assert.Contains(cell.QuerySelector("[aria-hidden]")!.TextContent, new[] { "..", ".", "–" });
                }

                numbers += number is null ? 0 : 1;
            }
        }

        Assert.True(numbers >= 12, $"Only {numbers} numbers are shown.");
    }

    /// <summary>What is called the largest difference must be the one that can be seen in the row.</summary>
    [Fact]
    public async Task PerceptionGap_IsTheDistanceBetweenTheGroupsThatAreShown()
    {
        using var reader = await host.ReaderAsync();
        var rows = (await reader.GetPageAsync(Address)).QuerySelector(".kc-group-table")!.QuerySelectorAll("tbody tr");

        Assert.All(rows, row =>
        {
            var seen = row.QuerySelectorAll("td:not(.kc-all)").Where(cell => cell.QuerySelector(".kc-aside") is null)
                .Select(cell => cell.QuerySelector(".kc-value")).OfType<IElement>().Select(value => value.Read()).ToList();
            Assert.InRange(row.Under("Skillnad").Read() - (seen.Max() - seen.Min()), -0.1m, 0.1m);
        });
    }

    [Fact]
    public async Task Page_OfTheDemo_SaysThatItIsSimulatedAndHowItWasCounted()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync(Address);
        var result = await host.ResultAsync(host.ClosedRound);

        Assert.Contains("Svaren är påhittade", page.Words(), StringComparison.Ordinal);
        Assert.Contains(result.Snapshot.Id.ToString(), page.Words(), StringComparison.Ordinal);
        Assert.Contains("0, 25, 45, 62, 80, 100 procent", page.Words(), StringComparison.Ordinal);
        Assert.Contains($"{result.Snapshot.Respondents} inskickade svar", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("kontrollsumma. Kontakta", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShowAll_UnfoldsEveryArea()
    {
        using var reader = await host.ReaderAsync();
        var folded = await reader.GetPageAsync($"{Address}?visa=%3Cb%3E");
        var unfolded = await reader.GetPageAsync($"{Address}?visa=alla");

        Assert.Single(folded.QuerySelectorAll(".kc-toggle[checked]"));
        Assert.Equal(8, unfolded.QuerySelectorAll(".kc-toggle[checked]").Length);
        Assert.DoesNotContain("hopfäll", unfolded.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task SmallGroup_ItsNumber_IsShownFromFiveOnAndElseNowhere(int managers)
    {
        var scene = await SmallGroupAsync(managers);
        using var reader = await scene.ReaderAsync();
        var trace = Trace.Share(managers == 4 ? 485 : 484);
        var page = await reader.GetStringAsync($"{scene.Address}/resultat");
        using var workbook = await reader.WorkbookAsync($"{scene.Address}/resultat?handler=Excel");

        Assert.Equal(managers == 5, trace.IsIn(page));
        Assert.Equal(managers == 5, trace.IsIn(workbook));
    }

    /// <summary>Four people are all who said anything on 2.3: not the sub-area, not its area, not the total, on no outlet.</summary>
    [Fact]
    public async Task SmallSubArea_ItsNumber_IsNowhere()
    {
        var scene = await SmallGroupAsync(4, othersAbstainOn: "2.3");
        using var reader = await scene.ReaderAsync();
        Trace[] traces = [Trace.Share(485), new(["14,6", "14,55", "14.55"], [14.55])];
        var official = (await reader.GetPageAsync($"{scene.Address}/jamforelse")).QuerySelectorAll<IHtmlOptionElement>("#med option")
            .First(option => option.Text.StartsWith("Karlskoga", StringComparison.Ordinal) && option.Text.Contains("2022", StringComparison.Ordinal)).Value;
        string[] pages =
        [
            .. new[] { "resultat", "resultat?visa=alla", "resultat/2.3", "jamforelse", $"jamforelse?med={official}" }.Select(page => $"{scene.Address}/{page}"),
        ];

        foreach (var page in pages)
        {
            var html = await reader.GetStringAsync(page);
            Assert.False(Array.Exists(traces, trace => trace.IsIn(html)), page);
        }

        foreach (var workbook in new[] { $"{scene.Address}/resultat?handler=Excel", $"{scene.Address}/jamforelse?handler=Excel&med={official}" })
        {
            using var file = await reader.WorkbookAsync(workbook);
            Assert.False(Array.Exists(traces, trace => trace.IsIn(file)), workbook);
        }

        var document = EstimateDocument.From(await host.ResultAsync(scene.RoundId, scene.OrganisationId), "sv");
        var json = JsonSerializer.Serialize(document, JsonSerializerOptions.Web);
        Assert.False(Array.Exists(traces, trace => trace.IsIn(json)), json);
        Assert.Equal((null, true), (document.Total.Points, document.Total.Withheld));
        Assert.Equal((null, true), (document.Areas[1].Points, document.Areas[1].Withheld));
    }

    [Fact]
    public async Task WithheldTotal_SaysWhyOnce()
    {
        var scene = await SmallGroupAsync(4, othersAbstainOn: "2.3");
        using var reader = await scene.ReaderAsync();
        var headline = (await reader.GetPageAsync($"{scene.Address}/resultat")).QuerySelector(".kc-headline")!;

        Assert.Equal("..", headline.QuerySelector(".kc-score .k-sign [aria-hidden]")!.TextContent);
        Assert.Equal(["Visas inte eftersom gruppen har färre än 5 svar."], headline.QuerySelectorAll(".kc-headline-words p").Select(ElementWords.Of));
        Assert.Empty(headline.QuerySelectorAll(".kc-score-margin"));
    }

    [Fact]
    public async Task MissingTotal_SaysHowManySubAreasHaveAnswers()
    {
        var scene = await host.SceneAsync([new(RoleGroups.Elected, []), new(RoleGroups.Managers, [])]);
        await scene.InviteAsync(RoleGroups.Elected, 6);
        await scene.InviteAsync(RoleGroups.Managers, 6);
        await (await scene.AnswerAsync((_, number, code) => code.StartsWith("3.1", StringComparison.Ordinal) ? AnswerValue.DontKnow : (AnswerValue)(number % 6))).CloseAsync();
        using var reader = await scene.ReaderAsync();
        var headline = (await reader.GetPageAsync($"{scene.Address}/resultat")).QuerySelector(".kc-headline")!;

        Assert.Equal("–", headline.QuerySelector(".kc-score .k-sign [aria-hidden]")!.TextContent);
        Assert.Equal(["Bara 35 av 36 delområden har svar. Därför finns ingen samlad poäng."], headline.QuerySelectorAll(".kc-headline-words p").Select(ElementWords.Of));
    }

    [Fact]
    public async Task Signs_EachUsed_IsExplainedBesideItsTable()
    {
        var scene = await SignsAsync();
        using var reader = await scene.ReaderAsync();
        var page = await reader.GetPageAsync($"{scene.Address}/resultat");

        Assert.Equal(["–", ".", ".."], page.QuerySelectorAll(".k-sign [aria-hidden]").Select(sign => sign.TextContent).Distinct().Order(StringComparer.Ordinal).OrderBy(sign => sign != "–"));
        Assert.Empty(Signs.Unexplained(page));
        Assert.All(page.QuerySelectorAll(".k-sign [aria-hidden]"), sign => Assert.False(string.IsNullOrWhiteSpace(sign.NextElementSibling!.TextContent)));
    }

    [Theory]
    [InlineData("resultat")]
    [InlineData("jamforelse")]
    [InlineData("kommentarer")]
    public async Task OpenRound_ShowsNoResult(string tab)
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"/omgangar/{host.OpenRound}/{tab}");

        Assert.Contains("Resultatet visas när omgången har stängt. Till dess ser ingen mer än hur många som har svarat.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Öppen", ElementWords.Of(page.QuerySelector(".k-page-head")!), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main .kc-chart, main table, .kc-score, .k-comments"));
    }

    [Theory]
    [InlineData("resultat")]
    [InlineData("jamforelse")]
    [InlineData("kommentarer")]
    public async Task DraftRound_ShowsNoResult(string tab)
    {
        var bjorkvik = host.Demo.Organisations[1];
        using var reader = await host.ReaderAsync(organisation: bjorkvik.Slug);
        var page = await reader.GetPageAsync($"/omgangar/{bjorkvik.Rounds[0].Id}/{tab}");

        Assert.Contains("Resultatet visas när omgången har stängt.", page.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main .kc-chart, main table, .kc-score, .k-comments"));
    }

    [Theory]
    [InlineData("resultat?handler=Excel")]
    [InlineData("resultat/1.1")]
    [InlineData("jamforelse?handler=Excel&med={0}")]
    public async Task OpenRound_FilesAndDetails_DoNotExist(string address)
    {
        using var reader = await host.ReaderAsync();
        using var answer = await reader.GetAsync($"/omgangar/{host.OpenRound}/{string.Format(CultureInfo.InvariantCulture, address, host.Official(2022))}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("resultat")]
    [InlineData("resultat?handler=Excel")]
    [InlineData("resultat/1.1")]
    [InlineData("jamforelse")]
    [InlineData("jamforelse?handler=Excel&med={0}")]
    [InlineData("kommentarer")]
    public async Task RoundOfAnotherMunicipality_DoesNotExist(string address)
    {
        using var coordinator = await host.ReaderAsync("coordinator", host.Demo.Organisations[1].Slug);
        using var answer = await coordinator.GetAsync($"/omgangar/{host.ClosedRound}/{string.Format(CultureInfo.InvariantCulture, address, host.Official(2022))}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("Karlskoga", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv", "Resultat ")]
    [InlineData("en", "Result ")]
    public async Task Workbook_IsNamedInTheLanguageOfTheReader(string language, string start)
    {
        using var reader = await host.ReaderAsync();
        if (language == "en")
        {
            await reader.SpeakEnglishAsync();
        }

        using var answer = await reader.GetAsync($"{Address}?handler=Excel");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{start}{host.Karlskoga.Rounds[0].Name}.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Names_WithMarkup_AreTextEverywhere()
    {
        const string markup = "<script>alert(1)</script>\"'<b>";
        var scene = await host.SceneAsync([new(RoleGroups.Elected, []), new(RoleGroups.Managers, [])], [$"Skola {markup}", "Vård"]);
        await scene.InviteAsync(RoleGroups.Elected, 6);
        await scene.InviteAsync(RoleGroups.Managers, 6, $"Skola {markup}");
        await scene.InviteAsync(RoleGroups.Managers, 6, "Vård");
        await (await scene.AnswerAsync((_, number, _) => (AnswerValue)(number % 6), (_, number, _) => $"{number} {markup}")).CloseAsync();
        await scene.RenameAsync($"Omgång {markup}");
        using var reader = await scene.ReaderAsync();
        foreach (var tab in new[] { "resultat", "resultat/2.3", "jamforelse", "kommentarer" })
        {
            var html = await reader.GetStringAsync($"{scene.Address}/{tab}");
            var page = await reader.GetPageAsync($"{scene.Address}/{tab}");
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>", html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains($"Omgång {markup}", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains($"Skola {markup}", (await reader.GetPageAsync($"{scene.Address}/resultat")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"5 {markup}", (await reader.GetPageAsync($"{scene.Address}/kommentarer")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var workbook = await reader.WorkbookAsync($"{scene.Address}/resultat?handler=Excel");
        Assert.Contains(workbook.Rows("Förvaltningar"), row => row["Förvaltning eller bolag"].GetString() == $"Skola {markup}");
    }

    [Fact]
    public async Task Page_MoreGroupsUnitsAndPeople_AsksTheDatabaseAsOften()
    {
        var small = await host.SceneAsync([new(RoleGroups.Elected, [])]);
        await small.InviteAsync(RoleGroups.Elected, 6);
        var large = await host.SceneAsync([new(RoleGroups.Elected, []), new(RoleGroups.Managers, []), new(RoleGroups.Companies, [])], ["Skola", "Vård", "Teknik"]);
        await large.InviteAsync(RoleGroups.Elected, 6);
        await large.InviteAsync(RoleGroups.Companies, 6);
        foreach (var unit in new[] { "Skola", "Vård", "Teknik" })
        {
            await large.InviteAsync(RoleGroups.Managers, 6, unit);
        }

        List<int> counts = [];
        foreach (var scene in new[] { small, large })
        {
            await (await scene.AnswerAsync((_, number, _) => (AnswerValue)(number % 6))).CloseAsync();
            using var reader = await scene.ReaderAsync();
            await reader.GetPageAsync($"{scene.Address}/resultat");
            host.Commands.Reset();
            await reader.GetPageAsync($"{scene.Address}/resultat");
            counts.Add(host.Commands.Count);
        }

        Assert.Equal(counts[0], counts[1]);
        Assert.InRange(counts[0], 3, 20);
    }

    [Theory]
    [InlineData("resultat")]
    [InlineData("resultat/2.3")]
    [InlineData("jamforelse")]
    public async Task Page_EveryIdOnceOneHeadingAndEveryPictureNamed(string tab)
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"/omgangar/{host.ClosedRound}/{tab}");

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(page.QuerySelectorAll("[style]"));
        Assert.All(page.QuerySelectorAll("main svg[role=img]"), svg => Assert.False(string.IsNullOrWhiteSpace(svg.QuerySelector("title")?.TextContent)));
        Assert.All(page.QuerySelectorAll("main table"), table => Assert.False(string.IsNullOrWhiteSpace(table.QuerySelector("caption")?.TextContent)));
    }

    /// <summary>Managers lie at 0.485 (four of them) or 0.484 (five), far from everybody else.</summary>
    private async Task<ResultScene> SmallGroupAsync(int managers, string? othersAbstainOn = null)
    {
        var scene = await host.SceneAsync([new(RoleGroups.Elected, []), new(RoleGroups.Managers, []), new(RoleGroups.Employees, [])]);
        await scene.InviteAsync(RoleGroups.Elected, 12);
        await scene.InviteAsync(RoleGroups.Managers, managers);
        await scene.InviteAsync(RoleGroups.Employees, 9);
        AnswerValue[] levels = managers == 4
            ? [AnswerValue.Level1, AnswerValue.Level2, AnswerValue.Level3, AnswerValue.Level3]
            : [.. Enumerable.Repeat(AnswerValue.Level2, 4), AnswerValue.Level3];
        await scene.AnswerAsync((group, number, code) => group == RoleGroups.Managers
            ? levels[number]
            : othersAbstainOn is not null && code.StartsWith(othersAbstainOn, StringComparison.Ordinal)
                ? AnswerValue.DontKnow
                : number % 2 == 0 ? AnswerValue.Level4 : AnswerValue.Level5);
        return await scene.CloseAsync();
    }

    /// <summary>One of each sign: managers are few, employees are asked two areas, and nobody knows anything of 3.1.</summary>
    private async Task<ResultScene> SignsAsync()
    {
        var scene = await host.SceneAsync([new(RoleGroups.Elected, []), new(RoleGroups.Managers, []), new(RoleGroups.Employees, [1, 2])]);
        await scene.InviteAsync(RoleGroups.Elected, 8);
        await scene.InviteAsync(RoleGroups.Managers, 3);
        await scene.InviteAsync(RoleGroups.Employees, 6);
        await scene.AnswerAsync((_, number, code) => code.StartsWith("3.1", StringComparison.Ordinal) ? AnswerValue.DontKnow : (AnswerValue)(number % 6));
        return await scene.CloseAsync();
    }

    private static void SameNumbers(decimal? points, decimal? low, decimal? high, IElement row, IReadOnlyDictionary<string, IXLCell> excel)
    {
        var value = row.Under("Uppskattad").QuerySelector(".kc-value")!.TextContent.Split('±');
        var interval = row.Under("Intervall").TextContent.Split('–');
        Assert.Equal(points!.Value.At(1), Reading.Read(value[0]));
        Assert.Equal(((decimal)excel["Felmarginal"].GetDouble()).At(1), Reading.Read(value[1]));
        Assert.Equal([low!.Value.At(1), high!.Value.At(1)], interval.Select(Reading.Read));
        Assert.Equal((double)points.Value, excel["Uppskattad poäng"].GetDouble(), 9);
        Assert.Equal((double)low.Value, excel["Nedre gräns"].GetDouble(), 9);
        Assert.Equal((double)high.Value, excel["Övre gräns"].GetDouble(), 9);
    }
}

/// <summary>The ways in which a number could be told.</summary>
internal sealed record Trace(string[] Written, double[] Values)
{
    public static Trace Share(int thousandths) => new(
        [$"0.{thousandths}", $"0,{thousandths}", $"{thousandths / 10}.{thousandths % 10}", $"{thousandths / 10},{thousandths % 10}"], [thousandths / 1000d, thousandths / 10d]);

    public bool IsIn(string text) => Written.Any(number => text.Contains(number, StringComparison.Ordinal));

    public bool IsIn(XLWorkbook workbook) => workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed(cell => cell.DataType == XLDataType.Number))
        .Any(cell => Values.Any(value => Math.Abs(cell.GetDouble() - value) < 1e-6));
}

internal static class Signs
{
    /// <summary>Signs without a word of explanation in the same section.</summary>
    public static IReadOnlyList<string> Unexplained(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll("main .k-sign [aria-hidden]").Where(sign => sign.Closest(".kc-headline") is null)
            .Where(sign => sign.Closest("figure, section, main")!.QuerySelectorAll(".k-legend .k-sign").All(legend => legend.TextContent != sign.TextContent))
            .Select(sign => $"{sign.TextContent} in {sign.Closest("section, main")!.QuerySelector("h2, h1")?.TextContent}")
            .Distinct(),
    ];
}
