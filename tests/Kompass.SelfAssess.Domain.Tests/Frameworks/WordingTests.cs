using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Frameworks;

public class WordingTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("…", 0)]
    [InlineData("Vi ses i dag.", 4)] // 4 words, 1 sentence, no long word
    [InlineData("Kommunen bygger. Ingen ser det.", 2.5 + 20)] // 5 words, 2 sentences, one of more than six letters
    [InlineData("Nämnden svarar på e-tjänster", 4 + 50)] // nämnden and e-tjänster of four
    public void Lix_HandCounted(string text, double expected) => Assert.Equal(expected, Wording.Lix(text), 9);

    [Fact]
    public void Words_HyphenHoldsAWordTogether_AndSignsAreNone() =>
        Assert.Equal(["e-tjänster", "2", "enhetschefens", "råd"], Wording.Words("E-tjänster: 2 – enhetschefens ”råd”."));

    [Fact]
    public void Sentences_EndAtStopQuestionAndColon() =>
        Assert.Equal(["En sak:", "den andra.", "Den tredje?"], Wording.Sentences("En sak: den andra. Den tredje? …"));

    [Fact]
    public void Likeness_TopicSwapped_IsHigh()
    {
        var likeness = Wording.Likeness(
            Wording.Words("Varje enhetschef går igenom resultaten för miljön med sin personal"),
            Wording.Words("Varje enhetschef går igenom resultaten för klagomål med sin personal"));

        Assert.Equal(9d / 10, likeness, 9);
    }

    [Fact]
    public void Likeness_SameSubjectOtherMatter_IsLow()
    {
        var likeness = Wording.Likeness(
            Wording.Words("Enhetschefer vet vilken kanal som når vem"),
            Wording.Words("Enhetschefer väger in bemötande när lönen sätts"));

        Assert.Equal(1d / 7, likeness, 9);
    }

    [Fact]
    public void Likeness_Properties()
    {
        var (one, other) = (Wording.Words("a b c d e f"), Wording.Words("f e d c b a g"));

        Assert.Equal(1, Wording.Likeness(one, one));
        Assert.Equal(Wording.Likeness(one, other), Wording.Likeness(other, one));
        Assert.Equal(1d / 7, Wording.Likeness(one, other), 9);
        Assert.Equal(0, Wording.Likeness([], []));
        Assert.Equal(0, Wording.Likeness(one, []));
    }

    [Fact]
    public void Difference_OneAdverbMore_IsNearlyNothing()
    {
        var (newWords, shared) = Wording.Difference("Cheferna följer planen.", "Cheferna följer oftast planen.");

        Assert.Equal(1, newWords);
        Assert.Equal(3d / 4, shared, 9);
    }

    [Fact]
    public void Difference_InflectedFormsOfAWordAreOne() =>
        Assert.Equal((0, 1d), Wording.Difference("Förvaltningen rapporterar", "förvaltningarna rapporterade"));

    [Fact]
    public void Difference_FunctionWordsAreNoMatter() => Assert.Equal((0, 1d), Wording.Difference("Det finns inte", "Man har inga"));
}
