using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kompass.SelfAssess.App.Tests.Frameworks;

/// <summary>Versions of a key, and editions that belong to one municipality.</summary>
public sealed class EditionVersionTests
{
    private const string Key = "2020-v2";

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task ImportAsync_OtherTexts_BecomeTheNewestVersionAndTheOldOneStays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await FindAsync(database, null, Key);

        var result = await ImportAsync(database, Reworded(first!.Edition, "ny"));
        var newest = await FindAsync(database, null, Key);
        var older = await FindAsync(database, null, Key, 1);

        Assert.Equal((EditionImportOutcome.Stored, 2), (result.Outcome, result.Version));
        Assert.Equal((2, true), (newest!.Version, newest.Edition.SubAreas.First().Questions[0].Why.EndsWith("ny", StringComparison.Ordinal)));
        Assert.Equal((first.Id, 1), (older!.Id, older.Version));
        Assert.Equal(EditionFile.Write(first.Edition), EditionFile.Write(older.Edition));
        Assert.Null(await FindAsync(database, null, Key, 3));
        var listed = await database.WithAsync<EditionCatalogue, IReadOnlyList<StoredEdition>>(null, catalogue => catalogue.ListAsync(default));
        Assert.Equal(newest.Id, listed.Single(stored => stored.Edition.Key == Key).Id);
        var versions = await database.WithAsync<EditionCatalogue, IReadOnlyList<EditionVersion>>(null, catalogue => catalogue.VersionsAsync(older, default));
        Assert.Equal([newest.Id, first.Id], versions.Select(version => version.Id));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task ImportAsync_ContentOfAnOlderVersion_ChangesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await FindAsync(database, null, Key);
        await ImportAsync(database, Reworded(first!.Edition, "ny"));

        var result = await ImportAsync(database, first.Edition);

        Assert.Equal((EditionImportOutcome.Unchanged, 1), (result.Outcome, result.Version));
        Assert.Equal(2, (await FindAsync(database, null, Key))!.Version);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task ImportAsync_OtherScale_IsRefusedWithTheCodes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var edition = (await FindAsync(database, null, Key))!.Edition;
        var area = edition.Areas[0];
        var swapped = edition with
        {
            Areas =
            [
                area with { SubAreas = [area.SubAreas[0] with { MaxPoints = area.SubAreas[1].MaxPoints }, area.SubAreas[1] with { MaxPoints = area.SubAreas[0].MaxPoints }, .. area.SubAreas.Skip(2)] },
                .. edition.Areas.Skip(1),
            ],
        };

        var result = await ImportAsync(database, swapped);

        Assert.Equal(EditionImportOutcome.ScaleDiffers, result.Outcome);
        Assert.Equal(["1.1", "1.2"], result.Differing);
        Assert.Equal(1, (await FindAsync(database, null, Key))!.Version);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task DryRun_NewVersion_StoresNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var edition = (await FindAsync(database, null, Key))!.Edition;

        var result = await ImportAsync(database, Reworded(edition, "ny"), dryRun: true);

