using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Plans;

public sealed class SuggestionsTests
{
    private static readonly Dictionary<string, string> Things = new() { ["1.1.b"] = "vattenverket", ["1.1.c"] = "biblioteket", ["1.2.b"] = "simhallen" };

    // 1.1 of 20 points with deeper questions of weight 0.6 and 0.4; 1.2 of 30 with one; 2.1 of 10 with none.
    private static readonly FrameworkEdition Small = Worded(TestEditions.Tiny(("1.1", 20, [0.6m, 0.4m]), ("1.2", 30, [1m]), ("2.1", 10, [])));


    /// <summary>Shares of levels are 0, 25, 45, 62, 80, 100 %.</summary>
    [Theory]
    [InlineData(0.00, 0)]
    [InlineData(0.12, 0)]
    [InlineData(0.125, 0)] // as near to level 1: the lower one
    [InlineData(0.13, 1)]
    [InlineData(0.35, 1)]
    [InlineData(0.36, 2)]
    [InlineData(0.535, 2)]
    [InlineData(0.54, 3)]
    [InlineData(0.71, 3)]
    [InlineData(0.72, 4)]
    [InlineData(0.90, 4)]
    [InlineData(0.91, 5)]
    [InlineData(1.00, 5)]
    public void LevelOf_Share_IsTheNearestLevel(double share, int level) => Assert.Equal(level, LevelStep.LevelOf(share, TestEditions.LevelShares));

    /// <summary>By hand: points M·w·(σ(next) − σ(now)), bounded by M·(1 − share); chance of the step; days of the step.</summary>
    [Theory]
    [InlineData("1.1.b", 0.45, 2, 2.04, 0.6, 25)] // 20 · 0.6 · (0.62 − 0.45)
    [InlineData("1.1.c", 0.45, 2, 1.36, 0.6, 25)] // 20 · 0.4 · 0.17
    [InlineData("1.1.b", 0.00, 0, 3.00, 0.8, 5)] // 20 · 0.6 · 0.25
    [InlineData("1.1.c", 0.25, 1, 1.60, 0.7, 15)] // 20 · 0.4 · 0.20
    [InlineData("1.1.b", 0.62, 3, 2.16, 0.5, 25)] // 20 · 0.6 · 0.18
    [InlineData("1.1.b", 0.80, 4, 2.40, 0.35, 40)] // 20 · 0.6 · 0.20
    [InlineData("1.1.b", 0.90, 4, 2.00, 0.35, 40)] // 20 · 0.6 · 0.20 = 2.4, but 20 · 0.10 is left
    [InlineData("1.2.b", 0.70, 3, 5.40, 0.5, 25)] // 30 · 1 · 0.18
    public void Rank_OneFinding_IsWorthItsStep(string question, double official, int from, double points, double chance, int days)
    {
        var suggestion = Assert.Single(Rank(Given(question, official)).Ranked);

        Assert.Equal((question, from, from + 1), (suggestion.Code, suggestion.Step.From, suggestion.Step.To));
        Assert.Equal((decimal)points, suggestion.Points);
        Assert.Equal(chance, suggestion.Chance);
        Assert.Equal((decimal)points * (decimal)chance, suggestion.Expected);
        Assert.Equal(days, suggestion.Days);
        Assert.Equal($"Så här ser det ut i kommunen på nivå {from} i fråga {question}.", suggestion.Step.Now);
        Assert.Equal($"Så här ser det ut i kommunen på nivå {from + 1} i fråga {question}.", suggestion.Step.Next);
    }

    [Fact]
    public void Rank_OfficialAndEstimate_TheOfficialResultDecides()
    {
        var both = Rank(Given("1.2.b", 0.45) with
        {
            Standings = new Standings(Small) { Official = Shares(("1.2", 0.45)), Estimated = Doubles(("1.2", 0.80)) },
        });

        var suggestion = Assert.Single(both.Ranked);
        Assert.Equal((2, StandingBasis.Official, 0.8), (suggestion.Step.From, suggestion.Standing.Basis, suggestion.EstimatedShare));
    }

