using System.Globalization;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Frameworks;

public class EditionRulesTests
{
    private static readonly FrameworkEdition Sound = TestEditions.Full2020V2Shape(3);

    [Fact]
    public void Check_SoundEdition_HasNoFaults() => Assert.Empty(EditionRules.Check(Sound));

    [Fact]
    public void Check_CoreQuestionsOnly_HasNoFaultsAndOffersNoFullRound()
    {
        var edition = TestEditions.Full2020V2Shape(0);

        Assert.Empty(EditionRules.Check(edition));
        Assert.True(edition.Offers(RoundDepth.Quick));
        Assert.False(edition.Offers(RoundDepth.Full));
    }

    [Fact]
    public void Offers_DeeperQuestionsInSomeSubAreasOnly_NoFullRound()
    {
        Assert.False(TestEditions.Full2020V2Shape(0, oneMoreIn: 35).Offers(RoundDepth.Full));
        Assert.True(Sound.Offers(RoundDepth.Full));
    }

    [Fact]
    public void Offers_NotAssessable_Nothing()
    {
        var edition = Sound with { Assessable = false };

        Assert.False(edition.Offers(RoundDepth.Quick));
        Assert.False(edition.Offers(RoundDepth.Full));
    }

    public static TheoryData<string> ShippedEditions() => [.. SeedFiles.EditionKeys()];

    [Theory]
    [MemberData(nameof(ShippedEditions))]
    public void Check_ShippedEdition_HasNoFaults(string key)
    {
        var edition = SeedFiles.Edition(key);

        Assert.Empty(EditionRules.Check(edition).Select(Text));
        Assert.Equal(key, edition.Key);
    }

    [Theory]
    [InlineData(null, EditionFaultCode.MissingKey)]
    [InlineData(" ", EditionFaultCode.MissingKey)]
    [InlineData("2020 v2", EditionFaultCode.BadKey)]
    [InlineData("../2020", EditionFaultCode.BadKey)]
    [InlineData("a23456789012345678901234567890123456789012", EditionFaultCode.BadKey)]
    public void Check_BadKey_IsFound(string? key, EditionFaultCode expected) =>
        AssertOnly(Sound with { Key = key! }, "key", "", expected);

    [Fact]
    public void Check_MissingNames_AreFoundWhereTheyMiss()
    {
        var edition = EditSubArea(EditArea(Sound with { Name = null! }, 1, area => area with { Name = new(" ", "Two") }),
            2, 0, subArea => subArea with { Name = new("", "") });

        AssertFaults(edition,
            ("name.sv", "", EditionFaultCode.MissingName),
            ("areas[1].name.sv", "2", EditionFaultCode.MissingName),
            ("areas[2].subAreas[0].name.sv", "3.1", EditionFaultCode.MissingName));
    }

    [Fact]
    public void Check_EnglishNameMissing_IsNoFault() =>
        Assert.Empty(EditionRules.Check(EditArea(Sound, 0, area => area with { Name = new("Samspel", "") })));

    [Fact]
    public void Check_SubAreaMaximumChanged_BothSumsAreGiven()
    {
        var fault = AssertOnly(
            EditSubArea(Sound, 2, 1, subArea => subArea with { MaxPoints = 31 }), "areas[2].maxPoints", "3", EditionFaultCode.AreaSum);

        Assert.Equal([100m, 101m], fault.Arguments);
    }

    [Fact]
    public void Check_AreaMaximumChanged_AreaAndEditionSumsAreFound() =>
        AssertFaults(
            EditArea(Sound, 7, area => area with { MaxPoints = 99 }),
            ("maxPoints", "", EditionFaultCode.EditionSum),
            ("areas[7].maxPoints", "8", EditionFaultCode.AreaSum));

    [Fact]
    public void Check_MaximumZero_IsFound() =>
        AssertFaults(
            EditSubArea(Sound, 0, 0, subArea => subArea with { MaxPoints = 0 }),
            ("areas[0].maxPoints", "1", EditionFaultCode.AreaSum),
            ("areas[0].subAreas[0].maxPoints", "1.1", EditionFaultCode.MaxPointsNotPositive));

