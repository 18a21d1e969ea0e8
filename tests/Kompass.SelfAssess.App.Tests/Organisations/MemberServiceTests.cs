using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Organisations;

public sealed class MemberServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Invite_NewAddress_MakesAnAccountWithoutPasswordAndOneMail(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var organisation = await database.OrganisationAsync("Karlskoga");

        Assert.Null(await InviteAsync(database, organisation, "per@test.example.se"));
        Assert.Equal(AccountFault.AlreadyMember, await InviteAsync(database, organisation, "PER@test.example.se"));

        var member = Assert.Single(await ListAsync(database, organisation));
        Assert.True(member.Invited);
        var mail = Assert.Single(await database.QueryAsync(null, context => context.Outbox.ToListAsync()));
        Assert.Contains("Karlskoga", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("/konto/inbjudan?id=", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_NoAddress_LeavesNothing()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await database.OrganisationAsync("Karlskoga");

        Assert.Equal(AccountFault.EmailBad, await InviteAsync(database, organisation, "per"));
        Assert.Empty(await database.QueryAsync(null, context => context.Users.ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task LastCoordinator_CanNeitherLeaveNorBecomeAReader(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var organisation = await database.OrganisationAsync("Karlskoga");
        var coordinator = await database.MemberAsync(organisation, MemberRole.Coordinator);
        await InviteAsync(database, organisation, "invited@test.example.se", MemberRole.Coordinator);

        Assert.Equal(AccountFault.LastCoordinator, await RemoveAsync(database, organisation, coordinator));
        Assert.Equal(AccountFault.LastCoordinator, await ChangeAsync(database, organisation, coordinator, MemberRole.Reader));

        await database.MemberAsync(organisation, MemberRole.Coordinator);
        Assert.Null(await RemoveAsync(database, organisation, coordinator));
    }

    [Fact]
    public async Task Remove_LastMembership_DeletesTheAccountAndOtherwiseKeepsIt()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var one = await database.OrganisationAsync("Ett");
        var two = await database.OrganisationAsync("Två");
        var person = await database.MemberAsync(one, MemberRole.Reader);
        await database.QueryAsync(null, async context =>
        {
            context.Memberships.Add(new Membership { UserId = person, OrganisationId = two, Role = MemberRole.Reader });
            return await context.SaveChangesAsync();
        });

        Assert.Null(await RemoveAsync(database, one, person));
        Assert.True(await database.QueryAsync(null, context => context.Users.AnyAsync(user => user.Id == person)));
        Assert.Null(await RemoveAsync(database, two, person));
        Assert.False(await database.QueryAsync(null, context => context.Users.AnyAsync(user => user.Id == person)));
    }

    [Fact]
    public async Task Member_OfAnotherOrganisation_IsNotFound()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var ours = await database.OrganisationAsync("Vår");
        var theirs = await database.OrganisationAsync("Deras");
        var person = await database.MemberAsync(theirs, MemberRole.Reader);

        Assert.Equal(AccountFault.NotFound, await RemoveAsync(database, ours, person));
        Assert.Equal(AccountFault.NotFound, await ChangeAsync(database, ours, person, MemberRole.Coordinator));
        Assert.Empty(await ListAsync(database, ours));
    }

    private static Task<AccountFault?> InviteAsync(TestDatabase database, int organisation, string email, MemberRole role = MemberRole.Reader) =>
        database.WithAsync<MemberService, AccountFault?>(null, service => service.InviteAsync(
            new InviteMember { OrganisationId = organisation, Email = email, Role = role, InvitedBy = "Anna" }, default));

    private static Task<AccountFault?> RemoveAsync(TestDatabase database, int organisation, Guid person) =>
        database.WithAsync<MemberService, AccountFault?>(null, service => service.RemoveAsync(organisation, person, default));

    private static Task<AccountFault?> ChangeAsync(TestDatabase database, int organisation, Guid person, MemberRole role) =>
        database.WithAsync<MemberService, AccountFault?>(null, service => service.ChangeRoleAsync(organisation, person, role, default));

    private static Task<IReadOnlyList<MemberRow>> ListAsync(TestDatabase database, int organisation) =>
        database.WithAsync<MemberService, IReadOnlyList<MemberRow>>(null, service => service.ListAsync(organisation, default));
}
