using System.Net;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Planer.PlanPages;

namespace Kompass.SelfAssess.Web.Tests.Pages.Planer;

/// <summary>The form of an action, its page with the history, and the board.</summary>
[Collection(SharedHost.Name)]
public sealed class AtgardTests(KompassHost host)
{
    [Fact]
    public async Task New_AllFields_AreStored_AndShownOnItsPage()
    {
        using var scene = await CreateAsync(host);
        var finding = await scene.QueryAsync(async db =>
        {
            var evaluation = new OfficialEvaluation
            {
                Id = Guid.NewGuid(),
                OrganisationId = scene.OrganisationId,
                Municipality = "Planby",
                Year = 2025,
                EditionId = (await db.Plans.SingleAsync()).EditionId,
                Source = "Test",
                Findings = [new OfficialFinding { Order = 1, Kind = FindingKind.Improvement, Area = 2, Text = "Tydligare mot lokalsamhället." }],
            };
            db.Evaluations.Add(evaluation);
            await db.SaveChangesAsync();
            await db.Plans.ExecuteUpdateAsync(set => set.SetProperty(plan => plan.EvaluationId, evaluation.Id));
            return evaluation.Findings[0].Id;
        });
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/atgard/ny");
        var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?>
        {
            ["Form.Title"] = "Påverka <i>invånare</i>",
            ["Form.Description"] = "Därför",
            ["Form.SuccessMeasure"] = "Råden används",
            ["Form.Steps"] = "Ett\n\n Två ",
            ["Form.OwnerId"] = $"{scene.Scene.Owners[0]}",
            ["Form.DueOn"] = $"{scene.Today.AddDays(30):yyyy-MM-dd}",
            ["Form.Status"] = "InProgress",
            ["Form.Percent"] = "25",
            ["Form.EffortDays"] = "12",
            ["Form.ExpectedGain"] = "3,5",
            ["Form.Targets[0].Code"] = "2.3.c Något",
            ["Form.Targets[0].From"] = "2",
            ["Form.Targets[0].To"] = "4",
            ["Form.Findings"] = $"{finding}",
            ["Form.Words"] = "Sagt på mötet",
            ["Form.Links"] = "Klimatprogrammet https://example.se/klimat",
            ["Form.DependsOn"] = "2",
        });

        var words = WordsOf(page);
        Assert.Equal("Påverka <i>invånare</i>", page.QuerySelector("h1")!.TextContent);
        Assert.All(
            new[] { "Åtgärden är tillagd.", "Pågår", "Därför", "Råden används", "Ett", "Två", "Ägare 1", "25 procent", "12 dagar", "3,5 poäng", "Nivå 4", "i fråga 2.3.c. I dag nivå 2.", "Tydligare mot lokalsamhället.", "Sagt på mötet", "Åtgärd 2", "lade till åtgärden" },
            text => Assert.Contains(text, words, StringComparison.Ordinal));
        Assert.Equal("https://example.se/klimat", page.QuerySelector("main a[rel=noreferrer]")!.GetAttribute("href"));

