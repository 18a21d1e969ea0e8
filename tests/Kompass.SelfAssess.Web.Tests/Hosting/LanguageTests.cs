using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

[Collection(SharedHost.Name)]
public sealed class LanguageTests(KompassHost host)
{
    [Fact]
    public async Task Language_EnglishBrowser_StillGetsSwedish()
    {
        using var visitor = host.Visit();
        visitor.Client.DefaultRequestHeaders.Add("Accept-Language", "en-GB,en;q=0.9");

        Assert.Equal("Logga in", (await visitor.GetPageAsync("/konto/logga-in")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Language_EnglishChosen_StaysOnEveryPage()
    {
        using var visitor = host.Visit();
        var page = await visitor.SubmitFormAsync(
            await visitor.GetPageAsync("/konto/logga-in"), new Dictionary<string, string?>(), "footer form");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Sign in", page.QuerySelector("h1")!.TextContent);
        using var missing = await visitor.GetAsync("/finns-inte");
        Assert.Equal("There is no such page", (await Visitor.ReadAsync(missing)).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/hjalp")]
    [InlineData("/integritet")]
    [InlineData("/tillganglighet")]
    public async Task InformationPages_Anonymous_AreOpenAndSayMoreThanTheirHeading(string address)
    {
        using var visitor = host.Visit();
        var page = await visitor.GetPageAsync(address);

        Assert.True(page.QuerySelector("main")!.TextContent.Length > 1000);
    }

    [Fact]
    public async Task Privacy_Numbers_AreThoseOfTheInstallation()
    {
        using var own = new KompassHost { Settings = { ["Privacy:MinimumGroup"] = "7", ["Privacy:BackupDays"] = "91", ["Privacy:ContactEmail"] = "ombud@test.example.se" } };
        using var visitor = own.Visit();
        var text = (await visitor.GetPageAsync("/integritet")).QuerySelector("main")!.TextContent;

        Assert.Contains("minst 7 personer", text, StringComparison.Ordinal);
        Assert.Contains("högst 91 dagar", text, StringComparison.Ordinal);
        Assert.Contains("ombud@test.example.se", text, StringComparison.Ordinal);
    }
}
