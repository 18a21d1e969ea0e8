using System.Net;
using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kompass.SelfAssess.Web.Tests.Pages.Omgangar.RoundScene;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>The form of a round: new, and while it is a draft.</summary>
[Collection(SharedHost.Name)]
public sealed class RoundFormTests(KompassHost host)
{
    private const string Markup = "<script>alert(1)</script> & \"Vår\" <b>egen</b>";

    [Fact]
    public async Task Create_AllChosen_IsStoredAndGoesOnToTheParticipants()
    {
        using var scene = await EmptyAsync(host);
        await AddUnitsAsync(scene, "Kultur, fritid", "Skola");
        var form = await scene.Coordinator.GetPageAsync("/omgangar/ny");
        var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?>
        {
            ["Form.Name"] = "  Våren 2027 ",
            ["Form.OpensOn"] = "2027-03-01",
            ["Form.ClosesOn"] = "2027-03-15",
            ["Form.Anonymity"] = "Named",
            ["Form.Weighting"] = "GroupBalanced",
            ["Form.MinimumGroup"] = "7",
            ["Form.TargetPercent"] = "85",
            ["Form.Reminders"] = "False",
            ["Form.GroupAreas"] = "managers:2",
        });

        Assert.Contains("Omgången är skapad.", WordsOf(page), StringComparison.Ordinal);
        Assert.EndsWith("/deltagare", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        var round = await scene.QueryAsync(database => database.Rounds.Include(r => r.Groups).ThenInclude(g => g.Areas).Include(r => r.Units).SingleAsync());
        Assert.Equal(("Våren 2027", new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 15)), (round.Name, round.OpensOn, round.ClosesOn));
        Assert.Equal((Anonymity.Named, Weighting.GroupBalanced, 7, 85, false), (round.Anonymity, round.Weighting, round.MinimumGroup, round.TargetPercent, round.Reminders));
        Assert.Equal(RoundState.Draft, round.State);
        Assert.Equal(RoleGroups.All, round.Groups.OrderBy(group => group.Position).Select(group => group.Key));
        Assert.Equal([2], round.Groups.Single(group => group.Key == RoleGroups.Managers).Areas.Select(area => area.AreaNumber));
        Assert.Equal(["Kultur, fritid", "Skola"], round.Units.Select(unit => unit.Name).Order());
    }

    [Theory]
    [InlineData("Form.Name", " ", "Skriv ett namn.")]
    [InlineData("Form.OpensOn", "snart", "Skriv datumet som 2027-03-15.")]
    [InlineData("Form.ClosesOn", "2027-02-30", "Skriv datumet som 2027-03-15.")]
    [InlineData("Form.ClosesOn", "2020-01-01", "Sista dagen måste komma efter den första.")]
    [InlineData("Form.MinimumGroup", "4", "Minsta grupp kan inte vara under 5.")]
    [InlineData("Form.MinimumGroup", "<i>fem</i>", "Skriv ett heltal.")]
    [InlineData("Form.MinimumGroup", "99999999999", "Skriv ett heltal.")]
    [InlineData("Form.TargetPercent", "101", "Målet ska vara mellan 1 och 100 procent.")]
    [InlineData("Form.TargetPercent", "0", "Målet ska vara mellan 1 och 100 procent.")]
    [InlineData("Form.TargetPercent", "-5", "Skriv ett heltal.")]
    [InlineData("Form.Depth", "7", "Välj ett av alternativen.")]
    [InlineData("Form.Anonymity", "Hemlig", "Välj ett av alternativen.")]
    [InlineData("Form.Weighting", "", "Välj ett av alternativen.")]
    [InlineData("Form.Groups", null, "Välj minst en grupp.")]
    [InlineData("Form.Groups", "kungen", "Välj bland grupperna i listan.")]
    [InlineData("Form.GroupAreas", "managers:99", "Utgåvan har inget område 99.")]
    public async Task Create_OneFault_IsSaidAtTheFieldAndLinkedAndTheRestIsKept(string field, string? value, string message)
    {
        using var scene = await EmptyAsync(host);
        var fields = new Dictionary<string, string?> { ["Form.Name"] = Markup, ["Form.OpensOn"] = "2027-03-01", ["Form.ClosesOn"] = "2027-03-20", [field] = value };
        var page = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync("/omgangar/ny"), fields);

        var place = field == "Form.GroupAreas" ? "Form_Groups" : field.Replace('.', '_');
        AssertFault(page, place, message);
        Assert.Single(page.QuerySelectorAll("[data-error-summary] li"));
        Assert.All(fields.Where(sent => sent.Key is not ("Form.Groups" or "Form.GroupAreas" or "Form.Depth" or "Form.Anonymity" or "Form.Weighting")), sent =>
            Assert.Equal(sent.Value, page.QuerySelector($"[name='{sent.Key}']")!.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll("main script, main b, main i"));
        Assert.Equal(0, await scene.QueryAsync(database => database.Rounds.CountAsync()));
    }

    [Fact]
    public async Task Create_DepthThatTheEditionLacks_IsSaidAtTheField()
    {
        using var scene = await EmptyAsync(host);
        await using (var scope = host.Scope(scene.OrganisationId))
        {
            var shipped = (await scope.ServiceProvider.GetRequiredService<EditionCatalogue>().FindAsync("2020-v2", default))!.Edition;
            var coreOnly = shipped.CoreOnly() with { Key = "bara-huvudfragor" };
            await scope.ServiceProvider.GetRequiredService<EditionImport>().ImportAsync(EditionFile.Write(coreOnly), default, organisationId: scene.OrganisationId);
        }

        var page = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync("/omgangar/ny"), new Dictionary<string, string?>
        {
            ["Form.Name"] = "Höst",
            ["Form.OpensOn"] = "2027-03-01",
            ["Form.ClosesOn"] = "2027-03-20",
            ["Form.Edition"] = "bara-huvudfragor",
            ["Form.Depth"] = "Full",
        });

        AssertFault(page, "Form_Depth", "Utgåvan har inga frågor för den omfattningen.");
        Assert.Equal(0, await scene.QueryAsync(database => database.Rounds.CountAsync()));
    }

    [Fact]
    public async Task Create_ManyFaults_AreAllSaidAtOnce()
    {
        using var scene = await EmptyAsync(host);
        var page = await scene.Coordinator.SubmitFormAsync(await scene.Coordinator.GetPageAsync("/omgangar/ny"), new Dictionary<string, string?>
        {
            ["Form.Name"] = new string('å', 121),
            ["Form.OpensOn"] = "",
            ["Form.ClosesOn"] = "igår",
            ["Form.Groups"] = null,
            ["Form.MinimumGroup"] = "1",
            ["Form.TargetPercent"] = "många",
        });

        AssertFault(page, "Form_Name", "Namnet får ha högst 120 tecken.");
        AssertFault(page, "Form_OpensOn", "Skriv datumet som 2027-03-15.");
        AssertFault(page, "Form_ClosesOn", "Skriv datumet som 2027-03-15.");
        AssertFault(page, "Form_Groups", "Välj minst en grupp.");
        AssertFault(page, "Form_MinimumGroup", "Minsta grupp kan inte vara under 5.");
        AssertFault(page, "Form_TargetPercent", "Skriv ett heltal.");
        Assert.Equal(6, page.QuerySelectorAll("[data-error-summary] li").Length);
    }

    [Theory]
    [InlineData("2002", "Utgåvan har inga frågor.")]
    [InlineData("finns-inte", "Välj en utgåva som finns.")]
    public async Task Create_EditionThatIsNotOffered_IsRefusedWithoutADeadLink(string edition, string message)
    {
        using var scene = await EmptyAsync(host);
        var page = await scene.Coordinator.SubmitFormAsync(
            await scene.Coordinator.GetPageAsync("/omgangar/ny"), new Dictionary<string, string?> { ["Form.Name"] = "Prov", ["Form.Edition"] = edition });

        Assert.Contains(message, WordsOf(page, "[data-error-summary]"), StringComparison.Ordinal);
        AssertLinksLead(page);
    }

    [Fact]
    public async Task Create_Fault_KeepsEveryTickAlsoOfANameWithAComma()
    {
        using var scene = await EmptyAsync(host);
        await AddUnitsAsync(scene, "Kultur, fritid och turism", "Skola", "Vård");
        var form = await scene.Coordinator.GetPageAsync("/omgangar/ny");
        Untick(form, "Form.Units", "Skola");
        Untick(form, "Form.Groups", RoleGroups.Elected);
        var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Name"] = "", ["Form.GroupAreas"] = "managers:3" });

        Assert.Equal(["Kultur, fritid och turism", "Vård"], Ticked(page, "Form.Units"));
        Assert.Equal(RoleGroups.All.Where(group => group != RoleGroups.Elected).Order(), Ticked(page, "Form.Groups"));
        Assert.Equal(["managers:3"], Ticked(page, "Form.GroupAreas"));
    }

    [Fact]
    public async Task Create_SentTwice_MakesOneRound()
    {
        using var scene = await EmptyAsync(host);
        var form = await scene.Coordinator.GetPageAsync("/omgangar/ny");
        var name = new Dictionary<string, string?> { ["Form.Name"] = "En gång" };
        var answers = await Task.WhenAll(scene.Coordinator.SubmitAsync(form, name), scene.Coordinator.SubmitAsync(form, name));
        var third = await scene.Coordinator.SubmitFormAsync(form, name);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location!.OriginalString).Append(new Uri(third.Url).AbsolutePath).Distinct());
        Assert.Equal(1, await scene.QueryAsync(database => database.Rounds.CountAsync()));
    }

    [Fact]
    public async Task Create_FormGoneBackTo_MakesTheOtherRoundToo()
    {
        using var scene = await EmptyAsync(host);
        var form = await scene.Coordinator.GetPageAsync("/omgangar/ny");
        await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Name"] = "Första" });
        await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Name"] = "Andra" });

        Assert.Equal(["Andra", "Första"], await scene.QueryAsync(database => database.Rounds.Select(round => round.Name).OrderBy(name => name).ToListAsync()));
    }

    [Fact]
    public async Task Create_IdOfAnotherMunicipalitysRound_LeavesThatRoundAlone()
    {
        using var theirs = await DraftAsync(host);
        using var us = await EmptyAsync(host);
        var page = await us.Coordinator.SubmitFormAsync(
            await us.Coordinator.GetPageAsync("/omgangar/ny"), new Dictionary<string, string?> { ["Form.Name"] = "Vår", ["Form.Id"] = $"{theirs.RoundId}" });

        Assert.DoesNotContain($"{theirs.RoundId}", page.Url, StringComparison.Ordinal);
        Assert.Equal("Självvärdering 2026", (await theirs.RoundAsync()).Name);
        Assert.Equal("Vår", await us.QueryAsync(database => database.Rounds.Select(round => round.Name).SingleAsync()));
    }

    [Fact]
    public async Task Change_Draft_ShowsWhatIsStoredAndStoresWhatIsChanged()
    {
        using var scene = await DraftAsync(host, content => content with { Name = Markup, Simulated = true, Groups = [new(RoleGroups.Managers, [2, 6])] });
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/andra");

        Assert.Equal(Markup, form.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Equal("2026-12-09", form.QuerySelector("#Form_ClosesOn")!.GetAttribute("value"));
        Assert.Equal(["managers:2", "managers:6"], Ticked(form, "Form.GroupAreas"));
        Assert.Equal(["Skola", "Teknik", "Vård"], Ticked(form, "Form.Units"));
        Assert.Empty(form.QuerySelectorAll("main script, main b"));

        var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Name"] = "Nytt namn", ["Form.ClosesOn"] = "2026-12-20" });
        Assert.Contains("Ändringarna är sparade.", WordsOf(page), StringComparison.Ordinal);
        var round = await scene.RoundAsync();
        Assert.Equal(("Nytt namn", new DateOnly(2026, 12, 20), 2), (round.Name, round.ClosesOn, round.Version));
        Assert.Equal([2, 6], round.Groups.Single().Areas.Select(area => area.AreaNumber).Order());
        Assert.True(round.Simulated);
    }

    [Fact]
    public async Task Change_TwoEditors_TheSecondIsToldAndKeepsWhatWasWritten()
    {
        using var scene = await DraftAsync(host);
        using var colleague = await host.SignInAsAsync(Role.Coordinator, scene.OrganisationId);
        var mine = await scene.Coordinator.GetPageAsync($"{scene.Address}/andra");
        var theirs = await colleague.GetPageAsync($"{scene.Address}/andra");
        await colleague.SubmitFormAsync(theirs, new Dictionary<string, string?> { ["Form.Name"] = "Kollegans" });

        var page = await scene.Coordinator.SubmitFormAsync(mine, new Dictionary<string, string?> { ["Form.Name"] = "Mitt", ["Form.TargetPercent"] = "90" });
        var again = await scene.Coordinator.SubmitFormAsync(page, new Dictionary<string, string?>());

        foreach (var told in new[] { page, again })
        {
            Assert.Contains("Någon annan har ändrat omgången", WordsOf(told, "[data-error-summary]"), StringComparison.Ordinal);
            Assert.Equal("Mitt", told.QuerySelector("#Form_Name")!.GetAttribute("value"));
            Assert.Equal("90", told.QuerySelector("#Form_TargetPercent")!.GetAttribute("value"));
        }

        var round = await scene.RoundAsync();
        Assert.Equal(("Kollegans", 70, 2), (round.Name, round.TargetPercent, round.Version));
    }

    [Fact]
    public async Task Change_SentTwice_IsMadeOnceAndNobodyElseIsBlamed()
    {
        using var scene = await DraftAsync(host);
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/andra");
        var change = new Dictionary<string, string?> { ["Form.Name"] = "En gång" };
        await scene.Coordinator.SubmitFormAsync(form, change);
        var page = await scene.Coordinator.SubmitFormAsync(form, change);

        Assert.Null(page.QuerySelector("[data-error-summary]"));
        Assert.Equal(("En gång", 2), ((await scene.RoundAsync()).Name, (await scene.RoundAsync()).Version));
    }

    [Fact]
    public async Task Change_GroupAndUnitOfSomebodyOnTheList_IsRefusedAtTheField()
    {
        using var scene = await DraftAsync(host);
        await scene.QueryAsync(async database =>
        {
            var round = await database.Rounds.Include(r => r.Groups).Include(r => r.Units).SingleAsync();
            database.Participants.Add(new Participant
            {
                Id = Guid.NewGuid(),
                OrganisationId = scene.OrganisationId,
                RoundId = round.Id,
                Name = "Eva",
                Email = "eva@example.se",
                RoundGroupId = round.Groups.Single(group => group.Key == RoleGroups.Managers).Id,
                RoundUnitId = round.Units.Single(unit => unit.Name == "Skola").Id,
            });
            return await database.SaveChangesAsync();
        });
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/andra");
        Untick(form, "Form.Groups", RoleGroups.Managers);
        Untick(form, "Form.Units", "Skola");
        var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?>());

        AssertFault(page, "Form_Groups", "Det finns redan deltagare i en grupp som skulle tas bort.");
        AssertFault(page, "Form_Units", "Det finns redan deltagare i Skola.");
    }

    [Fact]
    public async Task Change_UnitRenamedSince_IsStillOfferedAndKept()
    {
        using var scene = await DraftAsync(host, content => content with { Units = ["Gamla namnet"] });
        await AddUnitsAsync(scene, "Nya namnet");
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/andra");
        Assert.Equal(["Gamla namnet"], Ticked(form, "Form.Units"));

        await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Name"] = "Annat" });

        Assert.Equal(["Gamla namnet"], (await scene.RoundAsync()).Units.Select(unit => unit.Name));
    }

    [Fact]
    public async Task Change_AfterOpening_OffersNoFormAndSaysWhy()
    {
        using var scene = await OpenAsync(host, 1);
        var page = await scene.Coordinator.GetPageAsync($"{scene.Address}/andra");

        Assert.Empty(page.QuerySelectorAll("main form, main input"));
        Assert.Contains("Innehåll och anonymitet går inte längre att ändra.", WordsOf(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Anonymity", "Named")]
    [InlineData("Form.MinimumGroup", "6")]
    [InlineData("Form.Groups", "elected")]
    [InlineData("Form.GroupAreas", "managers:1")]
    [InlineData("Form.Name", "")]
    [InlineData("Form.ClosesOn", "snart")]
    public async Task Change_PostedAfterOpening_ChangesNothing(string field, string value)
    {
        using var scene = await DraftAsync(host);
        await scene.InviteAsync(1);
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/andra");
        await scene.OpenAsync();
        var version = (await scene.RoundAsync()).Version;

        // Once with the version of the draft, once with that of the open round.
        foreach (var sent in new[] { "1", $"{version}" })
        {
            var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { [field] = value, ["Form.Version"] = sent });
            Assert.Equal("Omgången har öppnat och går inte längre att ändra.", WordsOf(page, "[data-error-summary] ul"));
            AssertLinksLead(page);
        }

        var round = await scene.RoundAsync();
        Assert.Equal(("Självvärdering 2026", Anonymity.Anonymous, 5, version), (round.Name, round.Anonymity, round.MinimumGroup, round.Version));
        Assert.Equal(3, round.Groups.Count);
        Assert.All(round.Groups, group => Assert.Empty(group.Areas));
    }

    private static async Task AddUnitsAsync(RoundScene scene, params string[] names) => await scene.QueryAsync(async database =>
    {
        database.Units.AddRange(names.Select(name => new Unit { OrganisationId = scene.OrganisationId, Name = name }));
        return await database.SaveChangesAsync();
    });

    private static void AssertFault(IHtmlDocument page, string field, string message)
    {
        Assert.Contains(message, WordsOf(page, $"#{field}-error"), StringComparison.Ordinal);
        Assert.Equal(message, page.QuerySelector($"[data-error-summary] a[href='#{field}']")?.TextContent);
        AssertLinksLead(page);
    }

    private static void AssertLinksLead(IHtmlDocument page) =>
        Assert.All(page.QuerySelectorAll("[data-error-summary] a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));

    private static void Untick(IHtmlDocument page, string name, string value) =>
        page.QuerySelectorAll($"input[name='{name}']").OfType<IHtmlInputElement>().Single(box => box.Value == value).IsChecked = false;

    private static IEnumerable<string> Ticked(IHtmlDocument page, string name) =>
        page.QuerySelectorAll($"input[name='{name}']").OfType<IHtmlInputElement>().Where(box => box.IsChecked).Select(box => box.Value).Order();
}