        // What the form shows and is sent back unchanged changes nothing.
        var change = await scene.Coordinator.GetPageAsync($"{scene.Address}/atgard/7/andra");
        await scene.Coordinator.SubmitFormAsync(change, new Dictionary<string, string?>());
        Assert.Equal(["Created"], await scene.QueryAsync(async db => (await db.ActionChanges.Where(own => own.NewValue != null).ToListAsync()).ConvertAll(own => own.Field.ToString())));
    }

    [Theory]
    [InlineData("Form.Title", " ", "Form_Title", "Skriv vad som ska göras.")]
    [InlineData("Form.DueOn", "2020-01-01", "Form_DueOn", "2020-01-01 har redan passerat. Välj i dag eller en senare dag.")]
    [InlineData("Form.Targets[0].Code", "9.9", "Form_Targets_0__Code", "Ramverket har inget delområde 9.9.")]
    [InlineData("Form.Targets[0].Code", "2.3.z", "Form_Targets_0__Code", "Ramverket har ingen fråga 2.3.z.")]
    [InlineData("Form.Links", "javascript:alert(1)", "Form_Links", "javascript:alert(1) är ingen webbadress. Den ska börja med https:// eller http://.")]
    [InlineData("Form.Percent", "140", "Form_Percent", "Skriv hur mycket som är färdigt, från 0 till 100.")]
    [InlineData("Form.DependsOn", "2", "Form_DependsOn", "Åtgärderna skulle vänta på varandra: 1 → 2 → 1. Ta bort en av dem.")]
    public async Task Change_OneFault_IsSaidAtTheField_AndNothingIsStored(string field, string value, string place, string message)
    {
        using var scene = await CreateAsync(host);
        await scene.QueryAsync(async db =>
        {
            var action = await db.PlanActions.Include(own => own.DependsOn).SingleAsync(own => own.Id == scene.Scene.Actions[1]);
            action.DependsOn.Add(new ActionDependency { DependsOnId = scene.Scene.Actions[0] });
            return await db.SaveChangesAsync();
        });
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/atgard/1/andra");

        var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Description"] = "Behålls", [field] = value });

        Assert.Equal(message, page.QuerySelector($"[data-error-summary] a[href='#{place}']")?.TextContent);
        Assert.Equal("Behålls", page.QuerySelector("[name='Form.Description']")!.TextContent);
        Assert.Equal(0, await scene.QueryAsync(db => db.ActionChanges.CountAsync()));
    }

    [Fact]
    public async Task Change_MeanwhileBySomebodyElse_IsSaid_AndNothingIsLost()
    {
        using var scene = await CreateAsync(host);
        var mine = await scene.Coordinator.GetPageAsync($"{scene.Address}/atgard/1/andra");
        var theirs = await scene.Coordinator.GetPageAsync($"{scene.Address}/atgard/1/andra");
        await scene.Coordinator.SubmitFormAsync(theirs, new Dictionary<string, string?> { ["Form.Status"] = "InProgress" });

        var page = await scene.Coordinator.SubmitFormAsync(mine, new Dictionary<string, string?> { ["Form.Title"] = "Min titel" });

        Assert.Contains("Någon annan har ändrat sedan du öppnade sidan.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal("Min titel", page.QuerySelector("[name='Form.Title']")!.GetAttribute("value"));
        Assert.Contains("ändrade status från Planerad till Pågår", WordsOf(await scene.Reader.GetPageAsync($"{scene.Address}/atgard/1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_FormWithoutScript_MovesTheCard_AndReadersCannot()
    {
        using var scene = await CreateAsync(host);
        var board = await scene.Coordinator.GetPageAsync($"{scene.Address}/tavla");
        Assert.Equal(["Planerad", "Pågår", "Klar", "Pausad", "Avbruten"], board.QuerySelectorAll("[data-board] > section").Select(column => column.GetAttribute("data-name")));

        var after = await scene.Coordinator.SubmitFormAsync(board, new Dictionary<string, string?> { ["status"] = "Done" }, $"#kort-{scene.Scene.Actions[2]} form");

        Assert.Contains("Åtgärden är flyttad till Klar.", WordsOf(after), StringComparison.Ordinal);
        Assert.Equal("Åtgärd 3", after.QuerySelector("section[data-status=Done] h3")!.TextContent.Trim());
        Assert.Equal((ActionStatus.Done, 100), await scene.QueryAsync(async db => (await db.PlanActions.SingleAsync(own => own.Number == 3)) is var action ? (action.Status, action.Percent) : default));

        var stale = await scene.Coordinator.SubmitFormAsync(board, new Dictionary<string, string?> { ["status"] = "Paused" }, $"#kort-{scene.Scene.Actions[2]} form");
        Assert.Contains("Någon annan har ändrat", WordsOf(stale), StringComparison.Ordinal);

        var reader = await scene.Reader.GetPageAsync($"{scene.Address}/tavla");
        Assert.Empty(reader.QuerySelectorAll("[data-board] :is(form, button)"));
        using var forged = await scene.Reader.Client.PostAsync(new Uri($"{scene.Address}/tavla", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Theory]
    [InlineData("atgard/99")]
    [InlineData("atgard/99/andra")]
    [InlineData("ansvariga/00000000-0000-0000-0000-000000000001")]
    public async Task Page_OfWhatIsNotThere_IsNotFound(string page)
    {
        using var scene = await CreateAsync(host);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Coordinator.GetAsync($"{scene.Address}/{page}")).StatusCode);
    }

    [Fact]
    public async Task Owners_AddChangeLeave_AndADeadAddressIsSaid()
    {
        using var scene = await CreateAsync(host);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/ansvariga");
        var added = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["Form.Name"] = "Kim Berg", ["Form.Email"] = "Kim@Example.se" });
        Assert.Contains("Kim Berg är tillagd.", WordsOf(added), StringComparison.Ordinal);
        var twice = await scene.Coordinator.SubmitFormAsync(added, new Dictionary<string, string?> { ["Form.Name"] = "Någon", ["Form.Email"] = "kim@example.se" });
        Assert.Equal("Kim Berg har redan den adressen i planen.", twice.QuerySelector("[data-error-summary] a[href='#Form_Email']")?.TextContent);

        var first = $"{scene.Address}/ansvariga/{scene.Scene.Owners[0]}";
        await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync(first), new Dictionary<string, string?>(), "form[action*=Address]");
        var dead = WordsOf(await scene.Reader.GetPageAsync($"{scene.Address}/ansvariga"));
        Assert.Contains("Mejl till agare1@example.se kommer inte fram, så Ägare 1 kan inte svara", dead, StringComparison.Ordinal);
        var start = WordsOf(await scene.Coordinator.GetPageAsync("/"));
        Assert.Contains("Inga mejl når Ägare 1.", start, StringComparison.Ordinal);

        var left = await scene.Coordinator.SubmitFormAsync(
            await scene.Coordinator.GetPageAsync(first), new Dictionary<string, string?> { ["Successor"] = $"{scene.Scene.Owners[1]}" }, "form[action*=Leave]");
        Assert.Contains("Ägare 1 har slutat. 2 åtgärder har lämnats över.", WordsOf(left), StringComparison.Ordinal);
        Assert.Equal(4, await scene.QueryAsync(db => db.PlanActions.CountAsync(action => action.OwnerId == scene.Scene.Owners[1])));
        Assert.Contains("ändrade ansvarig från Ägare 1 till Ägare 2", WordsOf(await scene.Reader.GetPageAsync($"{scene.Address}/atgard/1")), StringComparison.Ordinal);
    }
}
