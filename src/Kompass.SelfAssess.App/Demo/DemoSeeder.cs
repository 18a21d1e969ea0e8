using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>
/// Two demo municipalities, made through the same services as real ones so that what they show is real. Doing it again adds nothing; only the
/// personal link is minted anew, since nobody keeps links.
/// </summary>
public sealed class DemoSeeder(IServiceScopeFactory scopes)
{
    internal const string KarlskogaSlug = "karlskoga-demo";
    internal const string BjorkvikSlug = "bjorkvik-demo";
    private const string AdministratorEmail = "admin@kompass-demo.example";

    public async Task<DemoSummary> SeedAsync(DemoPasswords passwords, CancellationToken cancellationToken)
    {
        DemoMember[] members =
        [
            new("anna.lindqvist@karlskoga-demo.example", "Anna Lindqvist", MemberRole.Coordinator, KarlskogaSlug),
            new("erik.sandberg@karlskoga-demo.example", "Erik Sandberg", MemberRole.Reader, KarlskogaSlug),
            new("maria.ek@bjorkvik-demo.example", "Maria Ek", MemberRole.Coordinator, BjorkvikSlug),
            new("johan.lund@bjorkvik-demo.example", "Johan Lund", MemberRole.Reader, BjorkvikSlug),
        ];
        var karlskoga = await EnsureOrganisationAsync(KarlskogaSlug, "Karlskoga (demo)", members[0], cancellationToken);
        var bjorkvik = await EnsureOrganisationAsync(BjorkvikSlug, "Björkvik (demo)", members[2], cancellationToken);
        var signIns = new List<DemoSignIn>();
        foreach (var member in members)
        {
            await EnsureMemberAsync(member, member.Slug == KarlskogaSlug ? karlskoga : bjorkvik, passwords.Password, cancellationToken);
            signIns.Add(new DemoSignIn(member.Email, passwords.Password, member.Role == MemberRole.Coordinator ? "coordinator" : "reader", member.Slug));
        }

        await EnsureAdministratorAsync(passwords.Password);
        signIns.Add(new DemoSignIn(AdministratorEmail, passwords.Password, "platformAdministrator", null));
        var link = await ForAsync(karlskoga, demo => demo.EnsureKarlskogaAsync(cancellationToken));
        await ForAsync(bjorkvik, demo => demo.EnsureBjorkvikAsync(cancellationToken));
        return new DemoSummary(
            [
                await ForAsync(karlskoga, demo => demo.DescribeAsync(cancellationToken)),
                await ForAsync(bjorkvik, demo => demo.DescribeAsync(cancellationToken)),
            ],
            signIns,
            link is null ? [] : [link]);
    }

    /// <summary>In a scope of its own, since a scope works for one organisation only.</summary>
    private async Task<T> ForAsync<T>(int organisationId, Func<DemoMunicipality, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Use(organisationId);
        var followUp = ActivatorUtilities.CreateInstance<DemoFollowUp>(scope.ServiceProvider);
        var plan = ActivatorUtilities.CreateInstance<DemoPlan>(scope.ServiceProvider, followUp);
        return await act(ActivatorUtilities.CreateInstance<DemoMunicipality>(scope.ServiceProvider, plan));
    }

    private async Task<int> EnsureOrganisationAsync(string slug, string name, DemoMember contact, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KompassDbContext>();
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Slug == slug, cancellationToken);
        if (organisation is null)
        {
            organisation = new Organisation { Slug = slug, Name = name, Simulated = true, ContactName = contact.Name, ContactEmail = contact.Email };
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync(cancellationToken);
        }

        return organisation.Id;
    }

    private async Task EnsureMemberAsync(DemoMember member, int organisationId, string password, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var user = await EnsureUserAsync(scope.ServiceProvider, member.Email, member.Name, password, administrator: false);
        var db = scope.ServiceProvider.GetRequiredService<KompassDbContext>();
        if (!await db.Memberships.AnyAsync(m => m.UserId == user.Id && m.OrganisationId == organisationId, cancellationToken))
        {
            db.Memberships.Add(new Membership { UserId = user.Id, OrganisationId = organisationId, Role = member.Role });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task EnsureAdministratorAsync(string password)
    {
        await using var scope = scopes.CreateAsyncScope();
        await EnsureUserAsync(scope.ServiceProvider, AdministratorEmail, "Plattformsadministratör", password, administrator: true);
    }

    /// <summary>The account with the password that will be printed.</summary>
    private static async Task<AppUser> EnsureUserAsync(IServiceProvider services, string email, string name, string password, bool administrator)
    {
        var users = services.GetRequiredService<UserManager<AppUser>>();
        if (await users.FindByEmailAsync(email) is not { } user)
        {
            user = new AppUser
            {
                Id = Guid.NewGuid(),
                UserName = email,
                Email = email,
                EmailConfirmed = true,
                LockoutEnabled = true,
                DisplayName = name,
                IsPlatformAdministrator = administrator,
            };
            Check(await users.CreateAsync(user, password));
        }
        else if (!await users.CheckPasswordAsync(user, password))
        {
            Check(await users.RemovePasswordAsync(user));
            Check(await users.AddPasswordAsync(user, password));
        }

        return user;
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"A demo account was refused: {result}");
        }
    }

    private sealed record DemoMember(string Email, string Name, MemberRole Role, string Slug);
}
