using System.Text;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Exports.Orders;
using Kompass.SelfAssess.App.Exports.Raw;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Exports.Orders;

public sealed class RawAnswerFileTests
{
    private const string Dangerous = "=HYPERLINK(\"http://example.org\";\"a\")";

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task File_HasOneRowPerAskedQuestion_AsItWasAnswered(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await AwkwardAsync(database);
        var id = await scene.OrderAsync();
        await scene.WorkAsync();
        using var workbook = new XLWorkbook(await scene.FetchAsync(id));

        Assert.Equal(["Svar", "Frågor", "Om"], workbook.Worksheets.Select(sheet => sheet.Name));
        var rows = workbook.Worksheet("Svar").RowsUsed().Skip(1).ToList();
        var asked = (await scene.Round.LoadAsync(scene.Round.Participants[0])).Questions;
        Assert.Equal(2 * asked, rows.Count);
        Assert.Equal(rows.Count, (await scene.OrderAsync(id)).Total);
        Assert.Equal(["Svarande nr", "Namn", "E-post", "Grupp", "Förvaltning"], workbook.Worksheet("Svar").Row(1).Cells(1, 5).Select(cell => cell.GetString()));
        Assert.Equal([1d, 2d], rows.Select(row => row.Cell(1).GetDouble()).Distinct());
        var first = Of(rows, "Person 1");
        Assert.All(first, row => Assert.Equal(("person1@example.se", "Chefer", "Skola"), (row.Cell(3).GetString(), row.Cell(4).GetString(), row.Cell(5).GetString())));
        Assert.Equal(("1.1", "Nivå 4", 4d), (first[0].Cell(7).GetString(), first[0].Cell(10).GetString(), first[0].Cell(11).GetDouble()));
        Assert.Equal(("'" + Dangerous, "Dokument", "Protokoll\n14 maj"), (first[0].Cell(12).GetString(), first[0].Cell(13).GetString(), first[0].Cell(14).GetString()));
        Assert.Equal(["Vet ej", "Ej tillämpligt", "Obesvarad"], first.Skip(1).Take(3).Select(row => row.Cell(10).GetString()));
        Assert.All(first.Skip(1).Take(3), row => Assert.True(row.Cell(11).IsEmpty()));
        var hidden = Of(rows, "Person 2")[0];
        Assert.Equal(("Nivå 0", 0d, "(dold av samordnaren)", ""), (hidden.Cell(10).GetString(), hidden.Cell(11).GetDouble(), hidden.Cell(12).GetString(), hidden.Cell(14).GetString()));
        Assert.DoesNotContain(workbook.Worksheets, sheet => sheet.CellsUsed().Any(cell => cell.HasFormula));
    }

    [Fact]
    public async Task File_IsAValidWorkbookThatSaysWhatItIs()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await AwkwardAsync(database);
        var id = await scene.OrderAsync();
        await scene.WorkAsync();
        var stream = (await scene.FetchAsync(id))!;

