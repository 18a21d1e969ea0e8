using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class InvitationMailTests
{
    private static readonly Uri Link = new("https://kompass.ekby.se/svara/0123456789abcdefghjkmnpqrs");

    [Fact]
    public void Write_AnonymousRound_TellsWhoSeesWhatForHowLongAndWhomToAsk()
    {
        var letter = Write(Anonymity.Anonymous);

        Assert.Equal("Självvärdering 2026: svara senast onsdag 9 december", letter.Subject);
        Assert.Contains("Det tar ungefär 25 minuter och du kan pausa när du vill. Frågorna är 36", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Dina svar visas bara i grupper om minst fem personer.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("raderas oläsna när omgången stänger", letter.Text, StringComparison.Ordinal);
        Assert.Contains("raderas senast efter fem år. Säkerhetskopior sparas i högst 30 dagar.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Hör av dig till Eva Berg, eva.berg@ekby.se.", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"\n\n{Link}\n\n", letter.Text, StringComparison.Ordinal);
        Assert.Equal(1, letter.Text.Count(letter => letter == '!'));
    }

    [Fact]
    public void Write_NamedRound_PromisesNoAnonymity()
    {
        var letter = Write(Anonymity.Named);

        Assert.Contains("Omgången är inte anonym. Samordnaren i kommunen kan se vad just du har svarat.", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Du svarar anonymt", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("oläsna", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_MarkupInNames_IsTextInTheHtml()
    {
        var letter = Write(Anonymity.Anonymous, name: "<img src=x onerror=alert(1)>");

        Assert.DoesNotContain("<img", letter.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;img", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", letter.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(36, 25)]
    [InlineData(43, 30)]
    [InlineData(1, 5)]
    [InlineData(152, 90)]
    public void Minutes_SomeQuestions_AreRoundedUpToFive(int questions, int minutes) => Assert.Equal(minutes, AnsweringTime.Minutes(questions));

    private static Letter Write(Anonymity anonymity, string name = "Självvärdering 2026") => InvitationMail.Write(new Invitation(
        new AnsweredRound(
            Guid.NewGuid(), name, "Ekby kommun", "Eva Berg", "eva.berg@ekby.se", anonymity, 5, RoundDepth.Quick, false,
            new FrameworkEdition("2020-v2", new LocalizedText("Kommunkompassen", ""), true, 800, [], [])),
        36,
        new DateOnly(2026, 12, 9),
        Link,
        new PrivacyOptions()));
}