    [Fact]
    public void Rank_QuestionsApartInTheEstimate_StandApartAroundTheOfficialResult()
    {
        // Official 0.62; in the estimate the sub-area is at 0.70, b at 0.78 and c at 0.58: b is at 0.70 (level 3), c at 0.50 (level 2).
        var standings = new Standings(Small)
        {
            Official = Shares(("1.1", 0.62)),
            Estimated = Doubles(("1.1", 0.70)),
            EstimatedQuestions = Doubles(("1.1.b", 0.70 + 0.08), ("1.1.c", 0.70 - 0.12)),
        };

        var ranked = Rank(new SuggestionInput(standings) { Tasks = [Task(1, "1.1.b"), Task(2, "1.1.c")] }).Ranked;

        Assert.Equal(3, ranked.Single(one => one.Code == "1.1.b").Step.From);
        Assert.Equal(2, ranked.Single(one => one.Code == "1.1.c").Step.From);
        Assert.Equal(0.50, ranked.Single(one => one.Code == "1.1.c").Standing.Share, 9);
    }

    [Fact]
    public void Rank_GapsOfAFullRound_GiveAQuestionEachBelowLevel4()
    {
        var standings = new Standings(Small)
        {
            Estimated = Doubles(("1.1", 0.6), ("1.2", 0.8)),
            EstimatedQuestions = Doubles(("1.1.b", 0.71), ("1.1.c", 0.44), ("1.2.b", 0.80)),
        };

        var ranked = Rank(new SuggestionInput(standings)).Ranked;

        // 1.2 is at level 4. What evaluators have not asked for is worth 0.7 of the chance.
        Assert.Equal(["1.1.b", "1.1.c"], ranked.Select(one => one.Code).Order());
        Assert.All(ranked, one => Assert.Equal([SuggestionSourceKind.Gap], one.Sources.Select(source => source.Kind)));
        Assert.Equal(0.35, ranked.Single(one => one.Code == "1.1.b").Chance, 9);
    }

    [Fact]
    public void Rank_GapOfAQuickRound_IsTheWholeSubArea_OrSpeaksForWhatIsMorePrecise()
    {
        var standings = new Standings(Small) { Estimated = Doubles(("1.1", 0.45)) };

        var alone = Assert.Single(Rank(new SuggestionInput(standings)).Ranked);
        // Both deeper questions: 20 · 1 · 0.17 points, 2 · 25 days.
        Assert.Equal(("1.1.a", true, 3.4m, 50), (alone.Code, alone.WholeSubArea, alone.Points, alone.Days));

        var beside = Assert.Single(Rank(new SuggestionInput(standings) { Tasks = [Task(1, "1.1.b")] }).Ranked);
        Assert.Equal("1.1.b", beside.Code);
        Assert.Equal([SuggestionSourceKind.OpenTask, SuggestionSourceKind.Gap], beside.Sources.Select(source => source.Kind));
    }

    [Fact]
    public void Rank_WordsWithoutAQuestion_AreWorthOneAverageQuestion()
    {
        var list = Rank(new SuggestionInput(new Standings(Small) { Official = Shares(("1.1", 0.45)) })
        {
            Findings = [new FindingGiven(1, FindingKind.Improvement, "Höj bidraget", 1, ["1.1"])],
        });

        // One of two: 20 · 0.17 / 2 points.
        var suggestion = Assert.Single(list.Ranked);
        Assert.Equal(("1.1.a", true, 1.7m, 25), (suggestion.Code, suggestion.OnePart, suggestion.Points, suggestion.Days));
        Assert.Equal(0.42, suggestion.Chance, 9);
    }

