using Bunit;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Tests.Components;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>What no round through the services leads to, or only after years.</summary>
public sealed class ResultBodyTests : ComponentTestBase
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Snapshot_NotWhatItsHashSays_IsToldToTheReader(bool intact) => Assert.Equal(
        intact ? 0 : 1,
        Body(SmallResult.Build(intact: intact)).FindAll(".k-notice[data-kind=danger]").Count(notice => notice.TextContent.Contains("kontrollsumma", StringComparison.Ordinal)));

    /// <summary>Even a number that has come as far as the estimate stops at the gate.</summary>
    [Fact]
    public void Withheld_NumbersInTheEstimate_AreNowhereInTheMarkup()
    {
        var key = new CellKey(Part.SubArea("2.1"), Slice.All);
        var unions = Slice.Group(RoleGroups.Unions);
        var result = SmallResult.Build(
            cell => cell.Key == key || cell.Key.Slice == unions ? cell with { Points = 37.7m, Share = 0.377, Margin = 7.3m, Disagreement = 0.73, DontKnowShare = 0.77, RawPoints = 37.7m } : cell,
            SmallResult.Build().Estimate.Cells.Keys.Where(cell => cell == key || cell.Slice == unions).ToDictionary(cell => cell, _ => WithheldReason.TooFew));
        var body = Body(result);

        Assert.All(["37,7", "37.7", "7,3", "0,73", "77\u00A0%"], number => Assert.DoesNotContain(number, body.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(body.FindAll(".k-sign"));
    }

    [Theory]
    [InlineData(60, "Det ligger inom felmarginalen, så skillnaden är inte statistiskt säkerställd.")]
    [InlineData(64, "Det ligger inom felmarginalen, så skillnaden är inte statistiskt säkerställd.")]
    [InlineData(70, "Det skiljer mer än felmarginalen, så skillnaden är statistiskt säkerställd.")]
    public void Official_BesideTheTotal_IsSecuredOrNot(int perArea, string words)
    {
        var text = ElementWords.Of(Body(SmallResult.Build(), SmallResult.Official(perArea)).Find(".kc-headline"));
        Assert.Contains($"Utvärderarna gav {3 * perArea} i oktober 2022. {words}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Total_WithoutMargin_SaysThatThereIsNone()
    {
        var body = Body(SmallResult.Build(cell => cell with { Margin = null }), SmallResult.Official(70));
        Assert.Contains("Underlaget räcker inte för en felmarginal.", ElementWords.Of(body.Find(".kc-headline")), StringComparison.Ordinal);
        Assert.DoesNotContain("säkerställd", body.Find(".kc-headline").TextContent, StringComparison.Ordinal);
        Assert.Empty(body.FindAll(".kc-score-margin"));
    }

    [Fact]
    public void Previous_Round_IsASeriesOfItsOwnInRadarAndRuler()
    {
        var previous = SmallResult.Build(cell => cell with { Points = cell.MaxPoints * 0.5m, Share = 0.5 }, name: "Hösten");
        var body = Body(SmallResult.Build(), previous: previous);
        var rows = body.FindAll(".kc-radar tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList());

        Assert.All(rows, row => Assert.Equal(["60,0", "50,0"], row.Take(2)));
        Assert.Contains(body.FindAll(".kc-radar thead th"), heading => heading.TextContent == "Föregående, Hösten");
    }

    [Fact]
    public void Previous_WithheldTotal_IsNotOnTheRuler()
    {
        var previous = SmallResult.Build(
            cell => cell with { Points = 123.4m }, new Dictionary<CellKey, WithheldReason> { [new CellKey(Part.Total, Slice.All)] = WithheldReason.TooFew });
        Assert.DoesNotContain("123", Body(SmallResult.Build(), previous: previous).Find(".kc-headline").InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Consensus_Decided_SaysWhatTheAnswersGave()
    {
        var key = new CellKey(Part.SubArea("2.1"), Slice.All);
        var body = Body(SmallResult.Build(cell => cell.Key == key ? cell with { Consensus = true, Points = 48, RawPoints = 36, Margin = null } : cell));
        var row = body.FindAll(".kc-area-table .kc-subareas tr").Single(line => line.QuerySelector(".kc-code")!.TextContent.Trim() == "2.1");

        Assert.Contains("Samsyn. Svaren gav 36,0.", ElementWords.Of(row), StringComparison.Ordinal);
        Assert.Equal(".", row.Under("Intervall").QuerySelector("[aria-hidden]")!.TextContent);
    }

    [Theory]
    [InlineData(36, "Samsyn. Svaren gav 36,0.", "Vår egen bedömning landar på 192 poäng, med samsyn i 1 av 6 delområden. Svaren gav 180.")]
    [InlineData(null, "Samsyn. Svaren räckte inte.", "Vår egen bedömning landar på 192 poäng, med samsyn i 1 av 6 delområden. Svaren räckte inte för en summa.")]
    public void Consensus_InTheTotal_IsSaidWithWhatTheAnswersGave(int? raw, string mark, string headline)
    {
        var subArea = new CellKey(Part.SubArea("2.1"), Slice.All);
        var total = new CellKey(Part.Total, Slice.All);
        var body = Body(SmallResult.Build(cell => cell.Key == subArea ? cell with { Consensus = true, Points = 48, RawPoints = raw, Margin = null }
            : cell.Key == total ? cell with { Consensus = true, Points = 192, RawPoints = raw is null ? null : 180, Margin = null }
            : cell));

        Assert.Contains(headline, ElementWords.Of(body.Find(".kc-headline")), StringComparison.Ordinal);
        Assert.Contains(mark, ElementWords.Of(body.FindAll(".kc-area-table .kc-subareas tr").Single(line => line.QuerySelector(".kc-code")!.TextContent.Trim() == "2.1")), StringComparison.Ordinal);
        Assert.Contains("I 1 av 6 delområden har vi på ett möte enats", body.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RoundState.Closed, 1, 1)]
    [InlineData(RoundState.Confirmed, 1, 0)]
    [InlineData(RoundState.Closed, 0, 0)]
    public void Reopened_SaysWhichVersionStands(RoundState state, int finalNumber, int notices)
    {
        var result = SmallResult.Build();
        var body = Body(result with { Round = result.Round with { State = state, FinalNumber = finalNumber }, Snapshot = result.Snapshot with { Kind = finalNumber > 0 ? SnapshotKind.Final : SnapshotKind.Raw } });

        Assert.Equal(notices, body.FindAll(".k-notice").Count(notice => notice.TextContent.Contains("version 1, som gäller tills", StringComparison.Ordinal)));
        Assert.Equal(finalNumber > 0, body.Markup.Contains("Version 1, fastställd", StringComparison.Ordinal));
    }

    /// <summary>Managers were asked 1.1 but not 1.2: they count on 1.1, and are left out of the gap.</summary>
    [Fact]
    public void Group_AskedAPart_IsCountedOnItAndSaysSo()
    {
        var managers = Slice.Group(RoleGroups.Managers);
        var body = Body(SmallResult.Build(cell => (cell.Key.Slice == managers, cell.Key.Part.Code) switch
        {
            (true, "1.1") => cell with { Points = 45, Share = 0.75 },
            (true, "1.2") => cell with { Points = null, Share = null, Asked = 0, N = 0, LeastN = 0 },
            (true, "1") => cell with { Points = null, Share = null, LeastN = 0 },
            _ => cell,
        }));
        var row = body.FindAll(".kc-group-table tbody tr")[0];

        Assert.Equal("75,0 1 av 2 delområden", ElementWords.Of(row.QuerySelectorAll("td")[1]));
        Assert.Equal(".", row.Under("Skillnad").QuerySelector("[aria-hidden]")!.TextContent);
    }

    private IRenderedComponent<ResultBody> Body(RoundResult result, EvaluationView? official = null, RoundResult? previous = null) =>
        Render<ResultBody>(parameters => parameters.Add(body => body.View, new ResultPageView("/omgangar/prov", result, official, previous, ShowAll: true)));
}
