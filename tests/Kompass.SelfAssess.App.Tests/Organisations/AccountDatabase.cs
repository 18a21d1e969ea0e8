using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Tests.Organisations;

/// <summary>A test database with accounts registered, as the web program registers them.</summary>
internal static class AccountDatabase
{
    public static Task<TestDatabase> CreateAsync(DatabaseProvider provider, Action<IServiceCollection>? configure = null) => TestDatabase.CreateAsync(provider, services =>
    {
        services.AddLocalization();
        services.AddDataProtection();
        services.AddKompassAccounts();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        configure?.Invoke(services);
    });

    public static async Task<int> OrganisationAsync(this TestDatabase database, string name) =>
        (await database.WithAsync<OrganisationService, (int Id, AccountFault? Fault)>(null, service => service.CreateAsync(name, default))).Id;

    /// <summary>A member with a password.</summary>
    public static async Task<Guid> MemberAsync(this TestDatabase database, int organisationId, MemberRole role)
    {
        await using var scope = database.Scope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var email = $"{Guid.NewGuid():N}@test.example.se";
        var user = new AppUser { Id = Guid.NewGuid(), UserName = email, Email = email, DisplayName = "Test" };
        Assert.True((await users.CreateAsync(user, "en lång mening för prov")).Succeeded);
        var context = scope.ServiceProvider.GetRequiredService<KompassDbContext>();
        context.Memberships.Add(new Membership { UserId = user.Id, OrganisationId = organisationId, Role = role });
        await context.SaveChangesAsync();
        return user.Id;
    }
}
