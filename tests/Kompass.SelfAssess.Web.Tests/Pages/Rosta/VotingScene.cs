using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.TestKit.Web;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Rosta;

/// <summary>A closed round with a workshop, its coordinator at the wall and voters with phones.</summary>
internal sealed class VotingScene : IDisposable
{
    private readonly List<Visitor> voters = [];

    private VotingScene(RoundScene round) => Round = round;

    public RoundScene Round { get; }

    public string Wall => $"{Round.Address}/samsyn/1.1.a/rosta";

    public IReadOnlyList<Visitor> Voters => voters;

    public static async Task<VotingScene> CreateAsync(KompassHost host)
    {
        var round = await RoundScene.OpenAsync(host, 6);
        await round.AnswerAsync(6);
        await round.CloseAsync();
        await round.QueryAsync(db => VotingScenario.AddWorkshopAsync(db, round.OrganisationId, round.RoundId));
        return new VotingScene(round);
    }

    /// <summary>A meeting that so many have joined by the code.</summary>
    public static async Task<VotingScene> BegunAsync(KompassHost host, int voters)
    {
        var scene = await CreateAsync(host);
        await scene.PressAsync("#begin");
        for (var voter = 0; voter < voters; voter++)
        {
            await scene.JoinAsync();
        }

        return scene;
    }

    public void Dispose()
    {
        Round.Dispose();
        voters.ForEach(voter => voter.Dispose());
    }

    public Task<string> CodeAsync() => Round.QueryAsync(async db => (await db.Workshops.Select(w => w.JoinCode).SingleAsync())!);

    public Task<Workshop> WorkshopAsync() => Round.QueryAsync(db => db.Workshops.AsNoTracking().SingleAsync());

    /// <summary>Where a voter's phone is.</summary>
    public async Task<string> MeetingAsync() => $"/rosta/m/{(await WorkshopAsync()).Id}";

    public async Task<Visitor> JoinAsync()
    {
        var voter = Round.Host.Visit();
        voters.Add(voter);
        var page = await voter.SubmitFormAsync(await voter.GetPageAsync("/rosta"), new Dictionary<string, string?> { ["Code"] = await CodeAsync() });
        Assert.Equal("Vi väntar på nästa fråga", page.QuerySelector("h1")!.TextContent);
        return voter;
    }

    /// <summary>The coordinator presses a button of the wall.</summary>
    public async Task<IHtmlDocument> PressAsync(string button)
    {
        var page = await Round.Coordinator.GetPageAsync(Wall);
        return await Round.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), $"form:has({button})");
    }

    public async Task<HttpResponseMessage> VoteAsync(Visitor voter, int vote)
    {
        var page = await voter.GetPageAsync(await MeetingAsync());
        return await voter.SubmitAsync(page, new Dictionary<string, string?> { ["Vote"] = $"{vote}" });
    }
}
