using System.Text;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Frameworks;

public sealed class EditionImportTests
{
    [Fact]
    public async Task ImportAsync_ThenExport_GivesTheSameBytes()
    {
        await using var database = await FreshDatabase.CreateAsync();
        var file = Bytes("2020-v2");

        var result = await ImportAsync(database, file);
        var exported = await database.InScopeAsync<EditionExport, byte[]?>(export => export.ExportAsync("2020-v2", default));

        Assert.Equal(EditionImportOutcome.Stored, result.Outcome);
        Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(exported!));
    }

    [Fact]
    public async Task ImportAsync_SameContentInOtherLayout_ChangesNothing()
    {
        await using var database = await FreshDatabase.CreateAsync();
        await ImportAsync(database, Bytes("2010"));

        var result = await ImportAsync(database, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Bytes("2010")).ReplaceLineEndings(" ")));

        Assert.Equal(EditionImportOutcome.Unchanged, result.Outcome);
        Assert.Equal(1, await database.InScopeAsync<KompassDbContext, int>(db => db.Editions.CountAsync()));
    }

    [Fact]
    public async Task ImportAsync_OtherContentUnderPublishedKey_IsRefusedAndNothingChanges()
    {
        await using var database = await FreshDatabase.CreateAsync();
        await ImportAsync(database, Bytes("2010"));
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Bytes("2010")).Replace("Offentlighet", "Öppenhet", StringComparison.Ordinal));

        var result = await ImportAsync(database, changed);

        Assert.Equal(EditionImportOutcome.PublishedDiffers, result.Outcome);
        Assert.Equal(
            Bytes("2010"),
            await database.InScopeAsync<EditionExport, byte[]?>(export => export.ExportAsync("2010", default)));
    }

    [Fact]
    public async Task ImportAsync_MissingLevelAndWrongSum_NamesBothWithLineAndStoresNothing()
    {
        await using var database = await FreshDatabase.CreateAsync();
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
        Assert.Equal(0, await database.InScopeAsync<KompassDbContext, int>(db => db.Editions.CountAsync()));
    }

    [Fact]
    public async Task FindAsync_StoredEdition_MapsQuestionsBothWays()
    {
        await using var database = await FreshDatabase.CreateAsync();
        await ImportAsync(database, Bytes("2020-v2"));

        var stored = await database.InScopeAsync<EditionCatalogue, StoredEdition?>(catalogue => catalogue.FindAsync("2020-v2", default));

        Assert.Equal(36, stored!.QuestionIds.Count);
        Assert.All(stored.QuestionIds, pair => Assert.Equal(pair.Key, stored.QuestionCodes[pair.Value]));
        Assert.Equal(stored.Edition.QuestionsFor(RoundDepth.Quick).Select(question => question.Code).Order(), stored.QuestionIds.Keys.Order());
    }

    [Fact]
    public async Task FindAsync_UnknownKey_IsNull()
    {
        await using var database = await FreshDatabase.CreateAsync();

        Assert.Null(await database.InScopeAsync<EditionCatalogue, StoredEdition?>(catalogue => catalogue.FindAsync("1999", default)));
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

    private static Task<EditionImportResult> ImportAsync(FreshDatabase database, byte[] file) =>
        database.InScopeAsync<EditionImport, EditionImportResult>(import => import.ImportAsync(file, default));

    private static byte[] Bytes(string key) => File.ReadAllBytes(Path.Combine(SeedFolder.Find(), "frameworks", $"{key}.json"));
}
