using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Web.Commands;
using Kompass.SelfAssess.Web.Tests.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedResultHost.Name)]
public sealed class JamforelseTests(ResultHost host)
{
    private string Address => $"/omgangar/{host.ClosedRound}/jamforelse";

    [Fact]
    public async Task SubAreas_PageJsonAndWorkbook_SayTheSame()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync(Address);
        var document = await DocumentAsync(host.Official(2022));
        using var workbook = await reader.WorkbookAsync($"{Address}?handler=Excel&med={host.Official(2022)}");
        var shown = RowsOf(page);
        var sheet = workbook.Rows("Jämförelse").ToDictionary(row => row["Kod"].GetString());

        Assert.Equal([36, 36, 36], [document.SubAreas.Count, shown.Count, sheet.Count]);
        foreach (var json in document.SubAreas)
        {
            var (row, excel) = (shown[json.Code], sheet[json.Code]);
            Assert.Equal(json.Estimate!.Value.At(1), Reading.Read(row.Under("Uppskattad").QuerySelector(".kc-value")!.TextContent.Split('±')[0]));
            Assert.Equal(json.Official!.Value, row.Under("Officiell").Read());
            Assert.Equal(json.Difference!.Value.At(1), row.Under("Skillnad").QuerySelector(".kc-value").Read());
            Assert.StartsWith(json.Band switch { Domain.Comparison.Band.Over => "Över", Domain.Comparison.Band.Under => "Under", _ => "Träff" }, OutcomeOf(row), StringComparison.Ordinal);
            Assert.InRange(Reading.Read(OutcomeOf(row).Split(' ')[1]) - ((decimal)json.DifferenceShare!.Value * 100), -0.5m, 0.5m);
            Assert.Equal((double)json.Estimate.Value, excel["Uppskattad poäng"].GetDouble(), 9);
            Assert.Equal((double)json.Official.Value, excel["Officiell poäng"].GetDouble(), 9);
            Assert.Equal((double)json.Difference.Value, excel["Skillnad i poäng"].GetDouble(), 9);
            Assert.Equal(json.DifferenceShare.Value, excel["Skillnad i andel"].GetDouble(), 9);
            Assert.StartsWith(excel["Bedömning"].GetString(), OutcomeOf(row), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AreasTotalAndAccuracy_PageJsonAndWorkbook_SayTheSame()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"{Address}?med={host.Official(2022)}");
        var document = await DocumentAsync(host.Official(2022));
        using var workbook = await reader.WorkbookAsync($"{Address}?handler=Excel&med={host.Official(2022)}");
        var rows = AreaRows(page);
        var sheet = workbook.Rows("Områden");
        Assert.Equal([9, 8, 8], [rows.Count, document.Areas.Count, sheet.Count]);
        for (var index = 0; index < 8; index++)
        {
            var (json, excel) = (document.Areas[index], sheet[index]);
            Assert.Equal([json.Estimate!.Value.At(1), json.Official!.Value, json.Difference!.Value.At(1)], rows[index].QuerySelectorAll("td").Take(3).Select(cell => cell.Read()));
            Assert.Equal((double)json.Estimate.Value, excel["Uppskattad poäng"].GetDouble(), 9);
            Assert.Equal((double)json.Official.Value, excel["Officiell poäng"].GetDouble(), 9);
            Assert.Equal((double)json.Difference.Value, excel["Skillnad i poäng"].GetDouble(), 9);
            Assert.Equal(excel["Statistiskt säkerställd skillnad"].GetString(), ElementWords.Of(rows[index].QuerySelectorAll("td")[3]));
        }

        var overview = workbook.Rows("Översikt").ToDictionary(row => row["Mått"].GetString(), row => row["Värde"]);
        var total = document.Total;
        Assert.Equal([total.Estimate!.Value.At(1), total.Official!.Value, total.Difference!.Value.At(1)], rows[8].QuerySelectorAll("td").Take(3).Select(cell => cell.Read()));
        Assert.Equal((double)total.Estimate.Value, overview["Uppskattad poäng"].GetDouble(), 9);
        Assert.Equal((double)total.Difference.Value, overview["Skillnad i poäng"].GetDouble(), 9);
        Assert.Contains($"Vi uppskattade {total.Estimate.Value.At(0)} poäng. Utvärderarna gav {total.Official:0}.", page.Words(), StringComparison.Ordinal);

        var metrics = page.QuerySelectorAll(".k-metrics .k-metric-number").Select(metric => ElementWords.Of(metric).Split(' ')).ToList();
        var hits = document.SubAreas.Count(row => row.Band == Domain.Comparison.Band.Hit);
        Assert.Equal([$"{hits}", "av", "36"], metrics[0]);
        Assert.Equal(((decimal)document.Bias!.Value * 100).At(1), Reading.Read(metrics[1][0]));
        Assert.Equal(((decimal)document.MeanAbsoluteError!.Value * 100).At(1), Reading.Read(metrics[2][0]));
        Assert.Equal(((decimal)document.Spearman!.Value).At(2), Reading.Read(metrics[3][0]));
        Assert.Equal(document.Bias.Value, overview["Genomsnittlig skillnad (andel)"].GetDouble(), 9);
        Assert.Equal(document.MeanAbsoluteError.Value, overview["Genomsnittligt fel (andel)"].GetDouble(), 9);
        Assert.Equal(hits / 36d, overview["Andel träffar"].GetDouble(), 9);
        Assert.Equal(document.Spearman.Value, overview["Rangkorrelation (Spearman)"].GetDouble(), 9);
    }