        AssertValid(stream);
        using var workbook = new XLWorkbook(stream);
        var about = workbook.Worksheet("Om").RowsUsed().Skip(1).ToDictionary(row => row.Cell(1).GetString(), row => row.Cell(2));
        Assert.Contains("60 månader", about["Personuppgifter"].GetString(), StringComparison.Ordinal);
        Assert.Equal(("ekby kommun", 2d), (about["Kommun"].GetString(), about["Svarande"].GetDouble()));
        Assert.Equal(new DateTime(2026, 11, 24, 10, 30, 0), about["Filen gjord"].GetDateTime());
        Assert.All(workbook.Worksheets, sheet => Assert.Equal((1, true), (sheet.SheetView.SplitRow, sheet.AutoFilter.IsEnabled)));
        Assert.Equal(36, workbook.Worksheet("Frågor").RowsUsed().Count() - 1);
    }

    [Fact]
    public async Task File_InEnglishAsText_OpensWithSemicolonsAndIsHarmless()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await AwkwardAsync(database);
        var id = await scene.OrderAsync(FileOrderKind.RawAnswersText, "en");
        await scene.WorkAsync();
        var bytes = (await scene.FetchAsync(id))!.ToArray();

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("Respondent no.;Name;E-mail;Group;Unit;", text, StringComparison.Ordinal);
        Assert.Contains(";Level 4;4;\"'=HYPERLINK(\"\"http://example.org\"\";\"\"a\"\")\";Document;\"Protokoll\n14 maj\"\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith(".csv", (await scene.OrderAsync(id)).FileName, StringComparison.Ordinal);
    }

    [Fact]
    public void Workbook_MoreRowsThanASheetHolds_GoesOnInTheNext()
    {
        var stream = new MemoryStream();
        using (var file = new StreamedWorkbook(stream, mostRows: 4))
        {
            file.Begin("Svar", [new TableColumn("Nr", 8), new TableColumn("Text", 30)]);
            for (var row = 1; row <= 7; row++)
            {
                file.Row([SheetCell.Whole(row), SheetCell.Text($"rad {row}")]);
            }

            file.Add(new Table("Om", [new TableColumn("Rubrik", 10)], []));
        }

        AssertValid(stream);
        using var workbook = new XLWorkbook(stream);
        Assert.Equal(["Svar", "Svar 2", "Svar 3", "Om"], workbook.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal([1d, 2, 3, 4, 5, 6, 7], workbook.Worksheets.Take(3).SelectMany(sheet => sheet.RowsUsed().Skip(1)).Select(row => row.Cell(1).GetDouble()));
        Assert.All(workbook.Worksheets.Take(3), sheet => Assert.Equal("Text", sheet.Cell(1, 2).GetString()));
    }

    [Fact]
    public void Workbook_OfManyRows_HoldsBackNoMoreThanAFewPiecesUntilItsEnd()
    {
        var (all, heldBack) = Sizes(50_000);

        // The piece that is being filled, and what the compression and the XML writer keep.
        Assert.InRange(heldBack, 0, 3 * FileOrderPart.Size);
        Assert.True(all > 8 * FileOrderPart.Size, $"{all} bytes tell nothing.");

        static (long All, long HeldBack) Sizes(int rows)
        {
            var (stream, arrived) = (new PieceStream(), 0L);
            using (var file = new StreamedWorkbook(stream))
            {
                file.Begin("Svar", [new TableColumn("Nr", 8), new TableColumn("Svar", 12), new TableColumn("Kommentar", 60)]);
                for (var row = 0; row < rows; row++)
                {
                    // No two comments alike, and too long for the table of texts that come again.
                    file.Row([SheetCell.Whole(row), SheetCell.Text($"Nivå {row % 6}"), SheetCell.Text(string.Concat(Enumerable.Range(row, 40).Select(number => number * 7919L % 100_003)))]);
                    arrived += Taken(stream);
                }
            }

            var rest = Taken(stream) + stream.TakeRest()!.Length;
            return (arrived + rest, rest);
        }

        static long Taken(PieceStream stream)
        {
            var taken = 0L;
            while (stream.Take() is { } piece)
            {
                taken += piece.Length;
            }

            return taken;
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+46 70", "'+46 70")]
    [InlineData("-12", "'-12")]
    [InlineData("@A1", "'@A1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a\u0000b\u000bc", "abc")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00")]
    [InlineData(" runt om ", " runt om ")]
    [InlineData("<&>\"", "<&>\"")]
    public void Text_OfAnyKind_StandsAsTextInAValidWorkbook(string written, string read)
    {
        var stream = new MemoryStream();
        using (var file = new StreamedWorkbook(stream))
        {
            file.Begin("Svar", [new TableColumn("Kort", 8), new TableColumn("Lång", 30)]);
            file.Row([SheetCell.Text(written), SheetCell.Text(written + new string('x', 300))]);
        }

        AssertValid(stream);
        using var workbook = new XLWorkbook(stream);
        var row = workbook.Worksheet(1).Row(2);
        Assert.Equal((read, read + new string('x', 300)), (row.Cell(1).GetString(), row.Cell(2).GetString()));
        Assert.Equal(XLDataType.Text, row.Cell(1).DataType);
    }

    [Fact]
    public void Text_HalfASignOrAnEscape_IsReadAsItWasWritten()
    {
        Assert.Equal("a\ufffdb", CellText.Harmless("a\ud83db"));
        Assert.Equal(32_767, CellText.Harmless(new string('å', 40_000)).Length);
        // Excel takes _x0041_ for the letter A.
        Assert.Equal("_x005F_x0041_ och _xyz_", CellText.ForSheet("_x0041_ och _xyz_"));
    }

    private static List<IXLRow> Of(IEnumerable<IXLRow> rows, string name) => [.. rows.Where(row => row.Cell(2).GetString() == name)];

    private static void AssertValid(MemoryStream stream)
    {
        stream.Position = 0;
        using (var document = SpreadsheetDocument.Open(stream, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        }

        stream.Position = 0;
    }

    /// <summary>Two have submitted, one has begun; what they wrote is awkward, and some of it hidden.</summary>
    private static async Task<FilesScene> AwkwardAsync(TestDatabase database)
    {
        var scene = await FilesScene.OpenAsync(database);
        var (round, people) = (scene.Round, scene.Round.Participants);
        var codes = (await round.LoadAsync(people[0])).Asked.SelectMany(part => part.Questions).Select(question => question.Code).ToList();
        await SaveAsync(people[0], new SaveAnswer(codes[0], AnswerValue.Level4, Dangerous, EvidenceKind.Document, "Protokoll\n14 maj", 0));
        await SaveAsync(people[0], new SaveAnswer(codes[1], AnswerValue.DontKnow, null, null, null, 0));
        await SaveAsync(people[0], new SaveAnswer(codes[2], AnswerValue.NotApplicable, null, null, null, 0));
        await SaveAsync(people[1], new SaveAnswer(codes[0], AnswerValue.Level0, "Det är bara Kalle på tekniska.", EvidenceKind.Interview, "Kalle", 0));
        await SaveAsync(people[2], new SaveAnswer(codes[0], AnswerValue.Level5, "Utkast", null, null, 0));
        await round.SubmitAsync(people[0]);
        await round.SubmitAsync(people[1]);
        await round.CloseAsync();
        await database.QueryAsync(round.OrganisationId, db => db.Answers.Where(answer => answer.Comment!.StartsWith("Det är")).ExecuteUpdateAsync(set => set.SetProperty(answer => answer.CommentHidden, true)));
        return scene;

        Task SaveAsync(Guid person, SaveAnswer answer) => round.WithAsync<AnsweringService, SaveOutcome>(service => service.SaveAsync(person, answer, default));
    }
}
