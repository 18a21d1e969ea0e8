using System.Net;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

public sealed class HealthTests : IDisposable
{
    private readonly KompassHost host = new();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task Health_DatabaseCurrent_IsHealthy(string address)
    {
        using var visitor = host.Visit();
        using var response = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task UnknownAddress_Anonymous_GivesOurOwnPage()
    {
        using var visitor = host.Visit();
        using var response = await visitor.GetAsync("/finns-inte");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Sidan finns inte", (await Visitor.ReadAsync(response)).QuerySelector("h1")!.TextContent);
    }
}