    [Fact]
    public async Task Default_IsTheOwnLatestEvaluation()
    {
        using var reader = await host.ReaderAsync();
        foreach (var address in new[] { Address, $"{Address}?med=", $"{Address}?med=karlskoga", $"{Address}?med=%3Cscript%3E" })
        {
            var page = await reader.GetPageAsync(address);
            Assert.Equal($"{host.Official(2022)}", page.QuerySelector<IHtmlSelectElement>("#med")!.Value);
        }
    }

    [Fact]
    public async Task Choices_OwnBeforePublic_AndOnlyThoseWithAreas()
    {
        using var reader = await host.ReaderAsync();
        var groups = (await reader.GetPageAsync(Address)).QuerySelectorAll<IHtmlElement>("#med optgroup").ToList();

        Assert.Equal(["Kommunens egna", "Publicerade resultat från andra"], groups.Select(group => group.GetAttribute("label")));
        Assert.Equal(host.Karlskoga.Evaluations.Select(evaluation => $"{evaluation.Id}"), groups[0].QuerySelectorAll<IHtmlOptionElement>("option").Select(option => option.Value));
        Assert.NotEmpty(groups[1].QuerySelectorAll("option"));
        foreach (var option in groups[1].QuerySelectorAll<IHtmlOptionElement>("option"))
        {
            var page = await reader.GetPageAsync($"{Address}?med={option.Value}");
            Assert.Equal(option.Value, page.QuerySelector<IHtmlSelectElement>("#med")!.Value);
            Assert.Empty(Signs.Unexplained(page));
        }
    }

    [Theory]
    [InlineData("?med={0}")]
    [InlineData("?handler=Excel&med={0}")]
    public async Task EvaluationOfAnotherMunicipality_DoesNotExist(string query)
    {
        var theirs = await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}");
        var evaluation = await host.QueryAsync(theirs.Id, async database =>
        {
            var official = new OfficialEvaluation
            {
                Id = Guid.NewGuid(),
                OrganisationId = theirs.Id,
                Municipality = "Deras",
                Year = 2022,
                EditionId = await database.Editions.Where(row => row.Key == "2020-v2").Select(row => row.Id).SingleAsync(),
                Source = "prov",
            };
            database.Add(official);
            await database.SaveChangesAsync();
            return official.Id;
        });
        using var reader = await host.ReaderAsync();
        foreach (var id in new[] { evaluation, Guid.NewGuid() })
        {
            using var answer = await reader.GetAsync(Address + string.Format(null, query, id));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("?handler=Excel")]
    [InlineData("?handler=Excel&med=karlskoga")]
    [InlineData("?handler=Excel&med=")]
    public async Task Workbook_BadEvaluation_DoesNotExist(string query)
    {
        using var reader = await host.ReaderAsync();
        using var answer = await reader.GetAsync(Address + query);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>The edition of 2002 has other sub-areas and other maxima: shares through the crosswalk, never points from points.</summary>
    [Fact]
    public async Task AnotherEdition_IsComparedInPerCentAndTotalsNever()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"{Address}?med={host.Official(2007)}");
        var comparison = await ComparisonAsync(host.Official(2007));
        var document = CompareDocument.From(comparison);
        using var workbook = await reader.WorkbookAsync($"{Address}?handler=Excel&med={host.Official(2007)}");
        var sheet = workbook.Rows("Jämförelse").ToDictionary(row => row["Kod"].GetString());