    [Fact]
    public void Rank_RecommendationToTheWholeMunicipality_SpeaksForTheImprovementPointItIsLike()
    {
        var list = Rank(new SuggestionInput(new Standings(Small) { Official = Shares(("1.1", 0.45), ("1.2", 0.45)) })
        {
            Findings =
            [
                .. Enumerable.Range(10, 10).Select(id => Finding(id, "1.1.b")), Finding(2, "1.2.b"),
                new FindingGiven(3, FindingKind.Recommendation, "Rusta simhallen.", null, []), new FindingGiven(4, FindingKind.Recommendation, "Mindre buller.", null, []),
            ],
        });

        Assert.Equal(Enumerable.Range(10, 10), list.Ranked.Single(one => one.Code == "1.1.b").Sources.Select(source => source.Id!.Value));
        Assert.Equal([2, 3], list.Ranked.Single(one => one.Code == "1.2.b").Sources.Select(source => source.Id!.Value));
        Assert.Equal([4], list.Unplaced.Select(one => one.Finding.Id));
    }

    [Fact]
    public void Rank_NothingTellsWhereItStands_GivesNoNumber()
    {
        // Withheld estimates are not handed in at all.
        var list = Rank(new SuggestionInput(new Standings(Small)) { Findings = [Finding(7, "1.2.b")], Tasks = [Task(1, "1.1.b")] });

        Assert.Empty(list.Ranked);
        var unplaced = Assert.Single(list.Unplaced);
        Assert.Equal((7, UnplacedReason.NoNumber), (unplaced.Finding.Id, unplaced.Reason));
    }

    [Fact]
    public void Rank_TopLevelOrNoQuestion_IsLeftToAPerson()
    {
        var list = Rank(new SuggestionInput(new Standings(Small) { Official = Shares(("1.2", 0.97)) })
        {
            Findings = [Finding(1, "1.2.b"), new FindingGiven(2, FindingKind.Recommendation, "Glöm inte bort vardagen.", null, [])],
        });

        Assert.Empty(list.Ranked);
        Assert.Equal([(1, UnplacedReason.AtTheTop), (2, UnplacedReason.NoQuestion)], list.Unplaced.Select(one => (one.Finding.Id, one.Reason)));
    }

    [Fact]
    public void Rank_AreaResultOnly_StandsInForItsSubAreas()
    {
        var list = Rank(new SuggestionInput(new Standings(Small) { OfficialAreas = new Dictionary<int, decimal> { [1] = 0.45m } }) { Findings = [Finding(1, "1.2.b")] });

        Assert.Equal((2, StandingBasis.OfficialArea), (list.Ranked[0].Step.From, list.Ranked[0].Standing.Basis));
    }

    [Fact]
    public void Rank_SeveralFindingsOnOneQuestion_AreOneSuggestionThatNamesThemAll()
    {
        var list = Rank(new SuggestionInput(new Standings(Small) { Official = Shares(("1.2", 0.45)) })
        {
            Findings = [Finding(1, "1.2.b"), Finding(2, "1.2.b"), new FindingGiven(3, FindingKind.Strength, "Bra.", 1, ["1.2"])],
            Tasks = [new TaskGiven(4, "1.2.b", "Ta reda på.", "Det finns.", true)],
        });

        var suggestion = Assert.Single(list.Ranked);
        Assert.Equal(
            [(SuggestionSourceKind.Improvement, 1), (SuggestionSourceKind.Improvement, 2), (SuggestionSourceKind.DoneTask, 4)],
            suggestion.Sources.Select(source => (source.Kind, source.Id!.Value)));
    }

