using System.Net;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Pages.Planer;

[Collection(SharedResultHost.Name)]
public sealed class FollowUpPagesTests(ResultHost host)
{
    [Fact]
    public async Task Report_Closed_TellsAllAndTheCoordinatorDecides()
    {
        var (scene, plan, id) = await SceneAsync(5);
        using var coordinator = await scene.CoordinatorAsync();
        var address = $"/planer/{plan.PlanId}/uppfoljningar/{id}";
        var page = await coordinator.GetPageAsync(address);

        Assert.Equal("3 av 6 åtgärder rapporterades: 1 klar, 1 enligt plan, 1 där en ny tid begärs, 3 utan svar.", ElementWords.Of(page.QuerySelector(".k-lead")!));
        Assert.Contains("Går <b>framåt</b>", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Uppföljningar är inte anonyma.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("agare3@example.se", page.Words(), StringComparison.Ordinal);
        // 1.1 has 20 points: from level 2 (0.45) to level 4 (0.80).
        Assert.Contains("367 poäng, +7,0", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Scenario: om åtgärdsansvarigas bedömning stämmer", page.Words(), StringComparison.Ordinal);
        Assert.Equal("360", page.QuerySelector(".kp-estimate-number")!.TextContent);

        var after = await coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), "#forslag form");
        Assert.Contains("Godkänt.", after.Words(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 11, 1), await host.QueryAsync(scene.OrganisationId, db => db.PlanActions.Where(action => action.PlanId == plan.PlanId && action.Number == 3).Select(action => action.DueOn).SingleAsync()));
        Assert.Empty(after.QuerySelectorAll("#forslag form"));
    }

