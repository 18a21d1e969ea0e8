using System.Net;
using System.Net.Http.Json;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Pages.Svara;

namespace Kompass.SelfAssess.Web.Tests.Pages.Svara;

public sealed class SparaTests(AnsweringHost host) : IClassFixture<AnsweringHost>
{
    [Fact]
    public async Task Post_NewAnswer_SavesAndTellsVersionAndTime()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        using var response = await SaveAsync(visitor, scene, "2.1.b", "4", "Bra underlag");
        var reply = await response.Content.ReadFromJsonAsync<SavedReply>();
        Assert.Equal(new SavedReply(1, "10:30"), reply);
        Assert.Equal((AnswerValue.Level4, "Bra underlag"), ((await scene.StoredAsync("2.1.b"))!.Value, (await scene.StoredAsync("2.1.b"))!.Comment));
    }

    [Fact]
    public async Task Post_OldVersion_TellsWhatIsStoredAndOverwritesNothing()
    {
        var scene = await host.SceneAsync();
        await scene.SaveAsync("2.1.b", AnswerValue.DontKnow, "Först");
        using var visitor = await scene.EnterAsync();
        using var response = await SaveAsync(visitor, scene, "2.1.b", "4", "Sedan", version: 0);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var stored = await response.Content.ReadFromJsonAsync<StoredAnswer>();
        Assert.Equal(new StoredAnswer("2.1.b", "6", "Först", "", "", 1, "Vet ej"), stored);
        Assert.Equal("Först", (await scene.StoredAsync("2.1.b"))!.Comment);
    }

    [Fact]
    public async Task Post_SameAnswerAgain_IsNoConflict()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        using var once = await SaveAsync(visitor, scene, "2.1.b", "4", "Samma");
        using var twice = await SaveAsync(visitor, scene, "2.1.b", "4", "Samma");
        Assert.Equal(HttpStatusCode.OK, twice.StatusCode);
        Assert.Equal(1, (await twice.Content.ReadFromJsonAsync<SavedReply>())!.Version);
    }

    [Fact]
    public async Task Post_EmptyValue_ClearsTheChoice()
    {
        var scene = await host.SceneAsync();
        await scene.SaveAsync("2.1.b", AnswerValue.Level0);
        using var visitor = await scene.EnterAsync();
        using var response = await SaveAsync(visitor, scene, "2.1.b", "", null, version: 1);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(AnswerValue.Unanswered, (await scene.StoredAsync("2.1.b"))!.Value);
    }

    [Theory]
    [InlineData("2.1.b", "9", "value")]
    [InlineData("2.1.b", "sex", "value")]
    [InlineData("2.1.f", "3", "value")]
    [InlineData("1.1.b", "3", "value")]
    [InlineData("", "3", "value")]
    public async Task Post_WhatMayNotBeSaved_IsRefusedWithAReason(string question, string value, string reason)
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        using var response = await SaveAsync(visitor, scene, question, value, null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(reason, (await response.Content.ReadFromJsonAsync<NotSaved>())!.Reason);
        Assert.Empty((await scene.ViewAsync()).Answers);
    }

    [Fact]
    public async Task Post_TooLongComment_SaysHowLongItMayBe()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        using var response = await SaveAsync(visitor, scene, "2.1.b", "3", new string('x', 10_000));
        var reply = await response.Content.ReadFromJsonAsync<NotSaved>();
        Assert.Equal("comment", reply!.Reason);
        Assert.Contains("10\u00a0000", reply.Message, StringComparison.Ordinal);
        Assert.Contains("4\u00a0000", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutCookie_AsksForTheLink()
    {
        var scene = await host.SceneAsync();
        using var visitor = host.Visit();
        using var content = Body("2.1.b", "3", null, 0);
        using var response = await visitor.Client.PostAsync(new Uri($"{scene.Start}/spara", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("link", (await response.Content.ReadFromJsonAsync<NotSaved>())!.Reason);
    }

    [Fact]
    public async Task Post_WithoutFormToken_SavesNothing()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        using var content = Body("2.1.b", "3", null, 0);
        using var response = await visitor.Client.PostAsync(new Uri($"{scene.Start}/spara", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("token", (await response.Content.ReadFromJsonAsync<NotSaved>())!.Reason);
        Assert.Null(await scene.StoredAsync("2.1.b"));
    }

    [Fact]
    public async Task Post_ClosedRound_IsGone()
    {
        var scene = await host.SceneAsync();
        using var visitor = await scene.EnterAsync();
        using var first = await SaveAsync(visitor, scene, "2.1.b", "3", null);
        await scene.SetStateAsync(RoundState.Closed);
        using var response = await SaveAsync(visitor, scene, "2.1.c", "3", null, token: visitor.Client.DefaultRequestHeaders.GetValues(TokenHeader).Single());
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Equal("closed", (await response.Content.ReadFromJsonAsync<NotSaved>())!.Reason);
    }

    [Fact]
    public async Task Post_OneAnswer_AsksTheDatabaseAConstantNumberOfTimes()
    {
        var small = await host.SceneAsync(areas: [2]);
        var large = await host.SceneAsync(areas: [1, 2, 3, 4, 5, 6, 7, 8]);
        await large.AnswerAllAsync(question => question.Code != "2.1.b");
        var counts = new List<int>();
        foreach (var scene in (AnsweringScene[])[small, large])
        {
            using var visitor = await scene.EnterAsync();
            using var first = await SaveAsync(visitor, scene, "2.1.b", "3", null);
            host.Commands.Reset();
            using var second = await SaveAsync(visitor, scene, "2.1.b", "4", null, version: 1, token: visitor.Client.DefaultRequestHeaders.GetValues(TokenHeader).Single());
            Assert.Equal(HttpStatusCode.OK, second.StatusCode);
            counts.Add(host.Commands.Count);
        }

        Assert.Equal(counts[0], counts[1]);
        Assert.InRange(counts[0], 0, 3);
    }

    private const string TokenHeader = "RequestVerificationToken";

    private static async Task<HttpResponseMessage> SaveAsync(
        Visitor visitor, AnsweringScene scene, string question, string value, string? comment, int version = 0, string? token = null)
    {
        token ??= (await visitor.GetPageAsync(scene.Page("2.1"))).GetElementById("autosave")!.GetAttribute("data-token")!;
        visitor.Client.DefaultRequestHeaders.Remove(TokenHeader);
        visitor.Client.DefaultRequestHeaders.Add(TokenHeader, token);
        using var content = Body(question, value, comment, version);
        return await visitor.Client.PostAsync(new Uri($"{scene.Start}/spara", UriKind.Relative), content);
    }

    private static FormUrlEncodedContent Body(string question, string value, string? comment, int version) => new(new Dictionary<string, string>
    {
        ["Question"] = question,
        ["Value"] = value,
        ["Comment"] = comment ?? "",
        ["EvidenceKind"] = "",
        ["EvidenceLink"] = "",
        ["Version"] = $"{version}",
    });
}
