using System.Globalization;
using AngleSharp.Html.Dom;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;
using static Kompass.SelfAssess.Web.Tests.Pages.Planer.PlanPages;

namespace Kompass.SelfAssess.Web.Tests.Pages.Planer;

/// <summary>A lägesrapport that the coordinator writes between follow-ups.</summary>
[Collection(SharedHost.Name)]
public sealed class LagesrapportTests(KompassHost host)
{
    [Fact]
    public async Task Write_FromTheRow_StandsOnTheActionAndInTheRow_WithDateAndWriter()
    {
        using var scene = await CreateAsync(host);
        var steps = await AddStepsAsync(scene);
        var plan = await scene.Coordinator.GetPageAsync($"{scene.Address}?oppen=1");
        var row = plan.QuerySelector("#atgard-1 .k-plan-main > .k-actions")!;
        Assert.Equal(["Skriv lägesrapport", "Ändra åtgärden", "Öppna åtgärden"], row.QuerySelectorAll("a").Select(link => link.TextContent));
        var form = await scene.Coordinator.GetPageAsync(((IHtmlAnchorElement)row.QuerySelector("a")!).PathName);
        Assert.Equal([true, false], form.QuerySelectorAll("[name='Form.Done']").Select(box => box.HasAttribute("checked")));

        var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?>
        {
            ["Form.Comment"] = "Intervjuerna är klara.\nFörslaget skrivs i <december>.",
            ["Form.Status"] = "InProgress",
            ["Form.Percent"] = "60",
            ["Form.Done"] = $"{steps[1]}",
            ["Form.Hindrance"] = "Pengar saknas",
        });

        Assert.Contains("Lägesrapporten är sparad.", WordsOf(page), StringComparison.Ordinal);
        var report = page.QuerySelector(".k-plan-report")!;
        var writer = await scene.QueryAsync(db => db.ActionChanges.Where(row => row.Field == ActionField.Comment).Select(row => row.ByName).SingleAsync());
        Assert.Equal($"{scene.Today.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("sv-SE"))}, {writer}", report.QuerySelector(".k-kicker")!.TextContent);
        Assert.Equal(
            ["Intervjuerna är klara.\nFörslaget skrivs i <december>.", "Hinder: Pengar saknas"], report.QuerySelectorAll(".k-pre").Select(text => text.TextContent));
        Assert.Equal(["skrev en lägesrapport", "ändrade status från Planerad till Pågår", "ändrade hur mycket som är färdigt från 0 procent till 60 procent"],
            page.QuerySelectorAll("#historik li:first-child .k-history-line").Select(line => line.TextContent.Replace(writer, "", StringComparison.Ordinal).Trim()).Where(line => !line.Contains("steget", StringComparison.Ordinal)));
        Assert.Equal((ActionStatus.InProgress, 60, "01"), await StandAsync(scene));

