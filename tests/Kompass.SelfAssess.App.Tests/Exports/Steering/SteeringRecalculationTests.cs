using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.TestKit.Exports;

namespace Kompass.SelfAssess.App.Tests.Exports.Steering;

/// <summary>LibreOffice opens the workbook with wrong numbers stored beside the formulas, and comes to ours.</summary>
public sealed class SteeringRecalculationTests : IAsyncLifetime
{
    /// <summary>At what the numbers of the platform and of the sheet may differ.</summary>
    private const double Near = 1e-9;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kompass-steering-");
    private readonly Dictionary<string, byte[]> _written = new()
    {
        ["full"] = SteeringSample.Write(SteeringSample.Content(SteeringSample.Scored())),
        ["english"] = SteeringSample.Write(SteeringSample.Content(SteeringSample.Scored()), "en"),
        ["quick"] = SteeringSample.Write(SteeringSample.Content(SteeringSample.Scored(RoundDepth.Quick))),
        ["balanced"] = SteeringSample.Write(SteeringSample.Content(SteeringSample.Scored(weighting: Weighting.GroupBalanced))),
        ["decided"] = SteeringSample.Write(SteeringSample.Content(SteeringSample.Scored(decisions: [new(Part.SubArea("1.1"), 0.62), new(Part.Question(FirstQuestion("2.3")), 0.8)]))),
        ["withheld"] = SteeringSample.Write(SteeringSample.Content(SteeringSample.Scored(answer: (person, question) => OnlyFew("2.3", 4, person, question)))),
        ["empty"] = SteeringSample.Write(SteeringSample.Content(SteeringSample.Scored(answer: (person, question) => OnlyFew("4.2", 0, person, question)))),
    };

    private Dictionary<string, byte[]> _recalculated = [];

    public async Task InitializeAsync()
    {
        var files = _written.Select(own => (own.Key, File: Path.Combine(_folder.FullName, $"{own.Key}.xlsx"))).ToList();
        files.ForEach(own => File.WriteAllBytes(own.File, SheetCells.Spoiled(_written[own.Key])));
        var results = await LibreOffice.ConvertAllAsync([.. files.Select(own => own.File)], "xlsx", Path.Combine(_folder.FullName, "ut"));
        _recalculated = files.Zip(results).ToDictionary(own => own.First.Key, own => File.ReadAllBytes(own.Second));
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void Recalculated_EveryRound_ComesToTheNumbersOfThePlatform()
    {
        foreach (var (round, file) in _written)
        {
            var (ours, theirs) = (SheetCells.Numbers(file), SheetCells.Numbers(_recalculated[round]));
            var formulas = ours.Where(cell => cell.Value.Formula is not null).ToList();
            Assert.True(formulas.Count > 100, $"{round} has {formulas.Count} formulas.");
            Assert.All(formulas, cell => Assert.True(
                theirs.TryGetValue(cell.Key, out var own) && Math.Abs(own.Value - cell.Value.Value) <= Near, $"{round} {cell.Key} ={cell.Value.Formula}: {cell.Value.Value:R}, not {own.Value:R}"));
        }
    }

    [Fact]
    public void Formulas_LeadFromContributionsToTheTotal_AndStopWhereSomethingIsNotShown()
    {
        Assert.Equal((36, 8, true), Computed("full"));
        Assert.Equal((36, 8, true), Computed("quick"));
        Assert.Equal((36, 8, true), Computed("balanced"));
        // 1.1 is given; the area adds it up all the same.
        Assert.Equal((35, 8, true), Computed("decided"));
        Assert.Equal((35, 7, false), Computed("withheld"));
        Assert.Equal((35, 7, false), Computed("empty"));
    }

    private (int SubAreas, int Areas, bool Total) Computed(string round)
    {
        var formulas = SheetCells.Numbers(_written[round]).Values.Select(cell => cell.Formula).OfType<string>().ToList();
        return (
            formulas.Count(formula => formula.Contains("\".*\"", StringComparison.Ordinal)),
            formulas.Count(formula => formula.StartsWith("SUMIFS(", StringComparison.Ordinal)),
            formulas.Exists(formula => formula.StartsWith("SUM(", StringComparison.Ordinal)));
    }

    private static string FirstQuestion(string subArea) => SampleResult.Edition.SubAreas.Single(own => own.Code == subArea).QuestionsFor(RoundDepth.Full).First().Code;

    private static AnswerValue? OnlyFew(string subArea, int people, int person, Question question) =>
        question.Code.StartsWith($"{subArea}.", StringComparison.Ordinal) && person >= people ? AnswerValue.DontKnow : null;
}
