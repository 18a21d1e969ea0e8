using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class ParticipantFileTests
{
    private static readonly GroupLabel[] Groups = [new(RoleGroups.Managers, false, ["Chefer"]), new(RoleGroups.Unions, true, ["Facket"])];

    private static readonly string[] Units = ["Skola", "Vård & omsorg"];

    static ParticipantFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", "Åsa Öst;asa@ekby.se;Chefer;Vård & omsorg;en")]
    [InlineData("utf-8-bom", "Namn;E-post;Grupp;Förvaltning;Språk\r\nÅsa Öst;asa@ekby.se;Chefer;Vård & omsorg;engelska\r\n")]
    [InlineData("windows-1252", "Namn;E-post;Grupp;Förvaltning;Språk\r\nÅsa Öst;asa@ekby.se;Chefer;Vård & omsorg;English\r\n")]
    [InlineData("utf-16-bom", "Namn\tE-post\tGrupp\tEnhet\tSpråk\nÅsa Öst\tasa@ekby.se\tChefer\tVård & omsorg\ten")]
    [InlineData("utf-8-bom", "sep=,\r\nname,email,group,unit,language\r\n\"Åsa Öst\",asa@ekby.se,managers,\"Vård & omsorg\",EN")]
    [InlineData("windows-1252", "Titel;Efternamn;Förnamn;E-post;Roll;Enhet;Språk\r\nRektor;Öst;Åsa;asa@ekby.se;Chefer;Vård & omsorg;en")]
    public void Read_CsvOfAnyProgram_GivesTheSamePerson(string encoding, string text)
    {
        byte[] file = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "utf-16-bom" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            _ => Encoding.GetEncoding(1252).GetBytes(text),
        };

        var list = ListIn(file);

        Assert.Empty(list.Faults);
        var person = Assert.Single(list.People);
        Assert.Equal(("Åsa Öst", "asa@ekby.se", RoleGroups.Managers, "Vård & omsorg", "en"), (person.Name, person.Email, person.GroupKey, person.Unit, person.Language));
    }

    [Fact]
    public void Read_QuotesAcrossLines_KeepLineNumbersAndLoseNobody()
    {
        var within = ListIn("Namn;E-post;Grupp\n\"Eva\nEk\";eva@ekby.se;Chefer\nBo;bo@ekby.se;Kock"u8.ToArray());
        var open = ListIn("Eva;eva@ekby.se;Chefer\n\"Bo;bo@ekby.se;Chefer\nAli;ali@ekby.se;Chefer\n\nMia;mia@ekby.se;Kock"u8.ToArray());

        Assert.Equal("Eva Ek", Assert.Single(within.People).Name);
        Assert.Equal(4, Assert.Single(within.Faults).Line);
        Assert.Equal(["Eva", "\"Bo", "Ali"], open.People.Select(person => person.Name));
        Assert.Equal((5, PasteFaultCode.GroupUnknown), Assert.Single(open.Faults) is var fault ? (fault.Line, fault.Code) : default);
    }

    [Fact]
    public void Read_OddColumns_AreToldOrPassedOver()
    {
        var list = ListIn("Namn;E-post;Grupp;Telefon;Skostorlek\nEva;eva@ekby.se;Chefer;123;38"u8.ToArray());
        var twice = ListIn("Namn;E-post;Mail;Grupp\nEva;eva@ekby.se;eva@ekby.se;Chefer"u8.ToArray());

        Assert.Equal(["Telefon", "Skostorlek"], list.Ignored);
        Assert.Single(list.People);
        Assert.Equal((1, PasteFaultCode.ColumnTwice, "Mail"), Assert.Single(twice.Faults) is var fault ? (fault.Line, fault.Code, fault.Value) : default);
        Assert.Equal(PasteFaultCode.LanguageUnknown, Assert.Single(ListIn("Eva;eva@ekby.se;Chefer;Skola;tyska"u8.ToArray()).Faults).Code);
    }

    [Fact]
    public void Read_Workbook_NamesTheCellOfEveryFault()
    {
        var list = ListIn(Workbook(sheet =>
        {
            Row(sheet, 1, "E-post", "Namn", "Grupp", "Förvaltning");
            Row(sheet, 2, "eva@ekby.se", "Eva Ek", "Chefer", "Skola");
            Row(sheet, 3, "bo@", "Bo", "Chefer", "Månen");
            Row(sheet, 5, "ali@ekby.se", "", "Chefer", "");
            sheet.Cell("B5").FormulaA1 = "=A2&\" \"&A3";
            Row(sheet, 6, "mia@ekby.se", "Mia", "#REF!", "");
            Row(sheet, 7, "eva@ekby.se", "Eva Ek", "Facket", "");
        }));

        Assert.Equal(["Eva Ek"], list.People.Select(person => person.Name));
        Assert.Equal(
            [
                ("A3", PasteFaultCode.EmailBad), ("D3", PasteFaultCode.UnitUnknown), ("B5", PasteFaultCode.Formula), ("C6", PasteFaultCode.ErrorValue),
                ("A7", PasteFaultCode.TwiceInList), ("C7", PasteFaultCode.GroupByOpenLinkOnly),
            ],
            list.Faults.Select(fault => (fault.Cell, fault.Code)));
    }

    [Fact]
    public void Read_MergedCells_AreAFault()
    {
        var list = ListIn(Workbook(sheet =>
        {
            Row(sheet, 1, "Namn", "E-post", "Grupp");
            Row(sheet, 2, "Eva", "eva@ekby.se", "Chefer");
            sheet.Range("C2:C3").Merge();
        }));

        Assert.Equal(("C2:C3", PasteFaultCode.MergedCells), list.Faults.Select(fault => (fault.Cell, fault.Code)).First());
    }

    [Theory]
    [InlineData("<b>Eva</b>")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+46 Eva")]
    [InlineData("-Eva")]
    [InlineData("@Eva")]
    public void Read_NameThatLooksLikeSomethingElse_IsTextAndNothingMore(string name)
    {
        var sheet = ListIn(Workbook(sheet =>
        {
            Row(sheet, 1, "Namn", "E-post", "Grupp");
            Row(sheet, 2, $"'{name}", "eva@ekby.se", "Chefer");
        }));
        var text = ListIn(Encoding.UTF8.GetBytes($"{name}\teva@ekby.se\tChefer"));

        Assert.Equal([name, name], new[] { sheet, text }.Select(list => Assert.Single(list.People).Name.TrimStart('\'')));
    }

    [Fact]
    public void Read_FilesThatAreNoLists_AreToldApart()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Assert.Equal(WorkbookFault.OldFormat, FaultOf([.. compound, .. new byte[600]]));
        Assert.Equal(WorkbookFault.Protected, FaultOf([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.Equal(WorkbookFault.NotSheet, FaultOf("%PDF-1.7"u8.ToArray()));
        Assert.Equal(WorkbookFault.NotSheet, FaultOf([0x89, 0x50, 0x4E, 0x47, 0, 0, 0]));
        Assert.Equal(WorkbookFault.NotSheet, FaultOf(Zip("word/document.xml", "x"u8.ToArray())));
        Assert.Equal(WorkbookFault.Damaged, FaultOf(Zip("xl/workbook.xml", "nonsense"u8.ToArray())));
        Assert.Equal(WorkbookFault.TooLarge, FaultOf(Zip("xl/workbook.xml", new byte[70_000_000])));
        Assert.Equal(WorkbookFault.TooLarge, FaultOf(new byte[ParticipantFile.MaxBytes + 1]));
        Assert.Equal(WorkbookFault.Damaged, FaultOf("PK\u0003\u0004 not a zip"u8.ToArray()));
    }

    [Fact]
    public void Read_TooManyLines_IsOneFault()
    {
        var list = ListIn(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, PastedParticipants.MostLines + 1).Select(i => $"P{i};p{i}@ekby.se;Chefer\n"))));

        Assert.Empty(list.People);
        Assert.Equal(PasteFaultCode.TooManyLines, Assert.Single(list.Faults).Code);
    }

    [Fact]
    public void Template_FilledIn_IsReadAsItIs()
    {
        var words = new TemplateWords("Deltagare", "Exempel", ["Namn", "E-post", "Grupp", "Förvaltning", "Språk"], ["Eva Ek", "eva@kommun.se", "Chefer", "Skola", "sv"], "Så här", ["Chefer"], Units);
        var file = ParticipantTemplate.Write(words);
        Assert.Empty(ListIn(file).People);
        Assert.Empty(ListIn(file).Faults);

        using var workbook = new XLWorkbook(new MemoryStream(file));
        Row(workbook.Worksheet(1), 2, words.Example.ToArray());
        using var filled = new MemoryStream();
        workbook.SaveAs(filled);

        Assert.Equal(new PastedParticipant(2, "Eva Ek", "eva@kommun.se", RoleGroups.Managers, "Skola", "sv"), Assert.Single(ListIn(filled.ToArray()).People));
    }

    private static PastedList ListIn(byte[] file)
    {
        var (list, fault) = ParticipantFile.Read(file, Groups, Units);
        Assert.Null(fault);
        return list!;
    }

    private static WorkbookFault? FaultOf(byte[] file) => ParticipantFile.Read(file, Groups, Units).Fault;

    private static byte[] Workbook(Action<IXLWorksheet> fill)
    {
        using var workbook = new XLWorkbook();
        fill(workbook.AddWorksheet("Blad1"));
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static void Row(IXLWorksheet sheet, int row, params string[] cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            sheet.Cell(row, at + 1).SetValue(cells[at]);
        }
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }
}