        var opened = await scene.Reader.GetPageAsync($"{scene.Address}?oppen=1");
        Assert.Contains("Pengar saknas", opened.QuerySelector("#atgard-1 .k-plan-side .k-plan-report")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Öppna åtgärden"], opened.QuerySelectorAll("#atgard-1 .k-plan-main > .k-actions a").Select(link => link.TextContent));

        using var answer = await scene.Reader.GetAsync($"{scene.Address}/tabell/atgarder");
        using var workbook = new XLWorkbook(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Equal(
            [writer, "Intervjuerna är klara.\nFörslaget skrivs i <december>.", "Pengar saknas"],
            workbook.Worksheet("Åtgärder").Row(2).Cells(26, 28).Select(cell => cell.GetString()));
    }

    [Fact]
    public async Task Write_MeanwhileChanged_IsSaid_WithWhatStandsNow_AndTheSecondTimeIsSaved()
    {
        using var scene = await CreateAsync(host);
        var steps = await AddStepsAsync(scene);
        var mine = await scene.Coordinator.GetPageAsync($"{scene.Address}/atgard/1/lagesrapport");
        var theirs = await scene.Coordinator.GetPageAsync($"{scene.Address}/atgard/1/andra");
        await scene.Coordinator.SubmitFormAsync(theirs, new Dictionary<string, string?> { ["Form.Status"] = "InProgress", ["Form.Percent"] = "30" });

        var said = await scene.Coordinator.SubmitFormAsync(mine, new Dictionary<string, string?> { ["Form.Comment"] = "Mina ord", ["Form.Percent"] = "50", ["Form.Done"] = $"{steps[1]}" });

        Assert.Contains("Åtgärden har ändrats sedan du öppnade sidan. Nu är läget Pågår, 30 procent färdigt.", said.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Mina ord", "50"), (said.QuerySelector("[name='Form.Comment']")!.TextContent, said.QuerySelector("[name='Form.Percent']")!.GetAttribute("value")));
        // What was left alone is what the other one made it.
        Assert.Equal("InProgress", ((IHtmlSelectElement)said.QuerySelector("[name='Form.Status']")!).Value);
        Assert.Equal([false, true], said.QuerySelectorAll("[name='Form.Done']").Select(box => box.HasAttribute("checked")));
        Assert.Equal((ActionStatus.InProgress, 30, "10"), await StandAsync(scene));

        var saved = await scene.Coordinator.SubmitFormAsync(said, new Dictionary<string, string?>());
        Assert.Contains("Lägesrapporten är sparad.", WordsOf(saved), StringComparison.Ordinal);
        Assert.Equal((ActionStatus.InProgress, 50, "01"), await StandAsync(scene));
    }

    [Theory]
    [InlineData("Form.Comment", " ", "Form_Comment", "Skriv vad som har hänt.")]
    [InlineData("Form.Percent", "140", "Form_Percent", "Skriv hur mycket som är färdigt, från 0 till 100.")]
    [InlineData("Form.Percent", "halva", "Form_Percent", "Skriv ett tal med siffror.")]
    [InlineData("Form.Status", "Borta", "Form_Status", "Välj något i listan.")]
    public async Task Write_OneFault_IsSaidAtTheField_AndNothingIsLost(string field, string value, string place, string message)
    {
        using var scene = await CreateAsync(host);
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/atgard/1/lagesrapport");

        var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Comment"] = "Gjort", ["Form.Hindrance"] = "Behålls", [field] = value });

        Assert.Equal(message, page.QuerySelector($"[data-error-summary] a[href='#{place}']")?.TextContent);
        Assert.Equal("Behålls", page.QuerySelector("[name='Form.Hindrance']")!.TextContent);
        Assert.Equal(0, await scene.QueryAsync(db => db.ActionChanges.CountAsync()));
    }

    [Fact]
    public async Task Write_InAClosedPlan_IsRefused_AndThereIsNoButton()
    {
        using var scene = await CreateAsync(host);
        var form = await scene.Coordinator.GetPageAsync($"{scene.Address}/atgard/1/lagesrapport");
        await scene.QueryAsync(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(plan => plan.State, PlanState.Closed)));

        var page = await scene.Coordinator.SubmitFormAsync(form, new Dictionary<string, string?> { ["Form.Comment"] = "För sent" });

        Assert.Contains("Planen är avslutad och går inte att ändra.", WordsOf(page), StringComparison.Ordinal);
        Assert.Equal("För sent", page.QuerySelector("[name='Form.Comment']")!.TextContent);
        Assert.Equal(0, await scene.QueryAsync(db => db.ActionChanges.CountAsync()));
        foreach (var address in new[] { $"{scene.Address}?oppen=1", $"{scene.Address}/atgard/1" })
        {
            Assert.Null((await scene.Coordinator.GetPageAsync(address)).QuerySelector("a[href$='/lagesrapport']"));
        }
    }

    private static Task<List<int>> AddStepsAsync(PlanPages scene) => scene.QueryAsync(async db =>
    {
        var action = await db.PlanActions.Include(own => own.Steps).SingleAsync(own => own.Number == 1);
        action.Steps.AddRange([new ActionStep { Position = 0, Text = "Kartlägg", Done = true }, new ActionStep { Position = 1, Text = "Föreslå" }]);
        await db.SaveChangesAsync();
        return action.Steps.ConvertAll(step => step.Id);
    });

    private static Task<(ActionStatus Status, int Percent, string Steps)> StandAsync(PlanPages scene) => scene.QueryAsync(async db =>
        await db.PlanActions.Include(own => own.Steps).SingleAsync(own => own.Number == 1) is var action
            ? (action.Status, action.Percent, string.Concat(action.Steps.OrderBy(step => step.Position).Select(step => step.Done ? '1' : '0')))
            : default);
}
