using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Organisations;

public sealed class OrganisationServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Create_NamesAlike_GetSlugsOfTheirOwn(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        await database.OrganisationAsync("Örebro kommun");
        await database.OrganisationAsync("Örebro, kommun");
        await database.OrganisationAsync("!");

        var rows = await database.WithAsync<OrganisationService, IReadOnlyList<OrganisationRow>>(null, service => service.ListAsync(default));
        Assert.Equal(["kommun", "orebro-kommun", "orebro-kommun-2"], rows.Select(row => row.Slug).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null, AccountFault.NameMissing)]
    [InlineData("   ", AccountFault.NameMissing)]
    [InlineData("Karlskoga", AccountFault.NameTaken)]
    public async Task Create_BadName_IsRefused(string? name, AccountFault expected)
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.OrganisationAsync("Karlskoga");

        Assert.Equal(expected, await CreateAsync(database, name));
        Assert.Equal(AccountFault.NameTooLong, await CreateAsync(database, new string('å', Organisation.NameMaxLength + 1)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task RenameUnit_DraftFollowsAndOpenRoundKeepsItsName(DatabaseProvider provider)
    {
        await using var database = await AccountDatabase.CreateAsync(provider);
        var organisation = await database.OrganisationAsync("Karlskoga");
        await UnitAsync(database, organisation, service => service.AddUnitAsync(organisation, "Skola", default));
        await RoundAsync(database, organisation, RoundState.Draft, "Skola");
        await RoundAsync(database, organisation, RoundState.Open, "Skola");
        var unit = await database.QueryAsync(organisation, context => context.Units.SingleAsync());

        Assert.Null(await UnitAsync(database, organisation, service => service.RenameUnitAsync(unit.Id, "Bildning", default)));

        var names = await database.QueryAsync(organisation, context => context.Rounds.OrderBy(r => r.State).Select(r => r.Units.Single().Name).ToListAsync());
        Assert.Equal(["Bildning", "Skola"], names);
    }

    [Fact]
    public async Task RemoveUnit_UsedByARound_IsRefused()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var organisation = await database.OrganisationAsync("Karlskoga");
        await UnitAsync(database, organisation, service => service.AddUnitAsync(organisation, "Skola", default));
        await RoundAsync(database, organisation, RoundState.Closed, "Skola");
        var unit = await database.QueryAsync(organisation, context => context.Units.SingleAsync());

        Assert.Equal(AccountFault.UnitInUse, await UnitAsync(database, organisation, service => service.RemoveUnitAsync(unit.Id, default)));
    }

    [Fact]
    public async Task Units_OfAnotherOrganisation_AreNeitherSeenNorChanged()
    {
        await using var database = await AccountDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var ours = await database.OrganisationAsync("Vår");
        var theirs = await database.OrganisationAsync("Deras");
        await UnitAsync(database, theirs, service => service.AddUnitAsync(theirs, "Skola", default));
        var unit = await database.QueryAsync(theirs, context => context.Units.SingleAsync());

        Assert.Empty(await database.WithAsync<OrganisationService, IReadOnlyList<Unit>>(ours, service => service.UnitsAsync(default)));
        Assert.Equal(AccountFault.NotFound, await UnitAsync(database, ours, service => service.RenameUnitAsync(unit.Id, "Vår nu", default)));
        Assert.Equal(AccountFault.NotFound, await UnitAsync(database, ours, service => service.RemoveUnitAsync(unit.Id, default)));
        await Assert.ThrowsAsync<TenantViolationException>(() => UnitAsync(database, ours, service => service.AddUnitAsync(theirs, "Smyg", default)));
    }

    [Theory]
    [InlineData("anna@kommun.se", "anna@kommun.se")]
    [InlineData("  anna@kommun.se ", "anna@kommun.se")]
    [InlineData("anna", null)]
    [InlineData("anna@kommun", null)]
    [InlineData("Anna <anna@kommun.se>", null)]
    [InlineData("a@b.se\r\nBcc: alla@b.se", null)]
    public void EmailAddress_Normalise_TakesAddressesOnly(string text, string? expected) => Assert.Equal(expected, EmailAddress.Normalise(text));

    private static async Task<AccountFault?> CreateAsync(TestDatabase database, string? name) =>
        (await database.WithAsync<OrganisationService, (int Id, AccountFault? Fault)>(null, service => service.CreateAsync(name, default))).Fault;

    private static Task<AccountFault?> UnitAsync(TestDatabase database, int organisation, Func<OrganisationService, Task<AccountFault?>> act) =>
        database.WithAsync(organisation, act);

    private static Task<int> RoundAsync(TestDatabase database, int organisation, RoundState state, string unit) =>
        database.QueryAsync(organisation, async context =>
        {
            context.Rounds.Add(new Round
            {
                Id = Guid.NewGuid(),
                OrganisationId = organisation,
                Name = $"{state}",
                EditionId = await context.Editions.Select(e => e.Id).FirstAsync(),
                Depth = RoundDepth.Quick,
                MinimumGroup = 5,
                State = state,
                OpensOn = new(2026, 1, 1),
                ClosesOn = new(2026, 2, 1),
                Units = [new RoundUnit { OrganisationId = organisation, Position = 1, Name = unit }],
            });
            return await context.SaveChangesAsync();
        });
}
