using Bunit;
using Kompass.SelfAssess.Web.Components;

namespace Kompass.SelfAssess.Web.Tests.Components;

public sealed class EvidenceTextTests : ComponentTestBase
{
    [Theory]
    [InlineData("https://www.karlskoga.se/miljö?a=1&b=2", "https://www.karlskoga.se/milj%C3%B6?a=1&b=2")]
    [InlineData("http://kommun.se/plan.pdf", "http://kommun.se/plan.pdf")]
    [InlineData("HTTPS://KOMMUN.SE/Plan", "https://kommun.se/Plan")]
    public void Text_AddressOfTheWeb_IsALinkThatTellsNothing(string text, string address)
    {
        var link = Render<EvidenceText>(parameters => parameters.Add(component => component.Text, text)).Find("a");

        Assert.Equal(address, link.GetAttribute("href"));
        Assert.Equal(text, link.TextContent);
        Assert.Equal("noopener noreferrer nofollow", link.GetAttribute("rel"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" javascript://kommun.se/%0aalert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//kommun.se/plan")]
    [InlineData("kommun.se/plan")]
    [InlineData("https://")]
    [InlineData("Se https://kommun.se/plan")]
    [InlineData("<a href=\"https://kommun.se\">Miljöprogrammet</a>")]
    [InlineData("")]
    public void Text_AnythingElse_IsWrittenAsItStands(string text)
    {
        var shown = Render<EvidenceText>(parameters => parameters.Add(component => component.Text, text));

        Assert.Empty(shown.FindAll("a, script"));
        Assert.Equal(text.Trim(), shown.Nodes.Length == 0 ? "" : string.Concat(shown.Nodes.Select(node => node.TextContent)).Trim());
    }
}
