using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Web.Tests.Components;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedResultHost.Name)]
public sealed class DelomradeTests(ResultHost host)
{
    private static readonly string[] Levels = ["0", "1", "2", "3", "4", "5"];

    [Fact]
    public async Task EveryQuestion_PageAndWorkbook_SayTheSame()
    {
        using var reader = await host.ReaderAsync();
        using var workbook = await reader.WorkbookAsync($"/omgangar/{host.ClosedRound}/resultat?handler=Excel");
        var questions = workbook.Rows("Frågor");
        var groups = workbook.Rows("Grupper").ToLookup(row => row["Kod"].GetString());
        var distributions = 0;

        Assert.Equal(36, questions.Count);
        foreach (var excel in questions)
        {
            var code = excel["Kod"].GetString();
            var subArea = code[..code.LastIndexOf('.')];
            var page = await reader.GetPageAsync($"/omgangar/{host.ClosedRound}/resultat/{subArea}");
            var row = Assert.Single(page.QuerySelectorAll(".kc-question-table tbody tr:not(.kc-group-row)"));
            Assert.Equal(code, row.QuerySelector(".kc-code")!.TextContent.Trim());
            Assert.Equal(((decimal)excel["Medelvärde (andel)"].GetDouble() * 100).At(0), row.Under("Medelvärde").Read());
            Assert.Equal(((decimal)excel["Oenighet (0–1)"].GetDouble()).At(2), row.Under("Oenighet").QuerySelector(".kc-of").Read());
            Assert.Equal(((decimal)excel["Andel vet ej"].GetDouble() * 100).At(0), row.Under("Vet ej").Read());
            Assert.Contains($"{excel["Antal svarande"].GetDouble()} svar", ElementWords.Of(row.QuerySelector("th")!), StringComparison.Ordinal);
            var counts = Levels.Select(level => excel[$"Nivå {level}, antal"].GetString()).ToList();
            Assert.Equal(counts, Levels.Select(level => Sign(row.Under($"Nivå {level}"))));
            Assert.Equal(excel["Ej tillämpligt, antal"].GetString(), Sign(row.Under("Ej tillämpligt")));
            if (counts[0] != "..")
            {
                distributions++;
                var title = row.QuerySelector("svg.kc-mini title")!.TextContent;
                Assert.Equal(counts, Regex.Matches(title, @"\d: (\d+)").Select(match => match.Groups[1].Value));
                Assert.Contains($"Vet ej: {excel["Vet ej, antal"].GetString()}.", title, StringComparison.Ordinal);
            }

            var cells = page.QuerySelectorAll(".kc-group-table tbody td").Skip(1).Take(5).ToList();
            Assert.Equal(
                groups[subArea].Select(line => line["Uppskattad poäng"].DataType == ClosedXML.Excel.XLDataType.Number ? $"{((decimal)line["Uppskattad poäng"].GetDouble()).At(1):0.0}" : line["Uppskattad poäng"].GetString()),
                cells.Select(cell => cell.QuerySelector(".kc-value") is { } value ? $"{value.Read():0.0}" : Sign(cell)));
            Assert.Empty(Signs.Unexplained(page));
        }

        Assert.InRange(distributions, 20, 36);
    }

    /// <summary>Nobody answered and few answered are two things.</summary>
    [Fact]
    public async Task Distribution_OfNobody_IsMissingAndOfFewIsWithheld()
    {
        var scene = await host.SceneAsync([new(RoleGroups.Elected, []), new(RoleGroups.Managers, [])]);
        await scene.InviteAsync(RoleGroups.Elected, 8);
        await scene.InviteAsync(RoleGroups.Managers, 8);
        await scene.AnswerAsync((group, number, code) =>
            code.StartsWith("3.1", StringComparison.Ordinal) || (code.StartsWith("3.2", StringComparison.Ordinal) && (group == RoleGroups.Managers || number > 2))
                ? AnswerValue.DontKnow
                : (AnswerValue)(number % 6));
        await scene.CloseAsync();
        using var reader = await scene.ReaderAsync();
        var nobody = await reader.GetPageAsync($"{scene.Address}/resultat/3.1");
        var few = await reader.GetPageAsync($"{scene.Address}/resultat/3.2");

        Assert.Equal(["–"], nobody.QuerySelectorAll(".kc-question-table td:not(.kc-disagreement-cell)").Select(Sign).Distinct());
        Assert.Equal([".."], few.QuerySelectorAll(".kc-question-table td").Select(Sign).Distinct());
        Assert.Empty(Signs.Unexplained(nobody));
        Assert.Empty(Signs.Unexplained(few));
    }

    [Fact]
    public async Task Page_HasTheLevelsOfTheQuestionAndTheWayOn()
    {
        using var reader = await host.ReaderAsync();
        var address = $"/omgangar/{host.ClosedRound}/resultat";
        var first = await reader.GetPageAsync($"{address}/1.1");
        var middle = await reader.GetPageAsync($"{address}/2.4");
        var last = await reader.GetPageAsync($"{address}/8.4");

        Assert.Equal([$"{address}/1.2", address], first.QuerySelectorAll("nav.k-actions a").Select(link => link.GetAttribute("href")));
        Assert.Equal([$"{address}/2.3", $"{address}/3.1", address], middle.QuerySelectorAll("nav.k-actions a").Select(link => link.GetAttribute("href")));
        Assert.Equal([$"{address}/8.3", address], last.QuerySelectorAll("nav.k-actions a").Select(link => link.GetAttribute("href")));
        Assert.StartsWith("2.4 ", middle.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("sv", middle.QuerySelector("main details summary")!.GetAttribute("lang"));
        Assert.Equal(6, middle.QuerySelectorAll("main details li, main details tbody tr, main details dt").Length);
    }

    [Theory]
    [InlineData("9.9")]
    [InlineData("1")]
    [InlineData("1.1.a")]
    [InlineData("%3Cscript%3E")]
    [InlineData("..%2f..%2fkonto")]
    public async Task UnknownCode_DoesNotExist(string code)
    {
        using var reader = await host.ReaderAsync();
        using var answer = await reader.GetAsync($"/omgangar/{host.ClosedRound}/resultat/{code}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Sign(IElement cell) => cell.QuerySelector(".k-sign [aria-hidden]")?.TextContent ?? cell.TextContent.Trim();
}
