using System.Text;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Frameworks;

public sealed class EditionImportTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task ImportAsync_ThenExport_GivesTheSameBytes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var file = Bytes("2020-v2");

        var result = await ImportAsync(database, file);
        var exported = await database.WithAsync<EditionExport, byte[]?>(null, export => export.ExportAsync("prov", default));

        Assert.Equal(EditionImportOutcome.Stored, result.Outcome);
        Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(exported!));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task ImportAsync_SameContentInOtherLayout_ChangesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await ImportAsync(database, Bytes("2010"));

        var result = await ImportAsync(database, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Bytes("2010")).ReplaceLineEndings(" ")));

        Assert.Equal(EditionImportOutcome.Unchanged, result.Outcome);
        Assert.Equal(1, await database.QueryAsync(null, db => db.Editions.CountAsync(edition => edition.Key == "prov")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task ImportAsync_MissingLevelAndWrongSum_NamesBothWithLineAndStoresNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var sound = EditionFile.Read(Bytes("2020-v2")).Edition!;
        var text = Encoding.UTF8.GetString(EditionFile.Write(WithoutLevel(sound, "2.3.a"))).Replace("\"maxPoints\": 40,", "\"maxPoints\": 41,", StringComparison.Ordinal);

        var result = await ImportAsync(database, Encoding.UTF8.GetBytes(text));

        Assert.Equal(EditionImportOutcome.Refused, result.Outcome);
        Assert.Equal(
            [(EditionFaultCode.LevelCount, "2.3.a"), (EditionFaultCode.AreaSum, "7")],
            result.Faults.Select(fault => (fault.Fault.Code, fault.Fault.At)));
        var lines = text.Split('\n');
        Assert.Contains("\"levels\"", lines[result.Faults[0].Line - 1], StringComparison.Ordinal);
        Assert.Contains("\"maxPoints\": 100", lines[result.Faults[1].Line - 1], StringComparison.Ordinal);
        Assert.Equal(0, await database.QueryAsync(null, db => db.Editions.CountAsync(edition => edition.Key == "prov")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task FindAsync_StoredEdition_MapsQuestionsBothWays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var stored = await database.WithAsync<EditionCatalogue, StoredEdition?>(null, catalogue => catalogue.FindAsync("2020-v2", default));

        Assert.All(stored!.QuestionIds, pair => Assert.Equal(pair.Key, stored.QuestionCodes[pair.Value]));
        Assert.Equal(stored.Edition.SubAreas.SelectMany(subArea => subArea.Questions).Select(question => question.Code).Order(), stored.QuestionIds.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task FindAsync_UnknownKey_IsNull(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        Assert.Null(await database.WithAsync<EditionCatalogue, StoredEdition?>(null, catalogue => catalogue.FindAsync("1999", default)));
    }

    private static FrameworkEdition WithoutLevel(FrameworkEdition edition, string code) => edition with
    {
        Areas =
        [
            .. edition.Areas.Select(area => area with
            {
                SubAreas =
                [
                    .. area.SubAreas.Select(subArea => subArea with
                    {
                        Questions = [.. subArea.Questions.Select(question => question.Code == code ? question with { Levels = [.. question.Levels.Skip(1)] } : question)],
                    }),
                ],
            }),
        ],
    };

    private static Task<EditionImportResult> ImportAsync(TestDatabase database, byte[] file) =>
        database.WithAsync<EditionImport, EditionImportResult>(null, import => import.ImportAsync(file, default));

    /// <summary>A shipped file under a key that is not taken.</summary>
    private static byte[] Bytes(string key) => Encoding.UTF8.GetBytes(
        File.ReadAllText(Path.Combine(SeedFolder.Find(), "frameworks", $"{key}.json")).Replace($"\"key\": \"{key}\"", "\"key\": \"prov\"", StringComparison.Ordinal));
}
