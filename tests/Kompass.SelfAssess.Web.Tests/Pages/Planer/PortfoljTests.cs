using Kompass.SelfAssess.Web.Tests.Components;
using Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

namespace Kompass.SelfAssess.Web.Tests.Pages.Planer;

[Collection(SharedResultHost.Name)]
public sealed class PortfoljTests(ResultHost host)
{
    [Fact]
    public async Task Page_Budget_ShowsTheBestChoiceItsCurveAndTheForecast()
    {
        var plan = await ForslagTests.PlanAsync(host, owners: 3);
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"/planer/{plan}/portfolj?budget=30");

        Assert.StartsWith("30 arbetsdagar ger som mest", ElementWords.Of(page.QuerySelector("#val-rubrik + .k-lead")!), StringComparison.Ordinal);
        var rows = page.QuerySelectorAll(".kp-actions tbody tr");
        Assert.Equal(6, rows.Length);
        var chosen = rows.Where(row => row.QuerySelector("input[checked]") is not null).ToList();
        Assert.NotEmpty(chosen);
        Assert.Equal(chosen, rows.Where(row => ElementWords.Of(row.Under("Inom budgeten")) == "Med"));
        Assert.InRange(chosen.Sum(row => row.Under("Arbetsdagar").Read()), 1, 30);
        // The curve and the table tell the same.
        Assert.NotNull(page.QuerySelector("svg.kp-curve title"));
        var curve = page.QuerySelectorAll("#kurva-caption").Single().ParentElement!.QuerySelectorAll("tbody tr");
        Assert.Contains($"Alla åtgärder ger {ElementWords.Of(curve[^1].Under("Väntade poäng"))} väntade poäng", ElementWords.Of(page.QuerySelector("svg.kp-curve desc")!), StringComparison.Ordinal);
        // Karlskoga has no pair to learn from.
        Assert.Contains("För lite underlag", page.Words(), StringComparison.Ordinal);
        Assert.Contains("inte ett officiellt resultat", page.Words(), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("svg.kf-band").Length);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-5")]
    [InlineData("12,5")]
    [InlineData("99999999999999999999")]
    [InlineData("100001")]
    [InlineData("<script>")]
    public async Task Page_BadBudget_SaysHowToMendItAndKeepsWhatWasWritten(string budget)
    {
        var plan = await ForslagTests.PlanAsync(host, owners: 3, own => own.BudgetDays = 30);
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"/planer/{plan}/portfolj?budget={Uri.EscapeDataString(budget)}");

        Assert.Contains("Skriv budgeten som ett helt antal arbetsdagar", page.Words(), StringComparison.Ordinal);
        Assert.Equal(budget, page.QuerySelector("input[name=budget]")!.GetAttribute("value"));
        Assert.StartsWith("30 arbetsdagar", ElementWords.Of(page.QuerySelector("#val-rubrik + .k-lead")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "0 arbetsdagar ger som mest 0,0")]
    [InlineData("1 000", "1 000 arbetsdagar")]
    [InlineData("", "30 arbetsdagar")]
    public async Task Page_EdgeOfBudget_IsCounted(string budget, string words)
    {
        var plan = await ForslagTests.PlanAsync(host, owners: 3, own => own.BudgetDays = 30);
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"/planer/{plan}/portfolj?budget={Uri.EscapeDataString(budget)}");

        Assert.StartsWith(words.Replace(" ", "", StringComparison.Ordinal), string.Concat(ElementWords.Of(page.QuerySelector("#val-rubrik + .k-lead")!).Where(letter => !char.IsWhiteSpace(letter))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OwnTicks_AreCountedWithoutScript()
    {
        var plan = await ForslagTests.PlanAsync(host, owners: 3);
        using var reader = await host.ReaderAsync();
        // Numbers that are no actions are passed over.
        var page = await reader.GetPageAsync($"/planer/{plan}/portfolj?budget=10&rakna=val&val=3&val=6&val=77&val=x");

        Assert.Equal(["3", "6"], page.QuerySelectorAll("input[name=val][checked]").Select(box => box.GetAttribute("value")));
        Assert.Contains("Ditt val tar 35 arbetsdagar mer än budgeten.", page.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg.kp-curve .kp-own"));
    }

    [Fact]
    public async Task Page_NoActions_IsEmptyAndPointsToTheSuggestions()
    {
        var plan = await ForslagTests.PlanAsync(host);
        using var reader = await host.ReaderAsync();
        var page = await reader.GetPageAsync($"/planer/{plan}/portfolj");

        Assert.NotNull(page.QuerySelector($"main .k-empty a[href='/planer/{plan}/forslag']"));
    }

    [Fact]
    public async Task Budget_OtherThanThePlans_CanBeKept_ByWhomMayChangeThePlan()
    {
        var plan = await ForslagTests.PlanAsync(host, owners: 3, own => own.BudgetDays = 30);
        var address = $"/planer/{plan}/portfolj";
        using var reader = await host.ReaderAsync();
        using var coordinator = await host.ReaderAsync("coordinator");
        Assert.Null((await reader.GetPageAsync($"{address}?budget=45")).QuerySelector("#spara-budget"));
        foreach (var same in new[] { address, $"{address}?budget=30", $"{address}?budget=0", $"{address}?budget=abc" })
        {
            Assert.Null((await coordinator.GetPageAsync(same)).QuerySelector("#spara-budget"));
        }

        var page = await coordinator.GetPageAsync($"{address}?budget=1 500");
        Assert.Equal("Spara 1 500 som planens budget", ElementWords.Of(page.QuerySelector("button[form=spara-budget]")!));
        Assert.Contains("Planens budget är 30 arbetsdagar.", page.Words(), StringComparison.Ordinal);
        var saved = await coordinator.SubmitFormAsync(page, new Dictionary<string, string?>(), "#spara-budget");

        Assert.Contains("Planens budget är nu 1 500 arbetsdagar.", saved.Words(), StringComparison.Ordinal);
        Assert.Equal("1500", saved.QuerySelector("input[name=budget]")!.GetAttribute("value"));
        Assert.Null(saved.QuerySelector("#spara-budget"));

        // The page of before, sent once more with another number: somebody has changed the plan since.
        var stale = await coordinator.SubmitFormAsync(page, new Dictionary<string, string?> { ["Days"] = "60" }, "#spara-budget");
        Assert.Contains("Någon annan har ändrat sedan du öppnade sidan.", stale.Words(), StringComparison.Ordinal);
        Assert.Equal("60", stale.QuerySelector("input[name=budget]")!.GetAttribute("value"));
        var far = await coordinator.SubmitFormAsync(stale, new Dictionary<string, string?> { ["Days"] = "100001" }, "#spara-budget");
        Assert.Contains("Skriv arbetsdagarna som ett tal från 1 till 100000.", far.Words(), StringComparison.Ordinal);
        Assert.Equal("1500", (await coordinator.GetPageAsync(address)).QuerySelector("input[name=budget]")!.GetAttribute("value"));
    }
}
