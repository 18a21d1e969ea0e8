using System.Globalization;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Exports.Submission;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Tests.Consensus;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.App.Tests.Exports.Submission;

public sealed class SubmissionTests
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv");

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Content_DecidedWithTasksAndEvidence_SaysWhatIsKnownAndWhatIsMissing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.OpenAsync(database, RoundDepth.Full, (RoleGroups.Managers, 12));
        foreach (var (person, index) in scene.Scenario.Participants.Select((person, index) => (person, index)))
        {
            await scene.Scenario.AnswerAsync(person, code => code.StartsWith("3.1", StringComparison.Ordinal) ? AnswerValue.DontKnow : index % 2 == 0 ? AnswerValue.Level2 : AnswerValue.Level4);
            var first = (await scene.Scenario.LoadAsync(person)).Asked[0].Questions[0].Code;
            await scene.Scenario.WithAsync<AnsweringService, SaveOutcome>(answering =>
                answering.SaveAsync(person, new SaveAnswer(first, index % 2 == 0 ? AnswerValue.Level2 : AnswerValue.Level4, null, EvidenceKind.Document, "Budget 2026", 1), default));
            await scene.Scenario.SubmitAsync(person);
        }

        await scene.Scenario.CloseAsync();
        var before = await LoadAsync(scene);
        Assert.Equal(before.Questions.Count, before.CountOf(SubmissionGap.NoConsensus));
        var (one, other) = (before.Questions[0].Question.Code, before.Questions[1].Question.Code);
        Assert.True((await scene.DecideAsync(Part.Question(one), level: 3, reason: "Planen följs.", minority: "Två ville ha fyra.")).Done);
        Assert.True((await scene.DecideAsync(Part.SubArea("2.1"), points: 10)).Done);
        var task = await scene.TaskAsync(service => service.MakeTaskAsync(new MakeTask(scene.RoundId, Part.Question(other), new TaskContent("Hitta riktlinjen.", "Eva")), scene.User, default));
        Assert.True((await scene.TaskAsync(service => service.FinishTaskAsync(new FinishTask(scene.RoundId, task.Value, 1, "Den antogs 2024."), scene.User, default))).Done);

        var content = await LoadAsync(scene);

        Assert.Equal(content.Result.Edition.QuestionsFor(RoundDepth.Full).Select(question => question.Code), content.Questions.Select(question => question.Question.Code));
        var decided = content.Questions[0];
        Assert.Equal((StandKind.Question, 3, "Planen följs.", "Två ville ha fyra."), (decided.Stand.Kind, decided.Stand.Level, decided.Decision!.Reason, decided.Decision.Minority));
        Assert.Equal([new NamedEvidence(EvidenceKind.Document, "Budget 2026")], decided.Evidence);
        Assert.Equal((12, 12), (decided.Named!.Named, decided.Named.Document));
        Assert.Empty(decided.Gaps);
        Assert.Equal((StandKind.Estimate, 3), (content.Questions[1].Stand.Kind, content.Questions[1].Stand.Level));
        Assert.Equal([SubmissionGap.NoConsensus], content.Questions[1].Gaps);
        var whole = content.Questions.Where(question => question.SubArea.Code == "2.1").ToList();
        Assert.All(whole, question => Assert.Equal((StandKind.SubArea, 10m, SubmissionGap.NoEvidence), (question.Stand.Kind, question.Stand.Points, Assert.Single(question.Gaps))));
        Assert.All(content.Questions.Where(question => question.SubArea.Code == "3.1"), question =>
            Assert.Equal([SubmissionGap.NoConsensus, SubmissionGap.NoEvidence, SubmissionGap.NobodyAnswered], question.Gaps));
        Assert.True(content.Draft);
        Assert.Null(await scene.ConfirmAsync());
        Assert.False((await LoadAsync(scene)).Draft);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Content_FewHaveAnswered_WithholdsAnswersAndWhatWasWritten(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var scene = await ConsensusScene.OpenAsync(database, RoundDepth.Quick, (RoleGroups.Managers, 4));
        foreach (var person in scene.Scenario.Participants)
        {
            await scene.Scenario.AnswerAsync(person, _ => AnswerValue.Level3, evidence: _ => EvidenceKind.Interview);
            await scene.Scenario.SubmitAsync(person);
        }

        await scene.Scenario.CloseAsync();
        var content = await LoadAsync(scene);

        Assert.All(content.Questions, question => Assert.Equal((StandKind.Withheld, null, null), (question.Stand.Kind, question.Stand.Level, question.Named)));
        Assert.All(content.Questions, question => Assert.Empty(question.Evidence));
        Assert.Equal(36, content.CountOf(SubmissionGap.Withheld));
    }

    [Fact]
    public async Task Files_OfAContent_AreValidAndCarryTheSame()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ConsensusScene.SplitAsync(database);
        Assert.True((await scene.DecideAsync(Part.SubArea("1.1"), level: 4, reason: "=1+1 är två")).Done);
        var content = await LoadAsync(scene);

        var excel = new MemoryStream();
        new SubmissionWorkbook(TimeProvider.System).Write(content, Swedish, excel);
        using var workbook = new XLWorkbook(excel);
        Assert.Equal(["Översikt", "Frågor", "Luckor", "Delområden", "Om"], workbook.Worksheets.Select(sheet => sheet.Name));
        var questions = workbook.Worksheet("Frågor").RowsUsed().Skip(1).ToList();
        Assert.Equal((36, 36), (questions.Count, workbook.Worksheet("Luckor").RowsUsed().Count() - 1));
        Assert.Equal(("Nivå 4", "Samsyn om hela delområdet", "'=1+1 är två"), (questions[0].Cell(5).GetString(), questions[0].Cell(6).GetString(), questions[0].Cell(8).GetString()));
        Assert.Equal(("Närmast nivå 2", "Ja", "ingen samsyn, inget underlag"), (questions[1].Cell(5).GetString(), questions[1].Cell(13).GetString(), questions[1].Cell(14).GetString()));
        Assert.StartsWith("Utkast.", workbook.Worksheet("Översikt").Cell(2, 2).GetString(), StringComparison.Ordinal);

        var word = new MemoryStream();
        WordReport.Write(SubmissionReport.Build(content, Swedish), null, DateTime.UnixEpoch, word);
        word.Position = 0;
        using var document = WordprocessingDocument.Open(word, isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(fault => fault.Description));
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        Assert.Contains("36 frågor, varav 1 är avgjorda i samsyn. 36 har någon lucka.", text, StringComparison.Ordinal);
        Assert.Contains("Skäl: =1+1 är två", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_OpenRound_IsNotThere()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scene = await ConsensusScene.OpenAsync(database, RoundDepth.Quick, (RoleGroups.Managers, 12));
        await scene.Scenario.AnswerAndSubmitAllAsync();

        Assert.Null(await scene.Scenario.WithAsync<SubmissionReader, SubmissionContent?>(reader => reader.LoadAsync(scene.RoundId, default)));
    }

    private static async Task<SubmissionContent> LoadAsync(ConsensusScene scene) =>
        await scene.Scenario.WithAsync<SubmissionReader, SubmissionContent?>(reader => reader.LoadAsync(scene.RoundId, default)) ?? throw new InvalidOperationException("Not closed.");
}
