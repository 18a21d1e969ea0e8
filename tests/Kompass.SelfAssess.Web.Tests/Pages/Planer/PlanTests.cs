using System.Net;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Planer.PlanPages;

namespace Kompass.SelfAssess.Web.Tests.Pages.Planer;

/// <summary>The list of plans, a plan with its actions, and the plan's own form.</summary>
[Collection(SharedHost.Name)]
public sealed class PlanTests(KompassHost host)
{
    [Fact]
    public async Task List_PlansOfThisMunicipalityOnly_WithWhatIsDoneAndLate()
    {
        using var mine = await CreateAsync(host, plan =>
        {
            plan.Name = "Vår egen plan";
            plan.Actions[0].Status = ActionStatus.Done;
            plan.Actions[1].DueOn = plan.StartsOn.AddDays(-1);
        });
        using var other = await CreateAsync(host, plan => plan.Name = "De andras plan");

        var page = await mine.Reader.GetPageAsync("/planer");

        Assert.Equal(["Vår egen plan", "6", "1", "1"], new[] { 0, 2, 3, 4 }.Select(column => page.QuerySelector("#planer tbody tr, tbody tr")!.Children[column].TextContent.Trim()));
        Assert.DoesNotContain("De andras plan", WordsOf(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main a[href='/planer/ny']"));
        Assert.Equal(HttpStatusCode.NotFound, (await mine.Coordinator.GetAsync(other.Address)).StatusCode);
        Assert.Equal("/planer", (await mine.Coordinator.GetPageAsync("/planer")).QuerySelector("nav a[aria-current=page]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task List_WithoutPlans_SaysWhatToDo()
    {
        var organisation = await host.OrganisationAsync($"Tomby {Guid.NewGuid():N}");
        using var coordinator = await host.SignInAsAsync(Role.Coordinator, organisation.Id);

        var page = await coordinator.GetPageAsync("/planer");

        Assert.Contains("Det finns ingen handlingsplan än.", WordsOf(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/planer/ny']"));
    }

    [Fact]
    public async Task Create_Form_MakesOnePlan_EvenWhenSentTwice()
    {
        using var scene = await CreateAsync(host);
        var form = await scene.Coordinator.GetPageAsync("/planer/ny");
        var fields = new Dictionary<string, string?> { ["Form.Name"] = " Plan <b>fram</b> ", ["Form.StartsOn"] = "2027-01-01", ["Form.EndsOn"] = "2028-12-31", ["Form.BudgetDays"] = "120" };

        var page = await scene.Coordinator.SubmitFormAsync(form, fields);
        await scene.Coordinator.SubmitFormAsync(form, fields);

        Assert.Equal("Plan <b>fram</b>", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Planen är skapad.", WordsOf(page), StringComparison.Ordinal);
        var plan = await scene.QueryAsync(db => db.Plans.SingleAsync(own => own.Id != scene.Scene.PlanId));
        Assert.Equal(("Plan <b>fram</b>", 120, CadenceKind.HalfYearly), (plan.Name, plan.BudgetDays, plan.Cadence));
    }

    [Theory]
    [InlineData("Form.Name", " ", "Skriv ett namn.")]
    [InlineData("Form.StartsOn", "snart", "Skriv dagen som 2026-12-31.")]
    [InlineData("Form.EndsOn", "2020-01-01", "Planens sista dag måste ligga efter den första.")]
    [InlineData("Form.BudgetDays", "0", "Skriv arbetsdagarna som ett tal från 1 till 100000.")]
    [InlineData("Form.BudgetDays", "många", "Skriv ett tal med siffror.")]
    public async Task Create_OneFault_IsSaidAtTheField_AndTheRestIsKept(string field, string value, string message)
    {
        using var scene = await CreateAsync(host);
        var page = await scene.Coordinator.SubmitFormAsync(
            await scene.Coordinator.GetPageAsync("/planer/ny"), new Dictionary<string, string?> { ["Form.Name"] = "Ny plan", ["Form.Description"] = "Behålls", [field] = value });

        Assert.Equal(message, page.QuerySelector($"[data-error-summary] a[href='#{field.Replace('.', '_')}']")?.TextContent);
        Assert.Equal("Behålls", page.QuerySelector("[name='Form.Description']")!.TextContent);
        Assert.Equal(1, await scene.QueryAsync(db => db.Plans.CountAsync()));
    }

    [Fact]
    public async Task Plan_Pills_CountAndFilter()
    {
        using var scene = await CreateAsync(host, plan =>
        {
            plan.Actions[0].Status = ActionStatus.Done;
            plan.Actions[1].Status = ActionStatus.InProgress;
            plan.Actions[2].DueOn = plan.StartsOn.AddDays(-3);
            plan.Actions[3].Priority = ActionPriority.High;
        });

        var page = await scene.Reader.GetPageAsync(scene.Address);

        Assert.Equal(["Alla 6", "Försenade 1", "Pågår 1", "Inte påbörjade 4", "Klara 1"], page.QuerySelectorAll(".k-filter-pills a").Select(pill => pill.TextContent.Trim()));
        Assert.Equal(["Åtgärd 1", "Åtgärd 2", "Åtgärd 3", "Åtgärd 4", "Åtgärd 5", "Åtgärd 6"], Titles(page));
        Assert.Contains("6 åtgärder till och med", WordsOf(page), StringComparison.Ordinal);
        Assert.Contains("En är försenad.", WordsOf(page), StringComparison.Ordinal);

        Assert.Equal(["Åtgärd 3"], Titles(await scene.Reader.GetPageAsync($"{scene.Address}?visa=forsenade")));
        Assert.Equal(["Åtgärd 4"], Titles(await scene.Reader.GetPageAsync($"{scene.Address}?prioritet=High")));
        Assert.Equal(["Åtgärd 3", "Åtgärd 4"], Titles(await scene.Reader.GetPageAsync($"{scene.Address}?ansvarig={scene.Scene.Owners[1]}")));
        Assert.Equal(["Åtgärd 2"], Titles(await scene.Reader.GetPageAsync($"{scene.Address}?visa=pagar&omrade=1")));
        Assert.Equal(6, Titles(await scene.Reader.GetPageAsync($"{scene.Address}?visa=<b>")).Count);
        var none = await scene.Reader.GetPageAsync($"{scene.Address}?visa=klara&omrade=2");
        Assert.Empty(Titles(none));
        Assert.Contains("Visar 0 av 6 åtgärder. Visa alla", WordsOf(none), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_OwnerWithAnAccount_SeesMine()
    {
        using var scene = await CreateAsync(host);
        var mine = $"agare-{Guid.NewGuid():N}@example.se";
        await scene.QueryAsync(db => db.PlanOwners.Where(owner => owner.Id == scene.Scene.Owners[2]).ExecuteUpdateAsync(set => set.SetProperty(owner => owner.Email, mine)));
        await host.UserAsync(Role.Reader, scene.OrganisationId, mine);
        using var owner = host.Visit();
        await owner.SignInAsync(mine, KompassHost.Password);

        Assert.Equal(["Åtgärd 5", "Åtgärd 6"], Titles(await owner.GetPageAsync($"{scene.Address}?visa=mina")));
        var start = await owner.GetPageAsync("/");
        Assert.Equal("Mina åtgärder", start.QuerySelector("main h2")!.TextContent);
        Assert.Contains("Åtgärd 6", WordsOf(start), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_TickedWithoutScript_AreStored_AndOnlyWhatChanged()
    {
        using var scene = await CreateAsync(host, plan => plan.Actions[0].Steps =
            [new ActionStep { Text = "Ett", Position = 0, Done = true }, new ActionStep { Text = "Två", Position = 1 }, new ActionStep { Text = "Tre", Position = 2 }]);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}?oppen=1");
        var steps = await StepsAsync();
        // Somebody else ticks the third meanwhile: it is not on this page, and stays.
        await scene.QueryAsync(db => db.Set<ActionStep>().Where(step => step.Id == steps[2].Id).ExecuteUpdateAsync(set => set.SetProperty(step => step.Done, true)));

        var after = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["done"] = $"{steps[1].Id}" }, "form.k-plan-steps");

        Assert.Contains("Stegen är sparade.", WordsOf(after), StringComparison.Ordinal);
        Assert.Equal([false, true, true], (await StepsAsync()).Select(step => step.Done));
        Assert.True(after.QuerySelector("#atgard-1 details")!.HasAttribute("open"));
        Assert.Null((await scene.Reader.GetPageAsync(scene.Address)).QuerySelector("form.k-plan-steps"));

        Task<List<ActionStep>> StepsAsync() => scene.QueryAsync(db =>
            db.PlanActions.Where(action => action.Id == scene.Scene.Actions[0]).SelectMany(action => action.Steps).OrderBy(step => step.Position).AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task Close_WithOpenFollowUp_AsksForAChoice_AndThenEndsBoth()
    {
        using var scene = await CreateAsync(host);
        await scene.QueryAsync(async db =>
        {
            db.FollowUps.Add(new FollowUp { Id = Guid.NewGuid(), OrganisationId = scene.OrganisationId, PlanId = scene.Scene.PlanId, NominalDate = scene.Today, ClosesOn = scene.Today.AddDays(10), Version = 1 });
            return await db.SaveChangesAsync();
        });
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/avsluta");
        Assert.Contains("En uppföljning är öppen till och med", WordsOf(form), StringComparison.Ordinal);

        var refused = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?>());
        Assert.Contains("En uppföljning är öppen. Stäng den först, eller låt den avslutas med planen.", WordsOf(refused), StringComparison.Ordinal);
        Assert.Equal(PlanState.Active, await scene.QueryAsync(db => db.Plans.Select(plan => plan.State).SingleAsync()));

        var closed = await scene.Coordinator.SubmitFormAsync(refused, new Dictionary<string, string?> { ["EndFollowUp"] = "true" });
        Assert.Contains("Planen är avslutad.", WordsOf(closed), StringComparison.Ordinal);
        Assert.Equal(FollowUpState.Closed, await scene.QueryAsync(db => db.FollowUps.Select(own => own.State).SingleAsync()));
        Assert.Null(closed.QuerySelector($"a[href='{scene.Address}/atgard/ny']"));
    }

    [Fact]
    public async Task Reopen_AClosedPlan_IsConfirmed_AndStandsInTheHistoryForAllToRead()
    {
        using var scene = await CreateAsync(host);
        var close = await scene.Coordinator.GetPageAsync($"{scene.Address}/avsluta");
        var closed = await scene.Coordinator.SubmitFormAsync(close, new Dictionary<string, string?>());
        Assert.Equal(["Öppna planen igen"], closed.QuerySelectorAll("[aria-labelledby=planen] li > a").Select(link => link.TextContent));

        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/avsluta");
        Assert.Equal("Öppna planen igen", form.QuerySelector("h1")!.TextContent);
        Assert.Contains("Uppföljningar som skulle ha öppnats medan den var avslutad hoppas över", WordsOf(form), StringComparison.Ordinal);
        var opened = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?>());

        Assert.Contains("Planen är öppen igen.", WordsOf(opened), StringComparison.Ordinal);
        Assert.NotNull(opened.QuerySelector($"a[href='{scene.Address}/atgard/ny']"));
        Assert.Equal(PlanState.Active, await scene.QueryAsync(db => db.Plans.Select(plan => plan.State).SingleAsync()));
        foreach (var address in new[] { scene.Address, $"{scene.Address}/atgard/2" })
        {
            var lines = (await scene.Reader.GetPageAsync(address)).QuerySelectorAll(".k-history-line").Select(line => line.TextContent).Order().ToList();
            Assert.Equal(["Test Coordinator avslutade planen", "Test Coordinator öppnade planen igen"], lines);
        }

        // The form of before the plan was opened, sent once more, does nothing.
        await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?>());
        Assert.Equal(2, (await scene.Reader.GetPageAsync(scene.Address)).QuerySelectorAll(".k-history-line").Length);
        using var forged = await scene.Reader.Client.PostAsync(new Uri($"{scene.Address}/avsluta?handler=Reopen", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.NotEqual(System.Net.HttpStatusCode.OK, forged.StatusCode);
    }
}
