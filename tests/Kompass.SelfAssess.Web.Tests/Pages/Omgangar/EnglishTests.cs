using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>A reader who has chosen English is spoken to in English; only what people and reports wrote stays as it is.</summary>
[Collection(SharedResultHost.Name)]
public sealed partial class EnglishTests(ResultHost host)
{
    // Words of Swedish chrome that no English text has; letters such as ö give the others away.
    private static readonly string[] SwedishWords =
        ["och", "inte", "som", "till", "med", "svar", "omgang", "visas", "resultat", "resultatet", "uppskattad", "officiell", "skillnad", "delomraden", "procent", "oktober", "kommun", "kommentarer", "hittades", "utgava", "sidan", "saknas"];

    [Theory]
    [InlineData("/omgangar")]
    [InlineData("/omgangar/{0}")]
    [InlineData("/omgangar/{0}/resultat")]
    [InlineData("/omgangar/{0}/resultat/2.3")]
    [InlineData("/omgangar/{0}/jamforelse")]
    [InlineData("/omgangar/{0}/jamforelse?med={2}")]
    [InlineData("/omgangar/{0}/kommentarer")]
    [InlineData("/omgangar/{1}/resultat")]
    [InlineData("/utvarderingar")]
    [InlineData("/utvarderingar/jamforelsetal?vart={3}")]
    [InlineData("/utvarderingar/prognos")]
    [InlineData("/utvarderingar/{3}")]
    [InlineData("/utvarderingar/{2}")]
    [InlineData("/ramverk")]
    [InlineData("/ramverk/2020-v2")]
    [InlineData("/ramverk/2002")]
    [InlineData("/ramverk/2020-v2/3.4")]
    public async Task Page_InEnglish_HasNoSwedishLeft(string address)
    {
        using var reader = await host.ReaderAsync();
        await reader.SpeakEnglishAsync();
        var page = await reader.GetPageAsync(string.Format(null, address, host.ClosedRound, host.OpenRound, host.Official(2007), host.Official(2022)));

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(SwedishIn(page, await WrittenByPeopleAsync()));
    }

    [Fact]
    public async Task SmallRound_InEnglish_HasNoSwedishLeft()
    {
        var scene = await host.SceneAsync([new(RoleGroups.Elected, []), new(RoleGroups.Managers, []), new(RoleGroups.Employees, [1, 2])], name: "Round");
        await scene.InviteAsync(RoleGroups.Elected, 8);
        await scene.InviteAsync(RoleGroups.Managers, 3);
        await scene.InviteAsync(RoleGroups.Employees, 6);
        await scene.AnswerAsync((_, number, code) => code.StartsWith("3.1", StringComparison.Ordinal) ? AnswerValue.DontKnow : (AnswerValue)(number % 6));
        await scene.CloseAsync();
        using var reader = await scene.ReaderAsync();
        await reader.SpeakEnglishAsync();
        foreach (var tab in new[] { "", "/resultat", "/resultat/3.1", "/resultat/6.2", "/jamforelse", "/kommentarer" })
        {
            Assert.Empty(SwedishIn(await reader.GetPageAsync(scene.Address + tab), [.. await WrittenByPeopleAsync(), "Kommun "]));
        }
    }

    [Fact]
    public async Task Workbooks_InEnglish_HaveEnglishSheetsAndHeadings()
    {
        using var reader = await host.ReaderAsync();
        await reader.SpeakEnglishAsync();
        var written = await WrittenByPeopleAsync();
        foreach (var file in new[] { "resultat?handler=Excel", $"jamforelse?handler=Excel&med={host.Official(2007)}" })
        {
            using var workbook = await reader.WorkbookAsync($"/omgangar/{host.ClosedRound}/{file}");
            foreach (var sheet in workbook.Worksheets)
            {
                Assert.Empty(Words(sheet.Name));
                // The first sheet of the steering workbook is headed by the round's own name.
                Assert.Empty(sheet.Row(1).CellsUsed().SelectMany(cell => Words(written.Aggregate(cell.GetString(), (left, own) => left.Replace(own, "", StringComparison.Ordinal)))));
            }
        }
    }

    /// <summary>Names of rounds, units, towns and sources, and what evaluators remarked.</summary>
    private async Task<string[]> WrittenByPeopleAsync()
    {
        var organisation = await host.KarlskogaIdAsync();
        var evaluations = await host.QueryAsync(organisation, database => database.Evaluations.ToListAsync());
        var means = await host.QueryAsync(organisation, database => database.ReferenceMeans.Select(mean => mean.Label).ToListAsync());
        var rounds = await host.QueryAsync(organisation, database => database.Rounds.Include(round => round.Units).AsSplitQuery().ToListAsync());
        return
        [
            .. evaluations.SelectMany(evaluation => new[] { evaluation.Remark, evaluation.Source, evaluation.Municipality }).OfType<string>().Where(text => text.Length > 0)
                .Concat(means).Concat(rounds.SelectMany(round => round.Units.Select(unit => unit.Name).Append(round.Name)))
                .Distinct().OrderByDescending(text => text.Length),
        ];
    }

    private static IReadOnlyList<string> SwedishIn(IHtmlDocument page, IReadOnlyList<string> written)
    {
        foreach (var swedish in page.QuerySelectorAll("body [lang=sv]").ToList())
        {
            swedish.Remove();
        }

        string[] attributes = ["title", "aria-label", "data-label", "label", "alt", "placeholder", "content"];
        var texts = page.Body!.Descendants<IText>().Where(text => text.ParentElement is not (IHtmlScriptElement or null)).Select(text => text.Data)
            .Concat(page.All.SelectMany(element => attributes.Select(element.GetAttribute)).OfType<string>())
            .Append(page.Title ?? "");
        return [.. texts.SelectMany(text => Words(written.Aggregate(text, (left, own) => left.Replace(own, "", StringComparison.Ordinal)))).Distinct()];
    }

    private static IEnumerable<string> Words(string text) =>
        Word().Matches(text).Select(match => match.Value).Where(word => word.Any("åäöÅÄÖ".Contains) || SwedishWords.Contains(word.ToLowerInvariant()));

    [GeneratedRegex(@"[\p{L}]+")]
    private static partial Regex Word();
}