    [Fact]
    public void Check_LevelShares_EveryFaultIsFound()
    {
        AssertOnly(Sound with { LevelShares = [0, 0.2m, 0.4m, 0.6m, 1] }, "levelShares", "", EditionFaultCode.LevelShareCount);
        AssertOnly(Sound with { LevelShares = null! }, "levelShares", "", EditionFaultCode.LevelShareCount);
        AssertOnly(Sound with { LevelShares = [0, 0.2m, 0.2m, 0.1m, 0.8m, 1] }, "levelShares[3]", "", EditionFaultCode.LevelShareFalls);
        AssertOnly(Sound with { LevelShares = [0.1m, 0.2m, 0.4m, 0.6m, 0.8m, 1] }, "levelShares[0]", "", EditionFaultCode.LevelShareEnds);
        AssertOnly(Sound with { LevelShares = [0, 0.2m, 0.4m, 0.6m, 0.8m, 0.9m] }, "levelShares[5]", "", EditionFaultCode.LevelShareEnds);
        AssertFaults(
            Sound with { LevelShares = [-0.1m, 0.2m, 0.4m, 0.6m, 1.1m, 1] },
            ("levelShares[0]", "", EditionFaultCode.LevelShareOutOfRange),
            ("levelShares[4]", "", EditionFaultCode.LevelShareOutOfRange),
            ("levelShares[5]", "", EditionFaultCode.LevelShareFalls));
    }

    [Fact]
    public void Check_LevelSharesEqualInTheMiddle_AreAllowed() =>
        Assert.Empty(EditionRules.Check(Sound with { LevelShares = [0, 0, 0.5m, 0.5m, 1, 1] }));

    [Fact]
    public void Check_NoAreas_IsFound() => AssertOnly(Sound with { Areas = [] }, "areas", "", EditionFaultCode.MissingAreas);

    [Fact]
    public void Check_AreaNumbers_DuplicateAndOutOfBoundsAndOrderAreFound()
    {
        var area = Sound.Areas[0] with { SubAreas = [] };
        var edition = new FrameworkEdition("x", new("X", ""), false, 400, Sound.LevelShares,
            [area with { Number = 2 }, area with { Number = 2 }, area with { Number = 1 }, area with { Number = 9 }]);

        AssertFaults(edition,
            ("areas[1].number", "2", EditionFaultCode.DuplicateArea),
            ("areas[2].number", "1", EditionFaultCode.OutOfOrder),
            ("areas[3].number", "9", EditionFaultCode.BadAreaNumber));
    }

    [Fact]
    public void Check_SubAreaCodes_EveryFaultIsFound()
    {
        var bare = Bare();
        AssertOnly(EditSubArea(bare, 0, 1, subArea => subArea with { Code = "1.1" }), "areas[0].subAreas[1].code", "1.1", EditionFaultCode.DuplicateCode);
        AssertOnly(EditSubArea(bare, 1, 1, subArea => subArea with { Code = "4.9" }), "areas[1].subAreas[1].code", "4.9", EditionFaultCode.CodeElsewhere);
        AssertOnly(EditSubArea(bare, 0, 4, subArea => subArea with { Code = "1.05" }), "areas[0].subAreas[4].code", "1.05", EditionFaultCode.BadCode);
        AssertOnly(EditSubArea(bare, 0, 4, subArea => subArea with { Code = "15" }), "areas[0].subAreas[4].code", "15", EditionFaultCode.BadCode);
        AssertOnly(EditSubArea(bare, 0, 4, subArea => subArea with { Code = null! }), "areas[0].subAreas[4].code", "1", EditionFaultCode.MissingCode);
        AssertOnly(EditSubArea(bare, 0, 0, subArea => subArea with { Code = "1.10" }), "areas[0].subAreas[1].code", "1.2", EditionFaultCode.OutOfOrder);
    }

    [Fact]
    public void Check_AssessableAreaWithoutSubAreas_IsFound() =>
        AssertOnly(EditArea(Sound, 3, area => area with { SubAreas = [] }), "areas[3].subAreas", "4", EditionFaultCode.MissingSubAreas);

    [Fact]
    public void Check_AssessableSubAreaWithoutQuestions_IsFound() =>
        AssertOnly(EditSubArea(Sound, 0, 2, subArea => subArea with { Questions = [] }), "areas[0].subAreas[2].questions", "1.3",
            EditionFaultCode.MissingQuestions);

    [Fact]
    public void Check_QuestionsInAnEditionThatIsNotAssessable_AreFoundInEverySubArea()
    {
        var faults = EditionRules.Check(Sound with { Assessable = false });

        Assert.Equal(36, faults.Count);
        Assert.All(faults, fault => Assert.Equal(EditionFaultCode.UnexpectedQuestions, fault.Code));
    }

