using System.Security.Claims;
using Kompass.SelfAssess.Web.Components.Layout;

namespace Kompass.SelfAssess.Web.Tests.Components.Layout;

public sealed class LayoutContextTests
{
    [Fact]
    public void From_SignedIn_TellsWhereWhoAndAsWhat()
    {
        var context = LayoutContext.From(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(ClaimTypes.Name, "Anna Maria Lindqvist"),
                new("org_name", "Karlskoga kommun"),
                new("org_role", "coordinator"),
            ],
            "test")));

        Assert.True(context.IsSignedIn);
        Assert.Equal("Karlskoga kommun", context.OrganisationName);
        Assert.Equal("AL", context.Initials);
        Assert.Equal("RoleCoordinator", context.RoleTextKey);
        Assert.Equal(["/", "/omgangar", "/utvarderingar", "/planer", "/ramverk"], context.Menu.Select(entry => entry.Path));
    }

    [Fact]
    public void From_PlatformAdministrator_SeesNoMunicipality()
    {
        var context = LayoutContext.From(new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.Name, "Bo Ek"), new("platform_admin", "true")],
            "test")));

        Assert.Equal("RolePlatformAdministrator", context.RoleTextKey);
        Assert.Null(context.OrganisationName);
        Assert.Equal(["/admin", "/ramverk"], context.Menu.Select(entry => entry.Path));
        Assert.Equal("/admin", context.Home);
    }

    [Fact]
    public void From_SignedOut_ShowsNothing()
    {
        Assert.Equal(LayoutContext.SignedOut, LayoutContext.From(new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.Equal(LayoutContext.SignedOut, LayoutContext.From(null));
        Assert.Empty(LayoutContext.SignedOut.Menu);
    }

    [Theory]
    [InlineData("åsa", "Å")]
    [InlineData("  ", "")]
    [InlineData("Bo Ek", "BE")]
    public void Initials_Names_AreFirstAndLast(string name, string initials)
    {
        Assert.Equal(initials, new LayoutContext { PersonName = name }.Initials);
    }

    [Theory]
    [InlineData("/omgangar", "/omgangar", true)]
    [InlineData("/omgangar", "/omgangar/3/resultat", true)]
    [InlineData("/omgangar", "/omgangarna", false)]
    [InlineData("/", "/omgangar", false)]
    [InlineData("/", "/", true)]
    public void IsCurrent_Path_BelongsToItsEntry(string entry, string path, bool current)
    {
        Assert.Equal(current, new MenuEntry(entry, "MenuRounds").IsCurrent(path));
    }
}
