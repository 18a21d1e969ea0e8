namespace Kompass.SelfAssess.Browser.Tests.Pages;

/// <summary>Every tour and journey fails on whatever the browser complains of; here it is seen that it would.</summary>
[Collection(BrowserSharing.Name)]
public sealed class ContentSecurityTests(BrowserHost host)
{
    [Theory]
    [InlineData("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.planted = true' }))")]
    [InlineData("document.body.setAttribute('onclick', 'window.planted = true')")]
    [InlineData("document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.example/x.png' }))")]
    public async Task PlantedContent_IsRefusedAndComplainedOf(string plant)
    {
        List<string> complaints = [];
        var page = await host.PageAsync(complaints);
        await page.GotoAsync("/hjalp");
        Assert.Empty(complaints);
        var complaint = page.WaitForConsoleMessageAsync();
        await page.EvaluateAsync($"() => {{ {plant}; document.body.click(); }}");
        Assert.Contains("Content Security Policy", (await complaint).Text, StringComparison.Ordinal);

        Assert.False(await page.EvaluateAsync<bool>("() => window.planted === true"));
        Assert.NotEmpty(complaints);
        await page.Context.CloseAsync();
    }
}
