using Bunit;
using Kompass.SelfAssess.Web.Components.Charts;

namespace Kompass.SelfAssess.Web.Tests.Components.Charts;

public sealed class ScoreHeadlineTests : ComponentTestBase
{
    [Fact]
    public void Score_WithMargin_IsNamedAsAnEstimate()
    {
        var headline = Render<ScoreHeadline>(parameters => parameters.Add(view => view.Total, CellView.Shown(512.1m, 14.2m, 800, 48)).AddChildContent("<p>Vår egen bedömning.</p>"));
        Assert.Equal("Uppskattad poäng av 800", headline.Find(".kc-score-label").TextContent);
        Assert.Equal("512", headline.Find(".kc-score-points").TextContent);
        Assert.Equal("±\u00A014", headline.Find(".kc-score-margin").TextContent.Trim(' '));
        Assert.Equal("Vår egen bedömning.", headline.Find(".kc-headline-words").TextContent.Trim());
    }

    [Fact]
    public void Score_Incomplete_ShowsSignAndReason()
    {
        var headline = Render<ScoreHeadline>(parameters => parameters.Add(view => view.Total, CellView.Missing("33 av 36 delområden har svar.")));
        Assert.Equal("–", headline.Find(".kc-score-points .k-sign [aria-hidden]").TextContent);
        Assert.Contains("33 av 36 delområden har svar.", headline.Find(".kc-headline-words").TextContent, StringComparison.Ordinal);
        Assert.Empty(headline.FindAll(".kc-score-margin"));
    }
}
