using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Components;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Installningar;

[Collection(SharedHost.Name)]
public sealed class DelningTests(KompassHost host)
{
    private const string Address = "/installningar/delning";

    [Fact]
    public async Task Sharing_IsOffUntilSomebodySaysOtherwise_AndSaysFirstWhatItMeans()
    {
        var organisation = (await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}")).Id;
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, organisation);
        var page = await coordinator.GetPageAsync(Address);
        var words = ElementWords.Of(page.QuerySelector("main")!);

        Assert.All(
            new[] { "Er kommun delar inte.", "Svar, kommentarer, underlag, deltagare, svarsfrekvens, grupper och enheter.", "tas det delade bort direkt", "i de kommuner som själva delar" },
            said => Assert.Contains(said, words, StringComparison.Ordinal));
        Assert.False(await SharesAsync(organisation));

        var on = await coordinator.SubmitFormAsync(page, new Dictionary<string, string?>());
        Assert.Contains("Ni delar nu era fastställda uppskattningar.", ElementWords.Of(on.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Contains("Ingen omgång är fastställd än.", ElementWords.Of(on.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.True(await SharesAsync(organisation));

        // The first page says "on", however late it is sent.
        await coordinator.SubmitFormAsync(page, new Dictionary<string, string?>());
        Assert.True(await SharesAsync(organisation));
        var off = await coordinator.SubmitFormAsync(on, new Dictionary<string, string?>());
        Assert.Contains("Det som delades är borttaget.", ElementWords.Of(off.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.False(await SharesAsync(organisation));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("kanske")]
    public async Task Sharing_NothingSaid_ChangesNothing(string? on)
    {
        var organisation = (await host.OrganisationAsync($"Kommun {Guid.NewGuid():N}")).Id;
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, organisation);
        var page = await coordinator.GetPageAsync(Address);

        using var answer = await coordinator.SubmitAsync((IHtmlDocument)page, new Dictionary<string, string?> { ["on"] = on });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(await SharesAsync(organisation));
    }

    private Task<bool> SharesAsync(int organisation) => host.QueryAsync(null, db => db.Organisations.Where(o => o.Id == organisation).Select(o => o.SharesEstimates).SingleAsync());
}
