using AngleSharp.Html.Dom;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>A closed round of a municipality of the test's own: elected members and managers see 2.3 quite differently, and all else alike.</summary>
public sealed class WorkshopScene : IDisposable
{
    public const string Split = "2.3";

    private WorkshopScene(ResultHost host, ResultScene round, Visitor coordinator)
    {
        Host = host;
        Round = round;
        Coordinator = coordinator;
    }

    public ResultHost Host { get; }

    public ResultScene Round { get; }

    public Visitor Coordinator { get; }

    public string Address => $"{Round.Address}/samsyn";

    public string Item => $"{Address}/{Split}";

    /// <param name="host">Host.</param>
    /// <param name="prepared">True where the agenda has been made.</param>
    /// <param name="companies">So many of the companies answer too: few enough are withheld.</param>
    public static async Task<WorkshopScene> ClosedAsync(ResultHost host, bool prepared = true, int companies = 0)
    {
        string[] groups = companies > 0 ? [RoleGroups.Elected, RoleGroups.Managers, RoleGroups.Companies] : [RoleGroups.Elected, RoleGroups.Managers];
        var round = await host.SceneAsync([.. groups.Select(group => new App.Rounds.RoundGroupChoice(group, []))]);
        await round.InviteAsync(RoleGroups.Elected, 6);
        await round.InviteAsync(RoleGroups.Managers, 6);
        await round.InviteAsync(RoleGroups.Companies, companies);
        await round.AnswerAsync(
            (group, _, code) => !code.StartsWith(Split, StringComparison.Ordinal) ? AnswerValue.Level3 : group == RoleGroups.Elected ? AnswerValue.Level5 : AnswerValue.Level1,
            (group, number, code) => number == 0 && group == RoleGroups.Elected && code.StartsWith(Split, StringComparison.Ordinal) ? "Det står i energiplanen." : null);
        await round.CloseAsync();
        var scene = new WorkshopScene(host, round, await round.CoordinatorAsync());
        if (prepared)
        {
            Assert.Null(await scene.WithAsync<WorkshopService, Refused?>(workshops => workshops.PrepareAsync(round.RoundId, default)));
        }

        return scene;
    }

    public void Dispose() => Coordinator.Dispose();

    public async Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = Host.Scope(Round.OrganisationId);
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public Task ConfirmAsync() => Sent(rounds => rounds.ConfirmAsync(Round.RoundId, Guid.NewGuid(), default));

    public Task ReopenAsync() => Sent(rounds => rounds.ReopenAsync(Round.RoundId, Guid.NewGuid(), "Nytt underlag har kommit.", default));

    /// <summary>Level 2 of the split sub-area, decided past the page.</summary>
    public Task<Outcome<int>> DecideAsync(int level = 2, string reason = "Planen följs inte upp.", int version = 0) => WithAsync<DecisionService, Outcome<int>>(service =>
        service.DecideAsync(new Decide { RoundId = Round.RoundId, Part = Part.SubArea(Split), Level = level, Reason = reason, Version = version }, Guid.NewGuid(), default));

    /// <summary>Codes on the agenda, in order.</summary>
    public async Task<IReadOnlyList<string>> OrderAsync() =>
        [.. (await AgendaAsync()).Items.Select(item => item.Part.Code)];

    public async Task<WorkshopAgenda> AgendaAsync() =>
        Assert.IsType<WorkshopAgenda>(await WithAsync<WorkshopService, WorkshopView>(service => service.LoadAsync(Round.RoundId, default)));

    /// <summary>Presses the button of a row of the agenda.</summary>
    public async Task<IHtmlDocument> PressAsync(string code, string handler, string? minutes = null, Visitor? visitor = null)
    {
        visitor ??= Coordinator;
        return await PressAsync(await visitor.GetPageAsync($"{Address}?visa=ordna"), code, handler, minutes, visitor);
    }

    public async Task<IHtmlDocument> PressAsync(IHtmlDocument page, string code, string handler, string? minutes = null, Visitor? visitor = null)
    {
        var agenda = await AgendaAsync();
        var id = agenda.Items.Concat(agenda.LeftOff).Single(item => item.Part.Code == code).Id;
        var form = (IHtmlFormElement)page.QuerySelector($"#punkt-{id} form")!;
        var action = form.QuerySelectorAll("button").Select(button => button.GetAttribute("formaction") ?? form.GetAttribute("action")!)
            .Single(address => address.Contains($"handler={handler}", StringComparison.Ordinal));
        using var answer = await RoundScene.PostByHandAsync(
            visitor ?? Coordinator, page, action, ("version", form.QuerySelector("[name=version]")!.GetAttribute("value")!), ("minutes", minutes ?? ""));
        return await Visitor.ReadAsync(await (visitor ?? Coordinator).FollowAsync(answer));
    }

    private async Task Sent(Func<App.Rounds.RoundCourse, Task<Refused?>> act) => Assert.Null(await WithAsync(act));
}