        Assert.Contains("Totalpoängen jämförs inte.", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Vi uppskattade", page.Words(), StringComparison.Ordinal);
        Assert.Null(document.Total.Difference);
        Assert.All(document.Areas, area => Assert.Null(area.Difference));
        Assert.Equal("–", workbook.Rows("Översikt").Single(row => row["Mått"].GetString() == "Skillnad i poäng")["Värde"].GetString());
        // Neither edition's areas are the other's: that is said, not shown as eight empty rows.
        Assert.Empty(page.QuerySelectorAll("#jamforelse-omraden-caption, .kc-radar"));
        Assert.Contains("så bara delområden går att jämföra", page.Words(), StringComparison.Ordinal);
        Assert.Contains("/ramverk/brygga?fran=2002&till=2020-v2", page.QuerySelectorAll<IHtmlAnchorElement>(".k-notice a").Select(link => link.GetAttribute("href")));
        var compared = 0;
        foreach (var (json, numbers) in document.SubAreas.Zip(comparison.Comparison.SubAreas))
        {
            var row = RowsOf(page)[json.Code];
            Assert.Null(json.Difference);
            Assert.DoesNotContain(row.Under("Skillnad").TextContent, char.IsDigit);
            Assert.NotEqual(XLDataType.Number, sheet[json.Code]["Skillnad i poäng"].DataType);
            if (json.DifferenceShare is { } share)
            {
                compared++;
                Assert.Equal(((decimal)numbers.Numbers.OfficialShare!.Value * 100).At(0), row.Under("Officiell").Read());
                Assert.InRange(Reading.Read(OutcomeOf(row).Split(' ')[1]) - ((decimal)share * 100), -0.5m, 0.5m);
                Assert.Equal(share, sheet[json.Code]["Skillnad i andel"].GetDouble(), 9);
            }
        }

        Assert.InRange(compared, 5, 35);
        Assert.Empty(Signs.Unexplained(page));
    }