    [Fact]
    public async Task Report_Reader_SeesAndCannotDecide()
    {
        var (scene, plan, id) = await SceneAsync(5);
        using var reader = await scene.ReaderAsync();
        using var coordinator = await scene.CoordinatorAsync();
        var address = $"/planer/{plan.PlanId}/uppfoljningar/{id}";

        Assert.Empty((await reader.GetPageAsync(address)).QuerySelectorAll("#forslag form"));
        // With the coordinator's form, but the reader's cookie and token.
        var token = (await reader.GetPageAsync(address)).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token ?? "" });
        using var answer = await reader.Client.PostAsync(new Uri($"{address}?handler=Accept", UriKind.Relative), content);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.Redirect, HttpStatusCode.BadRequest });
        Assert.Equal(ProposalState.Waiting, await host.QueryAsync(scene.OrganisationId, db => db.FollowUpReports.Where(report => report.FollowUpId == id && report.ProposedDueOn != null).Select(report => report.Proposal).SingleAsync()));
    }

    [Fact]
    public async Task Report_WithheldTotal_ShowsNoScenario()
    {
        var (scene, plan, id) = await SceneAsync(4);
        using var reader = await scene.ReaderAsync();

        var page = await reader.GetPageAsync($"/planer/{plan.PlanId}/uppfoljningar/{id}");

        Assert.Contains("Omgångens totala poäng visas inte", page.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".kp-scenario-number, .kp-estimate-number, .kp-ruler"));
        Assert.Contains("Nej, delområdets poäng visas inte", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_AcceptWhatHasPassed_SaysWhichAndWhy()
    {
        var (scene, plan, id) = await SceneAsync(5);
        await host.QueryAsync(scene.OrganisationId, db => db.FollowUpReports.Where(report => report.FollowUpId == id && report.ProposedDueOn != null).ExecuteUpdateAsync(set => set.SetProperty(report => report.ProposedDueOn, new DateOnly(2026, 1, 5))));
        using var coordinator = await scene.CoordinatorAsync();

        var page = await coordinator.SubmitFormAsync(await coordinator.GetPageAsync($"/planer/{plan.PlanId}/uppfoljningar/{id}"), new Dictionary<string, string?>(), "#forslag form");

        Assert.Contains("Åtgärd 3: datumet har redan passerat.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_HasSkippedOnesTrendAndTabs()
    {
        var (scene, plan, id) = await SceneAsync(5);
        await host.QueryAsync(scene.OrganisationId, db => ReportedScene.SkipAsync(db, plan.PlanId, new DateOnly(2026, 10, 1)));
        using var reader = await scene.ReaderAsync();

        var page = await reader.GetPageAsync($"/planer/{plan.PlanId}/uppfoljningar");

        Assert.NotNull(page.QuerySelector($"main a[href='/planer/{plan.PlanId}/uppfoljningar/{id}']"));
        Assert.Contains("Dagen passerade medan systemet stod stilla.", page.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/planer/{plan.PlanId}/effekt']"));
    }

    [Fact]
    public async Task List_OneFollowUp_IsASentenceAndTwoAreAChart()
    {
        var (scene, plan, _) = await SceneAsync(5);
        using var reader = await scene.ReaderAsync();
        var address = $"/planer/{plan.PlanId}/uppfoljningar";

        var one = await reader.GetPageAsync(address);
        await host.QueryAsync(scene.OrganisationId, db => ReportedScene.AddAsync(db, plan.PlanId, StockholmDays.Today(host.Clock).AddDays(30), true, (_, report) => report.Says(ActionStatus.InProgress, 50)));
        var two = await reader.GetPageAsync(address);

        // 40, 100, 20 and three that nobody has begun.
        Assert.EndsWith("var åtgärderna i snitt klara till 27 %.", ElementWords.Of(one.QuerySelector(".kp-single")!), StringComparison.Ordinal);
        Assert.Empty(one.QuerySelectorAll("svg.kp-progress, svg.kp-line"));
        Assert.Equal(["Delområde", "Åtgärder", "Klart"], one.QuerySelectorAll(".kp-subareas th[scope=col]").Select(ElementWords.Of));
        Assert.Null(two.QuerySelector(".kp-single"));
        Assert.NotNull(two.QuerySelector("svg.kp-progress"));
        Assert.NotEmpty(two.QuerySelectorAll("svg.kp-line"));
    }

    [Fact]
    public async Task Report_WhatNeedsTheReader_ComesBeforeTheActions()
    {
        var (scene, plan, _) = await SceneAsync(5);
        var id = await host.QueryAsync(scene.OrganisationId, db => ReportedScene.AddAsync(db, plan.PlanId, StockholmDays.Today(host.Clock).AddDays(30), true, (action, report) =>
        {
            switch (action.Number)
            {
                case 1:
                    report.Says(ActionStatus.Paused, 10);
                    report.Comment = "Vilar till våren.";
                    break;
                case 4:
                    report.Says(ActionStatus.InProgress, 60);
                    report.Hindrance = "Upphandlingen är överklagad.";
                    break;
            }
        }));
        using var reader = await scene.ReaderAsync();

        var page = await reader.GetPageAsync($"/planer/{plan.PlanId}/uppfoljningar/{id}");

        var stuck = page.QuerySelectorAll("[aria-labelledby=fast-rubrik] li").Select(ElementWords.Of).ToList();
        Assert.Equal(2, stuck.Count);
        Assert.EndsWith("Hinder: Upphandlingen är överklagad.", stuck.Single(own => own.StartsWith("4 ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith("Vilar till våren.", stuck.Single(own => own.StartsWith("1 ", StringComparison.Ordinal)), StringComparison.Ordinal);
        var order = page.QuerySelectorAll("main h2").Select(ElementWords.Of).ToList();
        Assert.True(order.IndexOf("Har inte rapporterat") < order.IndexOf("Alla åtgärder i uppföljningen"));
    }

    [Fact]
    public async Task List_NothingToAskAbout_SaysWhatToDoInsteadOfStarting()
    {
        var (scene, plan, _) = await SceneAsync(5);
        await host.QueryAsync(scene.OrganisationId, db => db.FollowUps.Where(own => own.PlanId == plan.PlanId).ExecuteDeleteAsync());
        using var coordinator = await scene.CoordinatorAsync();
        var address = $"/planer/{plan.PlanId}/uppfoljningar";

        var open = await coordinator.GetPageAsync(address);
        await host.QueryAsync(scene.OrganisationId, db => db.PlanActions.Where(action => action.PlanId == plan.PlanId).ExecuteUpdateAsync(set => set.SetProperty(action => action.Status, ActionStatus.Done)));
        var done = await coordinator.GetPageAsync(address);

        Assert.NotNull(open.QuerySelector("form[action*=Start]"));
        Assert.Null(done.QuerySelector("form[action*=Start]"));
        Assert.NotNull(done.QuerySelector($".k-empty a[href='/planer/{plan.PlanId}/forslag']"));
    }

    [Fact]
    public async Task Effect_OneRound_IsCalmAndSaysWhenItCanBeSeen()
    {
        var (scene, plan, _) = await SceneAsync(5);
        using var reader = await scene.ReaderAsync();

        var page = await reader.GetPageAsync($"/planer/{plan.PlanId}/effekt");

        Assert.Contains("När nästa omgång har öppnat och stängt visas här", page.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main table"));
    }

    [Fact]
    public async Task Effect_TwoRounds_ExplainsAndMeasures()
    {
        var name = $"Kommun {Guid.NewGuid():N}";
        var (scene, plan, _) = await SceneAsync(6, (person, code) => 1 + ((person + code[2]) % 2), name);
        var created = await host.SceneAsync([new(RoleGroups.Managers, [])], name: "Nästa", organisation: name);
        Assert.Equal(scene.OrganisationId, created.OrganisationId);
        var targeted = new HashSet<string> { "1.1.a", "1.2.a", "1.3.a", "2.1.a", "2.2.a", "2.3.a" };
        await created.InviteAsync(RoleGroups.Managers, 6);
        await created.AnswerAsync((_, person, code) => (AnswerValue)(1 + ((person + code[2]) % 2) + (targeted.Contains(code) ? 2 : 0)));
        await created.CloseAsync();
        var later = host.Clock.GetUtcNow().UtcDateTime.AddDays(60);
        await host.QueryAsync(scene.OrganisationId, db => db.Rounds.Where(round => round.Id == created.RoundId)
            .ExecuteUpdateAsync(set => set.SetProperty(round => round.OpenedUtc, later).SetProperty(round => round.ClosedUtc, later.AddDays(14))));
        using var reader = await scene.ReaderAsync();

        var page = await reader.GetPageAsync($"/planer/{plan.PlanId}/effekt");

        Assert.Contains("mer än frågor som började lika lågt. Skillnaden är statistiskt säkerställd.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("regression mot medelvärdet", page.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg.kp-regression-picture"));
        Assert.Contains("Ingen fråga utan åtgärd har stigit så mycket att det är säkerställt.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_OfAnotherMunicipality_AreNotFound()
    {
        var (_, plan, id) = await SceneAsync(5);
        using var reader = await host.ReaderAsync();
        foreach (var address in new[] { "uppfoljningar", $"uppfoljningar/{id}", "effekt" })
        {
            using var answer = await reader.GetAsync($"/planer/{plan.PlanId}/{address}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    /// <summary>A closed round, a plan from then on and a follow-up that three of six actions were reported in.</summary>
    private async Task<(ResultScene Scene, PlanScene Plan, Guid FollowUp)> SceneAsync(int people, Func<int, string, int>? level = null, string? name = null)
    {
        var scene = await host.SceneAsync([new(RoleGroups.Managers, [])], organisation: name);
        await scene.InviteAsync(RoleGroups.Managers, people);
        await scene.AnswerAsync((_, person, code) => (AnswerValue)(level?.Invoke(person, code) ?? 2));
        await scene.CloseAsync();
        var today = StockholmDays.Today(host.Clock);
        var plan = await host.QueryAsync(scene.OrganisationId, db => PlanScene.AddAsync(db, today));
        var id = await host.QueryAsync(scene.OrganisationId, db => ReportedScene.AddAsync(db, plan.PlanId, today, true, (action, report) =>
        {
            switch (action.Number)
            {
                case 1:
                    report.Says(ActionStatus.InProgress, 40, ("1.1.a", 4));
                    report.Comment = "Går <b>framåt</b>";
                    break;
                case 2:
                    report.Says(ActionStatus.Done, 100);
                    break;
                case 3:
                    report.Says(ActionStatus.InProgress, 20);
                    report.Asks(new DateOnly(2027, 11, 1));
                    break;
            }
        }));
        return (scene, plan, id);
    }
}