    [Fact]
    public void Check_NoCoreOrTwo_IsFound()
    {
        AssertOnly(EditQuestion(Sound, question => question with { Core = false, Weight = 0.01m }), Questions, "2.2",
            EditionFaultCode.CoreCount, EditionFaultCode.DeeperWeights);
        var twoCores = EditSubArea(TestEditions.Full2020V2Shape(0), 1, 1, subArea =>
            subArea with { Questions = [subArea.Questions[0], Another(subArea.Questions[0], "2.2.b")] });
        Assert.Equal([2], AssertOnly(twoCores, Questions, "2.2", EditionFaultCode.CoreCount).Arguments);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Check_DeeperQuestionsNotTwoToFive_AreFound(int count)
    {
        var edition = EditSubArea(Sound, 1, 1, _ => TestEditions.Full2020V2Shape(count).Areas[1].SubAreas[1]);

        Assert.Equal([count, 2, 5], AssertOnly(edition, Questions, "2.2", EditionFaultCode.DeeperCount).Arguments);
    }

    [Fact]
    public void Check_DeeperWeightsNotSummingToOne_AreFound()
    {
        var weight = Sound.Areas[1].SubAreas[1].Questions[1].Weight;
        var edition = EditQuestion(Sound, question => question with { Weight = weight + 0.001m }, index: 1);

        Assert.Equal([1.001m], AssertOnly(edition, Questions, "2.2", EditionFaultCode.DeeperWeights).Arguments);
    }

    [Fact]
    public void Check_CoreWeightZero_IsFound() =>
        AssertOnly(EditQuestion(Sound, question => question with { Weight = 0 }), Question + ".weight", "2.2.a", EditionFaultCode.WeightNotPositive);

    [Fact]
    public void Check_QuestionCodes_EveryFaultIsFound()
    {
        AssertOnly(EditQuestion(Sound, question => question with { Code = "2.2.b" }), "areas[1].subAreas[1].questions[1].code", "2.2.b",
            EditionFaultCode.DuplicateCode);
        AssertOnly(EditQuestion(Sound, question => question with { Code = "2.3.z" }), Question + ".code", "2.3.z", EditionFaultCode.CodeElsewhere);
        AssertOnly(EditQuestion(Sound, question => question with { Code = "2.2.1" }), Question + ".code", "2.2.1", EditionFaultCode.BadCode);
        AssertOnly(EditQuestion(Sound, question => question with { Code = "" }), Question + ".code", "2.2", EditionFaultCode.MissingCode);
    }

    [Fact]
    public void Check_QuestionTexts_AreWithinBounds()
    {
        AssertOnly(EditQuestion(Sound, question => question with { Text = "Hur då?" }), Question + ".text", "2.2.a", EditionFaultCode.QuestionLength);
        AssertOnly(EditQuestion(Sound, question => question with { Text = new string('a', 161) }), Question + ".text", "2.2.a", EditionFaultCode.QuestionLength);
        AssertOnly(EditQuestion(Sound, question => question with { Why = "" }), Question + ".why", "2.2.a", EditionFaultCode.MissingWhy);
        AssertOnly(EditQuestion(Sound, question => question with { Why = new string('a', 241) }), Question + ".why", "2.2.a", EditionFaultCode.TextTooLong);
    }

    [Fact]
    public void Check_Evidence_EveryFaultIsFound()
    {
        AssertOnly(EditQuestion(Sound, question => question with { Evidence = [] }), Question + ".evidence", "2.2.a", EditionFaultCode.MissingEvidence);
        var edition = EditQuestion(Sound, question => question with
        {
            Evidence = [new(EvidenceKind.Document, "Planen."), new(EvidenceKind.Document, ""), new((EvidenceKind)7, "Något annat.")],
        });
        AssertFaults(edition,
            (Question + ".evidence[1].kind", "2.2.a", EditionFaultCode.DuplicateEvidence),
            (Question + ".evidence[1].hint", "2.2.a", EditionFaultCode.MissingHint),
            (Question + ".evidence[2].kind", "2.2.a", EditionFaultCode.UnknownEvidence));
    }

    [Fact]
    public void Check_Groups_UnknownAndRepeatedAreFound() =>
        AssertFaults(
            EditQuestion(Sound, question => question with { Groups = [RoleGroups.Managers, "citizens", RoleGroups.Managers] }),
            (Question + ".groups[1]", "2.2.a", EditionFaultCode.UnknownGroup),
            (Question + ".groups[2]", "2.2.a", EditionFaultCode.DuplicateGroup));

    [Fact]
    public void Check_MissingLevel_IsFound()
    {
        var fault = AssertOnly(
            EditQuestion(Sound, question => question with { Levels = [.. question.Levels.Take(5)] }), Question + ".levels", "2.2.a",
            EditionFaultCode.LevelCount);

        Assert.Equal([5], fault.Arguments);
    }

    [Theory]
    [InlineData(39, false)]
    [InlineData(40, true)]
    [InlineData(240, true)]
    [InlineData(241, false)]
    public void Check_DescriptorLength_IsFortyTo240(int length, bool sound)
    {
        var faults = EditionRules.Check(EditLevel(Sound, new string('a', length)));

        Assert.Equal(sound ? [] : [EditionFaultCode.DescriptorLength], faults.Select(fault => fault.Code));
        Assert.All(faults, fault => Assert.Equal([4, length, 40, 240], fault.Arguments));
    }

    [Fact]
    public void Check_DescriptorOfAnotherQuestion_IsFound()
    {
        var first = Sound.Areas[0].SubAreas[0].Questions[0].Levels[4].Descriptor;
        var fault = AssertOnly(EditLevel(Sound, first), Question + ".levels[4].descriptor", "2.2.a", EditionFaultCode.DescriptorRepeated);

        Assert.Equal([4, "1.1.a"], fault.Arguments);
    }

    [Theory]
    [InlineData("TODO: skriv vad man ser i kommunen på den här nivån.")]
    [InlineData("Lorem ipsum dolor sit amet, consectetur adipiscing elit.")]
    [InlineData("Alla förvaltningar arbetar likadant med [delområdet] i dag.")]
    [InlineData("Alla förvaltningar arbetar likadant med {0} och följer upp.")]
    [InlineData("Alla förvaltningar arbetar likadant med xxx och följer upp.")]
    [InlineData("… … … … … … … … … … … … … … … … … … … … … …")]
    public void Check_PlaceholderText_IsFound(string text) =>
        AssertOnly(EditLevel(Sound, text), Question + ".levels[4].descriptor", "2.2.a", EditionFaultCode.Placeholder);

    [Fact]
    public void Check_ListsAndItemsLeftOut_AreFoundNotThrown()
    {
        var edition = new FrameworkEdition(null!, null!, true, 0, null!, [null!, new Area(2, null!, 0, [null!, new SubArea(null!, null!, null!, 0, [null!])])]);
        var left = EditQuestion(Sound, question => new Question(question.Code, true, null!, null!, null!, null!, 1, null!));

        Assert.Equal(
            [EditionFaultCode.MissingKey, EditionFaultCode.MissingName, EditionFaultCode.MaxPointsNotPositive, EditionFaultCode.LevelShareCount,
                EditionFaultCode.MissingItem, EditionFaultCode.MissingName, EditionFaultCode.MaxPointsNotPositive, EditionFaultCode.MissingItem,
                EditionFaultCode.MissingCode, EditionFaultCode.MissingName, EditionFaultCode.MaxPointsNotPositive, EditionFaultCode.CoreCount,
                EditionFaultCode.MissingItem],
            EditionRules.Check(edition).Select(fault => fault.Code));
        Assert.Equal(
            [EditionFaultCode.QuestionLength, EditionFaultCode.MissingWhy, EditionFaultCode.MissingEvidence, EditionFaultCode.LevelCount],
            EditionRules.Check(left).Select(fault => fault.Code));
    }

    private const string Questions = "areas[1].subAreas[1].questions";
    private const string Question = Questions + "[0]";

    private static FrameworkEdition Bare() => Sound with
    {
        Assessable = false,
        Areas = [.. Sound.Areas.Select(area => area with { SubAreas = [.. area.SubAreas.Select(subArea => subArea with { Questions = [] })] })],
    };

    private static Question Another(Question question, string code) => question with
    {
        Code = code,
        Levels = [.. question.Levels.Select(level => new RubricLevel(level.Descriptor + " Också här."))],
    };

    private static FrameworkEdition EditArea(FrameworkEdition edition, int area, Func<Area, Area> edit) =>
        edition with { Areas = [.. edition.Areas.Select((each, index) => index == area ? edit(each) : each)] };

    private static FrameworkEdition EditSubArea(FrameworkEdition edition, int area, int subArea, Func<SubArea, SubArea> edit) =>
        EditArea(edition, area, found => found with { SubAreas = [.. found.SubAreas.Select((each, index) => index == subArea ? edit(each) : each)] });

    private static FrameworkEdition EditQuestion(FrameworkEdition edition, Func<Question, Question> edit, int index = 0) =>
        EditSubArea(edition, 1, 1, found => found with { Questions = [.. found.Questions.Select((each, at) => at == index ? edit(each) : each)] });

    private static FrameworkEdition EditLevel(FrameworkEdition edition, string descriptor) =>
        EditQuestion(edition, question => question with
        {
            Levels = [.. question.Levels.Select((each, level) => level == 4 ? new RubricLevel(descriptor) : each)],
        });

    private static EditionFault AssertOnly(FrameworkEdition edition, string place, string at, params EditionFaultCode[] codes)
    {
        var faults = EditionRules.Check(edition);

        Assert.Equal(codes.Select(code => (place, at, code)).Order(), faults.Select(fault => (fault.Place, fault.At, fault.Code)).Order());
        return faults[0];
    }

    private static void AssertFaults(FrameworkEdition edition, params (string Place, string At, EditionFaultCode Code)[] expected) =>
        Assert.Equal(expected, EditionRules.Check(edition).Select(fault => (fault.Place, fault.At, fault.Code)));

    private static string Text(EditionFault fault) =>
        string.Create(CultureInfo.InvariantCulture, $"{fault.Place} ({fault.At}): {fault.Code} {string.Join(", ", fault.Arguments)}");
}