    /// <summary>Areas of 2002 only, and no link to those of 2020: nothing can be set beside anything, and the page says why.</summary>
    [Fact]
    public async Task AnotherEditionWithoutLinks_IsRefusedWithTheReason()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"{Address}?med={host.Official(2003)}");

        var refusal = page.QuerySelector(".k-empty")!;
        Assert.StartsWith("Det går inte att jämföra Kommunkompassen 2002 med Kommunkompassen 2020, 36 delområden.", ElementWords.Of(refusal), StringComparison.Ordinal);
        Assert.Equal("/ramverk/brygga?fran=2002&till=2020-v2", refusal.QuerySelector("a")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("main table, .k-metrics, .kc-radar"));
    }

    [Fact]
    public async Task LargestDifferences_StandWithTheWordsOfTheEvaluators()
    {
        using var reader = await host.ReaderAsync();
        var largest = (await ComparisonAsync(host.Official(2022))).Largest;
        var (over, under) = (largest.Over[0], largest.Under[0]);
        var organisation = await host.KarlskogaIdAsync();
        var official = await host.QueryAsync(organisation, async database =>
        {
            var known = await database.Evaluations.Include(row => row.Scores).SingleAsync(row => row.Id == host.Official(2022));
            OfficialFinding Finding(int order, FindingKind kind, string text, string? code, bool star = false) => new()
            {
                Order = order,
                Kind = kind,
                Area = int.Parse((code ?? under.Code)[..1], null),
                SubAreaCode = code,
                Text = text,
                GoldStar = star,
            };
            var copy = new OfficialEvaluation
            {
                Id = Guid.NewGuid(),
                OrganisationId = organisation,
                Municipality = "Karlskoga",
                Year = 1979,
                EditionId = known.EditionId,
                Source = "prov",
                Scores = [.. known.Scores.Select(score => new OfficialScore { Area = score.Area, SubAreaCode = score.SubAreaCode, Points = score.Points })],
                Findings =
                [
                    Finding(1, FindingKind.Strength, "Stark sida.", over.Code, star: true),
                    Finding(2, FindingKind.Improvement, "<b>Svag</b> sida.", over.Code),
                    Finding(3, FindingKind.Strength, "Bra område.", null),
                ],
            };
            database.Add(copy);
            await database.SaveChangesAsync();
            return copy.Id;
        });
        var page = await reader.GetPageAsync($"{Address}?med={official}");
        await host.QueryAsync(organisation, database => database.Set<OfficialFinding>().Where(finding => finding.EvaluationId == official).ExecuteDeleteAsync());
        var without = await reader.GetPageAsync($"{Address}?med={official}");
        await Evaluations.RemoveAsync(host, organisation, [official]);

        var lists = page.QuerySelectorAll(".k-misjudged").ToList();
        Assert.Equal(largest.Over.Select(row => row.Code), lists[0].QuerySelectorAll("h4").Select(heading => heading.TextContent.Split(' ')[0]));
        Assert.Equal(["Förbättring: <b>Svag</b> sida.", "Styrka: Stark sida. ★ Guldstjärna"], lists[0].QuerySelector("li")!.QuerySelectorAll(".k-findings li").Select(ElementWords.Of));
        Assert.Contains("Om området som helhet:", ElementWords.Of(lists[1].QuerySelector("li")!), StringComparison.Ordinal);
        Assert.Contains("Styrka: Bra område.", ElementWords.Of(lists[1].QuerySelector("li")!), StringComparison.Ordinal);
        Assert.Empty(without.QuerySelectorAll(".k-findings"));
        Assert.Contains("Utvärderarnas styrkor och förbättringar är inte inlästa.", without.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_AreMeasuredFromTheirShownSubAreasOnly()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"{Address}?med={host.Official(2022)}");
        var groups = (await ComparisonAsync(host.Official(2022))).Groups;
        var rows = page.QuerySelector("#jamforelse-grupper-caption")!.Closest("table")!.QuerySelectorAll("tbody tr").ToList();

        Assert.Equal(groups.Count, rows.Count);
        foreach (var (group, row) in groups.Zip(rows))
        {
            Assert.Equal($"{group.Accuracy.Pairs} av {group.Asked}", ElementWords.Of(row.QuerySelectorAll("td")[0]));
            Assert.Equal(((decimal)group.Accuracy.Bias!.Value * 100).At(1), row.QuerySelectorAll("td")[1].Read());
            Assert.Equal(((decimal)group.Accuracy.MeanAbsoluteError!.Value * 100).At(1), row.QuerySelectorAll("td")[2].Read());
        }
    }

    [Fact]
    public async Task PrintedNumbersThatDisagree_AreShownAndNotes_AreNot()
    {
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"{Address}?med={host.Official(2022)}");
        var conflicts = (await ComparisonAsync(host.Official(2022))).Evaluation.Conflicts;
        var notice = page.QuerySelectorAll(".k-notice").Single(element => element.TextContent.Contains("Rapporten säger emot sig själv.", StringComparison.Ordinal));

        Assert.Equal(conflicts.Count(conflict => !conflict.IsNote), notice.QuerySelectorAll("li").Length);
        Assert.Contains("Vi har inte ändrat något.", notice.TextContent, StringComparison.Ordinal);
    }

    /// <summary>What is made of a withheld estimate is withheld as well, and it says so beneath.</summary>
    [Fact]
    public async Task WithheldArea_ShowsTheSignInEveryColumnMadeOfIt()
    {
        var scene = await host.SceneAsync([new(RoleGroups.Elected, []), new(RoleGroups.Managers, [])]);
        await scene.InviteAsync(RoleGroups.Elected, 9);
        await scene.InviteAsync(RoleGroups.Managers, 6);
        await scene.AnswerAsync((group, number, code) => code.StartsWith("2.3", StringComparison.Ordinal) && (group == RoleGroups.Managers || number > 2)
            ? AnswerValue.DontKnow
            : (AnswerValue)(number % 6));
        await scene.CloseAsync();
        using var reader = await scene.ReaderAsync();
        var empty = await reader.GetPageAsync($"{scene.Address}/jamforelse");
        var olofstrom = empty.QuerySelectorAll<IHtmlOptionElement>("#med option").First(option => option.Text.StartsWith("Olofström", StringComparison.Ordinal) && option.Text.Contains("36 delområden", StringComparison.Ordinal)).Value;
        var page = await reader.GetPageAsync($"{scene.Address}/jamforelse?med={olofstrom}");
        var (area, total) = (AreaRows(page)[1], AreaRows(page)[8]);

        Assert.Contains("Kommunen har ingen officiell utvärdering inlagd. Välj en annan kommuns resultat i listan.", empty.Words(), StringComparison.Ordinal);
        foreach (var row in new[] { area, total })
        {
            var cells = row.QuerySelectorAll("td");
            Assert.Equal(["..", "..", ".."], new[] { 0, 2, 3 }.Select(index => cells[index].QuerySelector("[aria-hidden]")?.TextContent));
            Assert.InRange(cells[1].Read(), 1, 800);
        }

        Assert.Empty(Signs.Unexplained(page));
        Assert.Equal("..", RowsOf(page)["2.3"].Under("Skillnad").QuerySelector("[aria-hidden]")!.TextContent);
        using var workbook = await reader.WorkbookAsync($"{scene.Address}/jamforelse?handler=Excel&med={olofstrom}");
        Assert.Equal(["..", ".."], workbook.Rows("Översikt").Where(line => line["Mått"].GetString() is "Uppskattad poäng" or "Skillnad i poäng").Select(line => line["Värde"].GetString()));
        Assert.Contains("av 35", ElementWords.Of(page.QuerySelector(".k-metrics")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbook_IsNamedInTheLanguageOfTheReader()
    {
        using var reader = await host.ReaderAsync();
        await reader.SpeakEnglishAsync();
        using var answer = await reader.GetAsync($"{Address}?handler=Excel&med={host.Official(2022)}");

        Assert.StartsWith("Comparison ", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_MoreEvaluations_AsksTheDatabaseAsOften()
    {
        using var reader = await host.ReaderAsync();
        var ids = await Evaluations.AddAsync(host, await host.KarlskogaIdAsync(), 2);
        await reader.GetPageAsync(Address);
        host.Commands.Reset();
        await reader.GetPageAsync(Address);
        var few = host.Commands.Count;
        ids.AddRange(await Evaluations.AddAsync(host, await host.KarlskogaIdAsync(), 10));
        host.Commands.Reset();
        await reader.GetPageAsync(Address);
        var many = host.Commands.Count;
        await Evaluations.RemoveAsync(host, await host.KarlskogaIdAsync(), ids);

        Assert.Equal(few, many);
    }

    private async Task<RoundComparison> ComparisonAsync(Guid evaluation)
    {
        await using var scope = host.Scope(await host.KarlskogaIdAsync());
        return Assert.IsType<RoundComparison>(await scope.ServiceProvider.GetRequiredService<CompareService>().CompareAsync(host.ClosedRound, evaluation, default));
    }

    private async Task<CompareDocument> DocumentAsync(Guid evaluation) => CompareDocument.From(await ComparisonAsync(evaluation));

    private static Dictionary<string, IElement> RowsOf(IHtmlDocument page) =>
        page.QuerySelectorAll(".kc-comparison-table tbody tr:not(.kc-group-row)").ToDictionary(row => row.QuerySelector(".kc-code")!.TextContent.Trim());

    private static List<IElement> AreaRows(IHtmlDocument page) => [.. page.QuerySelector("#jamforelse-omraden-caption")!.Closest("table")!.QuerySelectorAll("tbody tr")];

    private static string OutcomeOf(IElement row) => ElementWords.Of(row.Under("Utfall"));
}

/// <summary>Official evaluations that a test brings and takes away again.</summary>
internal static class Evaluations
{
    public static Task<List<Guid>> AddAsync(ResultHost host, int organisation, int count, string municipality = "Karlskoga") => host.QueryAsync(organisation, async database =>
    {
        var edition = await database.Editions.Where(row => row.Key == "2020-v2").Select(row => row.Id).SingleAsync();
        var added = Enumerable.Range(0, count).Select(index => new OfficialEvaluation
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisation,
            Municipality = municipality,
            Year = 1980 + index,
            EditionId = edition,
            Source = "prov",
            Scores = [.. Enumerable.Range(1, 8).Select(area => new OfficialScore { Area = area, Points = 40 + index })],
        }).ToList();
        database.AddRange(added);
        await database.SaveChangesAsync();
        return added.ConvertAll(evaluation => evaluation.Id);
    });

    public static Task<int> RemoveAsync(ResultHost host, int organisation, IReadOnlyCollection<Guid> ids) =>
        host.QueryAsync(organisation, database => database.Evaluations.Where(evaluation => ids.Contains(evaluation.Id)).ExecuteDeleteAsync());
}
