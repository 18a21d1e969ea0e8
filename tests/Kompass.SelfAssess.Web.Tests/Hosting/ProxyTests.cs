using System.Net;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

/// <summary>https is demanded, and a proxy that ends it is believed only if it is named.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("127.0.0.1", true, HttpStatusCode.OK)]
    [InlineData("127.0.0.1", false, HttpStatusCode.TemporaryRedirect)]
    [InlineData("10.0.0.0/8", true, HttpStatusCode.TemporaryRedirect)]
    public async Task ForwardedProtocol_CountsOnlyFromANamedProxy(string trusted, bool forwarded, HttpStatusCode expected)
    {
        using var host = new KompassHost
        {
            Settings = { ["Security:RequireHttps"] = "true", ["Security:TrustedProxies:0"] = trusted, ["https_port"] = "443" },
        };
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = host.Listen() };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/konto/logga-in", UriKind.Relative));
        if (forwarded)
        {
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        }

        using var answer = await client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Listen_ServesStaticFilesOnARealPort()
    {
        using var host = new KompassHost();
        using var client = new HttpClient { BaseAddress = host.Listen() };
        using var answer = await client.GetAsync(new Uri("/favicon.svg", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
