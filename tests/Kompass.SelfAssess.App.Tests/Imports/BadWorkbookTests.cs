using System.Diagnostics;
using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Tests.Plans;
using Kompass.SelfAssess.App.Tests.Plans.Sheets;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Workbooks;

namespace Kompass.SelfAssess.App.Tests.Imports;

/// <summary>Every reader of workbooks against every file that is none, or another one: one reason, and what to do about it.</summary>
public sealed class BadWorkbookTests : IClassFixture<BadWorkbookTests.Books>
{
    private const long MostBytes = 60_000_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("sv"), CultureInfo.GetCultureInfo("en")];

    private readonly Books _books;

    public BadWorkbookTests(Books books) => _books = books;

    public static IEnumerable<object[]> Cases => from kind in Books.Read from name in BadWorkbooks.All.Keys select new object[] { kind, name };

    public static IEnumerable<object[]> Pairs => from kind in Books.Read from other in Books.Read select new object[] { kind, other };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_BadFile_IsOneReasonWithinBounds(WorkbookKind kind, string name)
    {
        var (fault, make) = BadWorkbooks.All[name];
        var file = make(_books.Good[kind]);
        var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());

        var told = _books.FaultOf(kind, file);

        Assert.True(clock.Elapsed < Longest, $"{clock.Elapsed}");
        Assert.True(fault is not WorkbookFault.TooLarge || GC.GetAllocatedBytesForCurrentThread() - before < MostBytes);
        // Where text is read too, what is no text is told as neither.
        Assert.Equal(fault is WorkbookFault.NotWorkbook && kind is (WorkbookKind.Participants or WorkbookKind.Plan) ? WorkbookFault.NotSheet : fault, told);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Read_OwnAndOtherWorkbooks_AreReadOrSayWhichPageTakesThem(WorkbookKind kind, WorkbookKind other)
    {
        Assert.Equal(kind == other ? null : $"Is{other}", _books.FaultOf(kind, _books.Good[other])?.ToString());
        // A program that drops properties of documents leaves the sheets; a list of people has none of its own.
        var unmarked = BadWorkbooks.Edited(_books.Good[other], workbook => workbook.CustomProperties.Delete("KompassFile"));
        Assert.Equal(kind == other || other is WorkbookKind.Participants ? null : $"Is{other}", _books.FaultOf(kind, unmarked)?.ToString());
    }

    [Fact]
    public void Read_ExportedTable_IsToldAsOne()
    {
        using var stream = new MemoryStream();
        TableSheet.Write(stream, [new Table("Blad", [new TableColumn("Namn", 10)], [])]);

        Assert.All(Books.Read, kind => Assert.Equal(WorkbookFault.IsExport, _books.FaultOf(kind, stream.ToArray())));
    }

    [Fact]
    public void EveryFault_HasItsOwnTextInBothLanguages_ThatSaysWhatToDo()
    {
        string[] verbs = ["Spara", "spara", "Ta bort", "Remove", "Hämta", "Kontrollera", "läses in", "läsas in", "Save", "save", "Download", "Check", "read in"];
        var texts = Languages.SelectMany(language => Enum.GetValues<WorkbookFault>().Select(fault => WorkbookWords.Of(fault, language))).ToList();

        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.All(texts, text => Assert.Contains(verbs, verb => text.Contains(verb, StringComparison.Ordinal)));
    }

    /// <summary>A good file of each kind, and its reader.</summary>
    public sealed class Books : IAsyncLifetime
    {
        private static readonly FrameworkEdition Edition = EditionFile.Read(File.ReadAllBytes(Path.Combine(SeedFolder.Find(), "frameworks", "2020-v2.json"))).Edition!;
        private static readonly GroupLabel[] Groups = [new(RoleGroups.Managers, false, ["Chefer"])];

        private PlanStage _stage = null!;

        public static WorkbookKind[] Read { get; } = [WorkbookKind.Plan, WorkbookKind.Participants, WorkbookKind.Evaluation, WorkbookKind.Edition];

        public IReadOnlyDictionary<WorkbookKind, byte[]> Good { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
            Good = new Dictionary<WorkbookKind, byte[]>
            {
                [WorkbookKind.Plan] = await _stage.ExportAsync(),
                [WorkbookKind.Participants] = ParticipantTemplate.Write(
                    new TemplateWords("Deltagare", "Exempel", ["Namn", "E-post", "Grupp", "Förvaltning", "Språk"], ["Eva Ek", "eva@kommun.se", "Chefer", "Skola", "sv"], "Så här", ["Chefer"], ["Skola"])),
                [WorkbookKind.Evaluation] = BadWorkbooks.Edited(
                    EvaluationTemplate.Write(Edition, "Ekby", Languages[0]), workbook => workbook.Worksheet("Poäng").Cell(5, 5).SetValue(4)),
                [WorkbookKind.Edition] = EditionWorkbook.Write(Edition, Languages[0]),
            };
        }

        public async Task DisposeAsync() => await _stage.DisposeAsync();

        /// <summary>Null where the file is opened; a reason of other kind than of the file as a whole fails.</summary>
        public WorkbookFault? FaultOf(WorkbookKind kind, byte[] file) => kind switch
        {
            WorkbookKind.Plan => PlanWorkbookReader.Read(file, _stage.Scene.PlanId) is (null, [var fault]) ? fault.File ?? throw new InvalidOperationException($"{fault}") : null,
            WorkbookKind.Participants => ParticipantFile.Read(file, Groups, ["Skola"]).Fault,
            WorkbookKind.Evaluation => EvaluationTemplateReader.Read(file, [Edition]) is { Done: false, Refusals: [{ Code: RefusalCode.WorkbookFile } refused] } ? Enum.Parse<WorkbookFault>(refused.Argument) : null,
            _ => EditionWorkbook.Read(file) is { Edition: null, Faults: [{ File: { } fault }] } ? fault : null,
        };
    }
}