    [Fact]
    public void Rank_AnsweredByThePlan_IsMarkedNotSuggestedAgain()
    {
        var standings = new Standings(Small) { Official = Shares(("1.1", 0.45), ("1.2", 0.45)) };
        var input = new SuggestionInput(standings) { Findings = [Finding(1, "1.2.b"), Finding(2, "1.2.b")], Tasks = [Task(9, "1.1.b")] };

        var oneFinding = Rank(input with { Planned = [new PlannedAnswer(3, [], [1], [], null)] });
        Assert.Contains(oneFinding.Ranked, one => one.Code == "1.2.b");
        Assert.Equal([3], oneFinding.Ranked.Single(one => one.Code == "1.2.b").Sources[0].AnsweredBy);

        // By its row, and by its words where the evaluation has been replaced.
        var both = Rank(input with { Planned = [new PlannedAnswer(3, [], [1], [], null), new PlannedAnswer(4, [], [], [Words("1.2.b", 2)], null)] });
        Assert.Equal([3, 4], Assert.Single(both.Answered).AnsweredBy);

        var aimed = Rank(input with { Planned = [new PlannedAnswer(5, ["1.2.b"], [], [], null), new PlannedAnswer(6, [], [], [], 9)] });
        Assert.Empty(aimed.Ranked);
        Assert.Equal([("1.1.b", 6), ("1.2.b", 5)], aimed.Answered.Select(one => (one.Code, one.AnsweredBy.Single())).Order());
    }

    [Fact]
    public void Rank_Order_IsExpectedPointsPerDay()
    {
        var standings = new Standings(Small) { Official = Shares(("1.1", 0.25), ("1.2", 0.45)), Estimated = Doubles(("2.1", 0.45)) };
        var input = new SuggestionInput(standings) { Findings = [Finding(1, "1.2.b")], Tasks = [Task(2, "1.1.b")] };

        // 1.2.b: 30 · 0.17 · 0.6 / 25 = 0.122; 1.1.b: 20 · 0.6 · 0.20 · 0.7 · 0.7 / 15 = 0.078; 2.1.a: 10 · 0.17 · 0.6 · 0.7 / 25 = 0.029.
        Assert.Equal(["1.2.b", "1.1.b", "2.1.a"], Rank(input).Ranked.Select(one => one.Code));
        Assert.Equal("1.1.b", Rank(input with { Days = new Dictionary<string, int> { ["1.1.b"] = 5 } }).Ranked[0].Code);
    }

    [Fact]
    public void Rank_AnyShare_NeverPromisesMoreThanIsLeft()
    {
        for (var share = 0.0; share <= 1; share += 0.005)
        {
            var list = Rank(new SuggestionInput(new Standings(Small) { Official = Shares(("1.1", share), ("1.2", share), ("2.1", share)) })
            {
                Findings = [Finding(1, "1.2.b")],
                Tasks = [Task(1, "1.1.a"), Task(2, "1.1.b"), Task(3, "2.1.a")],
            });
            Assert.All(list.Ranked, one =>
            {
                Assert.InRange(one.Points, 0, one.Step.SubArea.MaxPoints * (1 - (decimal)share));
                Assert.InRange(one.Expected, 0, one.Points);
                Assert.Equal(one.Step.From + 1, one.Step.To);
            });
        }
    }

    [Theory]
    [InlineData(2, 3, true, 1.224)] // 20 · 0.6 · 0.17 · 0.6
    [InlineData(2, 4, true, 1.872)] // and 20 · 0.6 · 0.18 · 0.6 · 0.5
    [InlineData(2, 3, false, 0.8568)] // × 0.7
    [InlineData(3, 3, true, 0)]
    public void Expected_SeveralLevels_EachTakesThoseBelowIt(int from, int to, bool named, double expected)
    {
        var subArea = Small.SubAreas.First();
        var step = new LevelStep(subArea, subArea.Questions[1], from, to);

        Assert.Equal((decimal)expected, step.Expected(Small, 0.45, named, PlanAssumptions.Default));
    }

