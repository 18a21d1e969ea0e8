using System.Net;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Web;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

[Collection(SharedResultHost.Name)]
public sealed class KommentarerGateTests(ResultHost host)
{
    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public async Task Comments_AreShownFromTenRespondentsOn(int respondents)
    {
        var scene = await SceneAsync(respondents, 0);
        using var reader = await scene.ReaderAsync();
        var html = await reader.GetStringAsync($"{scene.Address}/kommentarer");
        Assert.Equal(respondents >= 10, html.Contains("Kommentar 3 om 1.1.a", StringComparison.Ordinal));
        Assert.Equal(respondents < 10, html.Contains("Kommentarer visas först när minst tio har svarat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Comments_OfNine_AreTheCoordinatorsToReviewAndRelease()
    {
        var scene = await SceneAsync(9, 0, onlyAbout: "1.1.");
        using var coordinator = await scene.CoordinatorAsync();
        using var reader = await scene.ReaderAsync();
        var token = (await reader.GetPageAsync("/konto")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var refused = await PostAsync(reader, $"{scene.Address}/kommentarer?handler=Reviewed", "", token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        var page = await coordinator.GetPageAsync($"{scene.Address}/kommentarer");
        Assert.Contains("Bara du ser dem tills du har granskat dem.", page.Words(), StringComparison.Ordinal);
        var hide = page.QuerySelectorAll(".k-comments li").First(comment => comment.TextContent.Contains("Kommentar 3 om", StringComparison.Ordinal));
        var own = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var hidden = await PostAsync(coordinator, $"{scene.Address}/kommentarer?handler=Hide", hide.QuerySelector("input[name=comment]")!.GetAttribute("value")!, own);
        Assert.DoesNotContain("Kommentar 2 om", await reader.GetStringAsync($"{scene.Address}/kommentarer"), StringComparison.Ordinal);

        using var released = await PostAsync(coordinator, $"{scene.Address}/kommentarer?handler=Reviewed", "", own);
        Assert.Equal(HttpStatusCode.Redirect, released.StatusCode);
        var shown = (await reader.GetPageAsync($"{scene.Address}/kommentarer")).QuerySelectorAll(".k-comments li").Select(comment => comment.TextContent.Trim()).ToList();
        Assert.Equal(8, shown.Count);
        Assert.DoesNotContain(shown, comment => comment.Contains("Kommentar 3 om", StringComparison.Ordinal));
    }

    /// <summary>Twelve have answered, but area 8 only seven of them.</summary>
    [Fact]
    public async Task Comments_OnAQuestionThatFewAnswered_AreNotShownAndItIsSaid()
    {
        var scene = await SceneAsync(5, 7);
        using var reader = await scene.ReaderAsync();
        var page = await reader.GetPageAsync($"{scene.Address}/kommentarer");

        Assert.Contains("Kommentar 3 om 1.1.a", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("om 8.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Kommentarer till frågor som färre än tio har svarat på visas inte", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_AllWithheld_IsNotCalledNone()
    {
        var scene = await SceneAsync(5, 7, onlyAbout: "8.");
        using var reader = await scene.ReaderAsync();
        var page = await reader.GetPageAsync($"{scene.Address}/kommentarer");

        Assert.Contains("Inga kommentarer kan visas.", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ingen har skrivit", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_NobodyWrote_IsSaid()
    {
        var scene = await SceneAsync(10, 0, onlyAbout: "ingen");
        using var reader = await scene.ReaderAsync();

        Assert.Contains("Ingen har skrivit någon kommentar.", (await reader.GetPageAsync($"{scene.Address}/kommentarer")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_HiddenByTheCoordinator_IsGoneForReadersUntilShownAgain()
    {
        var scene = await SceneAsync(10, 0, onlyAbout: "1.1.");
        using var coordinator = await scene.CoordinatorAsync();
        using var reader = await scene.ReaderAsync();
        var page = await coordinator.GetPageAsync($"{scene.Address}/kommentarer");
        var item = page.QuerySelectorAll(".k-comments li").First(comment => comment.TextContent.Contains("Kommentar 3 om", StringComparison.Ordinal));
        var id = item.QuerySelector("input[name=comment]")!.GetAttribute("value")!;

        page = await coordinator.SubmitFormAsync(page, Fields(id, hidden: true));
        var hidden = Assert.Single(page.QuerySelectorAll(".k-comments .k-comment-hidden"));
        Assert.Contains("Kommentar 3 om", hidden.TextContent, StringComparison.Ordinal);
        Assert.Equal("Visa igen", hidden.QuerySelector("button")!.TextContent);
        Assert.DoesNotContain("Kommentar 3 om", await reader.GetStringAsync($"{scene.Address}/kommentarer"), StringComparison.Ordinal);

        await coordinator.SubmitFormAsync(page, Fields(id, hidden: false));
        Assert.Contains("Kommentar 3 om", await reader.GetStringAsync($"{scene.Address}/kommentarer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_ByAReader_CannotBeHidden()
    {
        var scene = await SceneAsync(10, 0, onlyAbout: "1.1.");
        using var coordinator = await scene.CoordinatorAsync();
        using var reader = await scene.ReaderAsync();
        var id = (await coordinator.GetPageAsync($"{scene.Address}/kommentarer")).QuerySelector("input[name=comment]")!.GetAttribute("value")!;
        var page = await reader.GetPageAsync($"{scene.Address}/kommentarer");
        Assert.Empty(page.QuerySelectorAll("main form"));
        var token = (await reader.GetPageAsync("/konto")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var answer = await PostAsync(reader, $"{scene.Address}/kommentarer?handler=Hide", id, token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(10, (await reader.GetPageAsync($"{scene.Address}/kommentarer")).QuerySelectorAll(".k-comments li").Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("finns-inte")]
    public async Task Comment_UnknownOrOfAnotherMunicipality_DoesNotExist(string known)
    {
        var (theirs, ours) = (await SceneAsync(10, 0, onlyAbout: "1.1."), await SceneAsync(10, 0, onlyAbout: "1.1."));
        using var them = await theirs.CoordinatorAsync();
        using var us = await ours.CoordinatorAsync();
        var id = known.Length > 0 ? known : (await them.GetPageAsync($"{theirs.Address}/kommentarer")).QuerySelector("input[name=comment]")!.GetAttribute("value")!;
        var page = await us.GetPageAsync($"{ours.Address}/kommentarer");
        using var own = await us.SubmitAsync(page, Fields(id, hidden: true));
        using var foreign = await PostAsync(us, $"{theirs.Address}/kommentarer?handler=Hide", id, page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [own.StatusCode, foreign.StatusCode]);
        Assert.Empty((await them.GetPageAsync($"{theirs.Address}/kommentarer")).QuerySelectorAll(".k-comments .k-comment-hidden"));
    }

    private async Task<ResultScene> SceneAsync(int elected, int managers, string onlyAbout = "")
    {
        var scene = await host.SceneAsync(
            managers > 0 ? [new(RoleGroups.Elected, [1]), new(RoleGroups.Managers, [])] : [new(RoleGroups.Elected, [])]);
        await scene.InviteAsync(RoleGroups.Elected, elected);
        await scene.InviteAsync(RoleGroups.Managers, managers);
        await scene.AnswerAsync(
            (_, number, _) => (AnswerValue)(number % 6),
            (_, number, code) => code.StartsWith(onlyAbout, StringComparison.Ordinal) ? $"Kommentar {number} om {code}" : null);
        return await scene.CloseAsync();
    }

    private static Dictionary<string, string?> Fields(string comment, bool hidden) => new() { ["comment"] = comment, ["hidden"] = hidden ? "True" : "False" };

    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, string address, string comment, string? token = null)
    {
        var fields = Fields(comment, hidden: true);
        fields["__RequestVerificationToken"] = token ?? "";
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, field.Value ?? "")));
        return await visitor.Client.PostAsync(new Uri(address, UriKind.Relative), content);
    }
}
