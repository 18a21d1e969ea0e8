using System.Net;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

public sealed class ErrorPageTests
{
    [Fact]
    public async Task ProgramFault_GivesACalmPageWithoutDetails()
    {
        using var host = new KompassHost();
        using var visitor = await host.SignInAsAsync(Role.Coordinator);
        await host.QueryAsync(null, database => database.Database.ExecuteSqlRawAsync("ALTER TABLE Memberships RENAME TO Elsewhere"));

        using var answer = await visitor.GetAsync("/installningar/medlemmar");
        var page = await Visitor.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("Något gick fel hos oss", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("Memberships", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatabaseGone_GivesAnHonestPageAndStaysSignedIn()
    {
        using var host = new KompassHost();
        using var visitor = await host.SignInAsAsync(Role.Coordinator);
        await visitor.GetPageAsync("/installningar/enheter");
        File.Move(host.DatabaseFile, host.DatabaseFile + ".away");
        foreach (var log in new[] { "-wal", "-shm" })
        {
            File.Delete(host.DatabaseFile + log);
        }

        Directory.CreateDirectory(host.DatabaseFile);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        using var gone = await visitor.GetAsync("/installningar/enheter");
        using var health = await visitor.GetAsync("/health");
        using var alive = await visitor.GetAsync("/alive");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, gone.StatusCode);
        Assert.Contains("Databasen svarar inte just nu", (await Visitor.ReadAsync(gone)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);

        Directory.Delete(host.DatabaseFile);
        File.Move(host.DatabaseFile + ".away", host.DatabaseFile);
        using var back = await visitor.GetAsync("/installningar/enheter");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public void Status_FollowsTheKindOfFault()
    {
        Assert.Equal(StatusCodes.Status409Conflict, ErrorPages.StatusOf(new DbUpdateConcurrencyException()));
        Assert.Equal(StatusCodes.Status413PayloadTooLarge, ErrorPages.StatusOf(new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge)));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, ErrorPages.StatusOf(new InvalidOperationException("", new Npgsql.NpgsqlException("gone"))));
        Assert.Equal(StatusCodes.Status500InternalServerError, ErrorPages.StatusOf(new InvalidOperationException()));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task EveryStatus_HasItsOwnTextInBothLanguages(int status)
    {
        using var host = new KompassHost();
        using var visitor = host.Visit();
        using var swedish = await visitor.GetAsync($"/fel/{status}");
        await visitor.SubmitFormAsync(await visitor.GetPageAsync("/konto/logga-in"), new Dictionary<string, string?>(), "footer form");
        using var english = await visitor.GetAsync($"/fel/{status}");

        Assert.Equal(status, (int)swedish.StatusCode);
        var heading = (await Visitor.ReadAsync(swedish)).QuerySelector("h1")!.TextContent;
        Assert.DoesNotContain("Title", heading, StringComparison.Ordinal);
        Assert.NotEqual(heading, (await Visitor.ReadAsync(english)).QuerySelector("h1")!.TextContent);
    }
}