        Assert.Equal((EditionImportOutcome.Stored, 2), (result.Outcome, result.Version));
        Assert.Equal(1, (await FindAsync(database, null, Key))!.Version);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Round_MadeBeforeANewVersion_KeepsItsOwnUntilItIsChangedOver(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var round = await RoundScenario.CreateAsync(database);
        var first = await FindAsync(database, null, Key);
        await ImportAsync(database, Reworded(first!.Edition, "ny"));

        var changed = await round.WithAsync<RoundService, Outcome<int>>(service =>
            service.ChangeAsync(new ChangeRound(round.RoundId, 1, RoundScenario.Content with { TargetPercent = 61 }), default));
        var kept = await EditionOfAsync(round);
        var refusal = await round.WithAsync<RoundService, Refused?>(service => service.UseNewestVersionAsync(round.RoundId, default));

        Assert.True(changed.Done);
        Assert.Equal(first.Id, kept);
        Assert.Null(refusal);
        Assert.Equal((await FindAsync(database, null, Key))!.Id, await EditionOfAsync(round));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Round_ThatHasOpened_CannotChangeVersion(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var round = await RoundScenario.CreateAsync(database);
        await round.InviteAsync(RoleGroups.Elected, "Skola", 1);
        await round.WithAsync<RoundCourse, Refused?>(service => service.OpenAsync(round.RoundId, default));
        var before = await EditionOfAsync(round);
        await ImportAsync(database, Reworded((await FindAsync(database, null, Key))!.Edition, "ny"));

        var refusal = await round.WithAsync<RoundService, Refused?>(service => service.UseNewestVersionAsync(round.RoundId, default));

        Assert.Equal(RefusalCode.Locked, refusal!.Code);
        Assert.Equal(before, await EditionOfAsync(round));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task SeedLoader_AfterANewVersion_LeavesEvaluationsWithTheirs(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await FindAsync(database, null, Key);
        await ImportAsync(database, Reworded(first!.Edition, "ny"));

        await database.WithAsync<SeedLoader, bool>(null, async loader =>
        {
            await loader.LoadAsync(SeedFolder.Find(), default);
            return true;
        });
        var evaluations = await database.WithAsync<EvaluationService, IReadOnlyList<EvaluationView>>(null, service => service.ListAsync(default));

        Assert.NotEmpty(evaluations);
        Assert.Equal(0, await database.QueryAsync(null, db => db.Evaluations.CountAsync(evaluation => db.Editions.Any(edition => edition.Id == evaluation.EditionId && edition.Version > 1))));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task OwnEdition_IsSeenByItsMunicipalityOnly(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ours = await RoundScenario.NewOrganisationAsync(database, "ekby");
        var theirs = await RoundScenario.NewOrganisationAsync(database, "alby");
        var edition = (await FindAsync(database, null, Key))!.Edition with { Key = "egen" };

        var result = await ImportAsync(database, edition, owner: ours);
        var own = await FindAsync(database, ours, "egen");

        Assert.Equal(EditionImportOutcome.Stored, result.Outcome);
        Assert.Equal(ours, own!.OrganisationId);
        Assert.Null(await FindAsync(database, theirs, "egen"));
        Assert.Null(await FindAsync(database, null, "egen"));
        // The first question has filled the cache; whose it is counts still.
        Assert.Null(await database.WithAsync<EditionCatalogue, StoredEdition?>(theirs, catalogue => catalogue.FindAsync(own.Id, default)));
        Assert.Null(await database.WithAsync<EditionExport, byte[]?>(theirs, export => export.ExportAsync("egen", default)));
        var listed = await database.WithAsync<EditionCatalogue, IReadOnlyList<StoredEdition>>(theirs, catalogue => catalogue.ListAsync(default));
        Assert.DoesNotContain(listed, stored => stored.Edition.Key == "egen");
        var refused = await database.WithAsync<RoundService, Outcome<Guid>>(
            theirs, service => service.CreateAsync(new CreateRound(RoundScenario.Content with { EditionKey = "egen" }), default));
        Assert.Equal(RefusalCode.EditionUnknown, Assert.Single(refused.Refusals).Code);
        var allowed = await database.WithAsync<RoundService, Outcome<Guid>>(
            ours, service => service.CreateAsync(new CreateRound(RoundScenario.Content with { EditionKey = "egen" }), default));
        Assert.True(allowed.Done);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task OwnEdition_KeyIsItsOwnersAndNeverASharedOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ours = await RoundScenario.NewOrganisationAsync(database, "ekby");
        var theirs = await RoundScenario.NewOrganisationAsync(database, "alby");
        var shared = (await FindAsync(database, null, Key))!.Edition;

        var taken = await ImportAsync(database, Reworded(shared, "ny"), owner: ours);
        await ImportAsync(database, shared with { Key = "egen" }, owner: ours);
        var same = await ImportAsync(database, shared with { Key = "egen" }, owner: theirs);

        Assert.Equal(EditionImportOutcome.KeyTaken, taken.Outcome);
        Assert.Equal((EditionImportOutcome.Stored, 1), (same.Outcome, same.Version));
        Assert.NotEqual((await FindAsync(database, ours, "egen"))!.Id, (await FindAsync(database, theirs, "egen"))!.Id);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task OwnEdition_WrittenForAnotherMunicipality_IsStopped(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ours = await RoundScenario.NewOrganisationAsync(database, "ekby");
        var theirs = await RoundScenario.NewOrganisationAsync(database, "alby");
        var file = EditionFile.Write((await FindAsync(database, null, Key))!.Edition with { Key = "egen" });

        await Assert.ThrowsAsync<TenantViolationException>(() => database.WithAsync<EditionImport, EditionImportResult>(
            ours, import => import.ImportAsync(file, default, dryRun: false, theirs)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task OwnEdition_OfASharedScale_AnswersInTheCrosswalkLikeIt(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ours = await RoundScenario.NewOrganisationAsync(database, "ekby");
        await ImportAsync(database, (await FindAsync(database, null, Key))!.Edition with { Key = "egen" }, owner: ours);

        var own = await database.WithAsync<EditionCatalogue, Crosswalk>(ours, catalogue => catalogue.CrosswalkAsync(default));
        var shared = await database.WithAsync<EditionCatalogue, Crosswalk>(null, catalogue => catalogue.CrosswalkAsync(default));
        var scale = await database.WithAsync<EditionCatalogue, IReadOnlyList<int>>(
            ours, async catalogue => await catalogue.SameScaleAsync((await catalogue.FindAsync("egen", default))!.Edition, default));

        Assert.Equal(shared.Pairs.Count(pair => pair.ToEdition == Key), own.Pairs.Count(pair => pair.ToEdition == "egen"));
        Assert.DoesNotContain(shared.Pairs, pair => pair.ToEdition == "egen");
        Assert.Equal(2, scale.Count);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Migration_OfADatabaseWithEditions_MakesThemVersionOneOfEveryones(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.QueryAsync(null, async db =>
        {
            var migrations = db.Database.GetMigrations().ToList();
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(migrations.First(name => name.EndsWith("_Initial", StringComparison.Ordinal)));
            await migrator.MigrateAsync();
            return true;
        });

        var stored = await FindAsync(database, null, Key);

        Assert.Equal((1, null), (stored!.Version, stored.OrganisationId));
        Assert.Equal(EditionImportOutcome.Unchanged, (await ImportAsync(database, stored.Edition)).Outcome);
        Assert.NotEmpty(await database.WithAsync<EvaluationService, IReadOnlyList<EvaluationView>>(null, service => service.ListAsync(default)));
    }

    private static FrameworkEdition Reworded(FrameworkEdition edition, string word) => edition with
    {
        Areas =
        [
            .. edition.Areas.Select(area => area with
            {
                SubAreas = [.. area.SubAreas.Select(subArea => subArea with { Questions = [.. subArea.Questions.Select(question => question with { Why = $"Frågan {question.Code} är {word}" })] })],
            }),
        ],
    };

    private static Task<StoredEdition?> FindAsync(TestDatabase database, int? organisation, string key, int? version = null) =>
        database.WithAsync<EditionCatalogue, StoredEdition?>(organisation, catalogue => catalogue.FindAsync(key, default, version));

    private static Task<EditionImportResult> ImportAsync(TestDatabase database, FrameworkEdition edition, bool dryRun = false, int? owner = null) =>
        database.WithAsync<EditionImport, EditionImportResult>(owner, import => import.ImportAsync(EditionFile.Write(edition), default, dryRun, owner));

    private static Task<int> EditionOfAsync(RoundScenario round) =>
        round.Database.QueryAsync(round.OrganisationId, db => db.Rounds.Where(row => row.Id == round.RoundId).Select(row => row.EditionId).SingleAsync());
}