    [Fact]
    public void Rank_ImprovementPointsOfKarlskoga2022_AreFoundInTheirQuestions()
    {
        var edition = SeedFiles.Edition("2020-v2");
        var found = Rank(Karlskoga(edition)).Ranked.SelectMany(one => one.Sources.Select(source => (source.Text, one.Code))).ToLookup(one => one.Text, one => one.Code);

        // Words that name the thing itself; the others fall to the sub-area as a whole or to a question that is near.
        Assert.Contains("1.1.c", found["Analysera ”hur demokratin mår” och behovet av medborgardialoger"]);
        Assert.Contains("1.1.e", found["Inkludera bolagen i kommunikationspolicy och strategi"]);
        Assert.Contains("2.1.c", found["Genomför en analys av just era hållbarhetsutmaningar och utfall av arbetet så långt"]);
        Assert.Contains("4.2.d", found["Säkra medel för drift vid investeringar"]);
        Assert.Contains("4.2.c", found["Ta ett starkare kommungemensamt grepp om lokalförsörjningsprocessen"]);
        Assert.Contains("8.2.e", found["Fortsätt se över och minska den administrativa bördan för chefer"]);
        Assert.Contains("8.4.c", found["Utveckla de förvaltningsövergripande chefnätverken ytterligare"]);
    }

    [Fact]
    public void Scratch()
    {
        var list = Rank(Karlskoga(SeedFiles.Edition("2020-v2")));
        var text = string.Join('\n', list.Ranked.Select((one, place) => FormattableString.Invariant(
            $"{place + 1} {one.Code} {one.Step.From}->{one.Step.To} share {one.Standing.Share:F2} pts {one.Points:F2} exp {one.Expected:F2} days {one.Days} perday {one.PerDay:F4} | {one.Step.Question.Text}\n      {string.Join("\n      ", one.Sources.Select(s => s.Kind + ": " + s.Text))}\n      NU: {one.Step.Now}\n      SEN: {one.Step.Next}")));
        File.WriteAllText("/tmp/suggest/karlskoga.txt", text + "\n\nUNPLACED\n" + string.Join('\n', list.Unplaced.Select(one => one.Reason + " " + one.Finding.Text)));
    }

    private static SuggestionInput Karlskoga(FrameworkEdition edition)
    {
        var official = SeedFiles.Official("karlskoga-2022");
        return new SuggestionInput(new Standings(edition) { Official = official.SubAreas.ToDictionary(own => own.Key, own => own.Value / edition.SubAreas.Single(subArea => subArea.Code == own.Key).MaxPoints) })
        {
            Findings = [.. SeedFiles.Findings("karlskoga-2022").Select((finding, place) => new FindingGiven(place, finding.Kind, finding.Text, finding.Area, finding.SubArea is { } code ? [code] : []))],
        };
    }

    private static SuggestionList Rank(SuggestionInput input) => Suggestions.Rank(input);

    private static SuggestionInput Given(string question, double official) => new(new Standings(Small) { Official = Shares((question[..3], official)) })
    {
        Findings = [Finding(1, question)],
    };

    private static FindingGiven Finding(int id, string question) => new(id, FindingKind.Improvement, Words(question, id), 1, [question[..3]]);

    /// <summary>Words that the question has and its neighbours have not.</summary>
    private static string Words(string question, int id) => $"Se över {Things[question]} ({id})";

    private static FrameworkEdition Worded(FrameworkEdition edition) => edition with
    {
        Areas = [.. edition.Areas.Select(area => area with { SubAreas = [.. area.SubAreas.Select(subArea => subArea with { Questions = [.. subArea.Questions.Select(Worded)] })] })],
    };

    private static Question Worded(Question question) => question with { Text = $"Hur sköts {Things.GetValueOrDefault(question.Code, "allt")}?" };

    private static TaskGiven Task(int id, string code) => new(id, code, "Ta reda på.", null, false);

    private static Dictionary<string, decimal> Shares(params (string Code, double Share)[] shares) => shares.ToDictionary(one => one.Code, one => (decimal)one.Share);

    private static Dictionary<string, double> Doubles(params (string Code, double Share)[] shares) => shares.ToDictionary(one => one.Code, one => one.Share);
}
