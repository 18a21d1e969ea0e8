using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Seed;

/// <summary>The rubric is the product: what a respondent reads is checked text by text.</summary>
public class RubricTextTests
{
    private const double MostLixQuestion = 50;
    private const double MostLixDescriptor = 55;

    // The likest two of the shipped texts reach 0.30 and 0.09; one topic swapped in a shared sentence gives 0.6 and more.
    private const double MostCommonWords = 0.40;
    private const double MostCommonPhrases = 0.15;

    private static readonly string[] Municipalities =
        ["Karlskoga", "Karlskrona", "Lindesberg", "Olofström", "Höganäs", "Nacka", "Örebro", "Helsingborg", "Vallentuna", "Tomelilla", "Björkvik"];

    private static readonly FrameworkEdition Edition = SeedFiles.Edition("2020-v2");

    private static readonly IReadOnlyList<Question> Questions = [.. Edition.SubAreas.SelectMany(subArea => subArea.Questions)];

    private static readonly IReadOnlyList<(string At, string Text)> Descriptors =
        [.. Questions.SelectMany(question => question.Levels.Select((level, number) => ($"{question.Code} nivå {number}", level.Descriptor)))];

    private static readonly IReadOnlyList<(string At, string Text)> AllTexts =
    [
        .. Descriptors,
        .. Questions.Select(question => (question.Code, question.Text)),
        .. Questions.Select(question => ($"{question.Code} varför", question.Why)),
        .. Questions.SelectMany(question => question.Evidence.Select(evidence => ($"{question.Code} {evidence.Kind}", evidence.Hint))),
    ];

    [Fact]
    public void Questions_EachSubArea_HasOneCoreQuestionWithSixLevels()
    {
        Assert.Equal(36, Edition.SubAreas.Count());
        Assert.All(Edition.SubAreas, subArea => Assert.Equal(6, Assert.Single(subArea.Questions, question => question.Core).Levels.Count));
    }

    [Fact]
    public void Questions_EachText_AsksOneThingReadably() => Assert.Empty(Questions
        .Where(question => question.Text.Count(sign => sign == '?') != 1 || !question.Text.EndsWith('?') || Readability.Lix(question.Text) > MostLixQuestion)
        .Select(question => $"{question.Code}: {question.Text}"));

    [Fact]
    public void Questions_EachOne_NamesEveryKindOfEvidenceOnceAndKnownGroups() => Assert.All(Questions, question =>
    {
        Assert.Equal(Enum.GetValues<EvidenceKind>(), question.Evidence.Select(evidence => evidence.Kind).Order());
        Assert.NotEmpty(question.Groups);
        Assert.DoesNotContain(question.Groups, key => !RoleGroups.All.Contains(key));
    });

    [Fact]
    public void Descriptors_Each_Is40To240CharactersAndReadable()
    {
        Assert.Equal(216, Descriptors.Count);
        Assert.DoesNotContain(Descriptors, one => one.Text.Length is < 40 or > 240 || Readability.Lix(one.Text) > MostLixDescriptor);
    }

    [Fact]
    public void Descriptors_NoTwo_AreTheSameSentenceWithAnotherTopic()
    {
        var measured = Descriptors.Select(one => (one.At, Words: (IReadOnlySet<string>)Readability.Words(one.Text).ToHashSet(), Phrases: Readability.Phrases(one.Text))).ToList();

        var alike =
            from first in Enumerable.Range(0, measured.Count)
            from second in Enumerable.Range(first + 1, measured.Count - first - 1)
            where Readability.Likeness(measured[first].Words, measured[second].Words) > MostCommonWords
                || Readability.Likeness(measured[first].Phrases, measured[second].Phrases) > MostCommonPhrases
            select $"{measured[first].At} – {measured[second].At}";

        Assert.Empty(alike);
    }

    [Fact]
    public void Likeness_TopicSwappedInOneSentence_IsFoundOut()
    {
        const string First = "Alla förvaltningar följer upp arbetet med folkhälsa varje år och rättar till det som brister.";
        const string Second = "Alla förvaltningar följer upp arbetet med arbetsmiljö varje år och rättar till det som brister.";

        Assert.True(Readability.Likeness(Readability.Words(First).ToHashSet(), Readability.Words(Second).ToHashSet()) > MostCommonWords);
        Assert.True(Readability.Likeness(Readability.Phrases(First), Readability.Phrases(Second)) > MostCommonPhrases);
    }

    [Theory]
    [InlineData("och/eller")]
    [InlineData("!")]
    [InlineData("TODO")]
    [InlineData("lorem")]
    [InlineData("XX")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("  ")]
    [InlineData(" ,")]
    [InlineData(" .")]
    public void Texts_None_Contains(string forbidden) =>
        Assert.DoesNotContain(AllTexts, one => one.Text.Contains(forbidden, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Texts_None_NamesAMunicipality() =>
        Assert.DoesNotContain(AllTexts, one => Municipalities.Any(name => one.Text.Contains(name, StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Texts_Each_BeginsWithACapitalAndEndsAsASentence() =>
        Assert.DoesNotContain(AllTexts, one => !char.IsUpper(one.Text[0]) || one.Text[^1] is not ('.' or '?') || one.Text != one.Text.Trim());
}
