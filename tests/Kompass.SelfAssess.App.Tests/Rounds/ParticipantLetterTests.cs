using AngleSharp.Html.Parser;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Tests.Rounds;

public class ParticipantLetterTests
{
    private const string Markup = "<img src=x onerror=alert(1)>";

    private static readonly LetterFacts Facts = new()
    {
        Kind = MailKind.Invitation,
        Language = "sv",
        RoundName = "Självvärdering 2026",
        OrganisationName = "Ekby kommun",
        ContactName = "Eva Berg",
        ContactEmail = "eva.berg@ekby.se",
        Anonymity = Anonymity.Anonymous,
        MinimumGroup = 5,
        Questions = 36,
        ClosesOn = new DateOnly(2026, 12, 11),
        PersonName = "Åsa Öst",
        Link = new Uri("https://kompass.ekby.se/svara/0123456789abcdefghjkmnpqrs"),
        StopAddress = new Uri("https://kompass.ekby.se/avanmal/zzzzzzzzzzzzzzzzzzzzzzzzzz"),
    };

    public static IEnumerable<object[]> EveryLetter =>
        from kind in new[] { MailKind.Invitation, MailKind.Reminder, MailKind.LastReminder, MailKind.Link }
        from language in Letter.Languages
        from anonymity in Enum.GetValues<Anonymity>()
        select new object[] { kind, language, anonymity };

    [Fact]
    public void Write_Invitation_TellsWhatHowLongUntilWhenAndGreetsByName()
    {
        var letter = Standard(Facts);
        var text = LetterText.Of(letter);

        Assert.Equal("Självvärdering 2026: svara senast fredag 11 december", letter.Subject);
        Assert.StartsWith("Hej Åsa Öst,\n\n", text, StringComparison.Ordinal);
        Assert.Contains("Det tar ungefär 25 minuter och du kan pausa när du vill. Frågorna är 36", text, StringComparison.Ordinal);
        Assert.Contains($"\n\n{Facts.Link}\n\n", text, StringComparison.Ordinal);
        Assert.Contains("Hälsningar\nEkby kommun", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv", "Självvärderingen stänger fredag 11 december. Du har inte skickat in dina svar än.", "Det är systemet, inte någon person, som vet")]
    [InlineData("en", "The self-assessment closes on Friday 11 December. You have not submitted your answers yet.", "It is the system, not a person, that knows")]
    public void Write_Reminder_IsCalmAndInAnAnonymousRoundSaysWhoKnows(string language, string opening, string whoKnows)
    {
        foreach (var kind in new[] { MailKind.Reminder, MailKind.LastReminder })
        {
            var facts = Facts with { Kind = kind, Language = language };
            var text = LetterText.Of(Standard(facts));

            Assert.Contains(opening.TrimEnd('.'), text, StringComparison.Ordinal);
            Assert.Contains(whoKnows, text, StringComparison.Ordinal);
            Assert.DoesNotContain(whoKnows, LetterText.Of(Standard(facts with { Anonymity = Anonymity.Named })), StringComparison.Ordinal);
            Assert.DoesNotContain(whoKnows, LetterText.Of(Standard(facts with { Kind = MailKind.Invitation })), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(EveryLetter))]
    public void Write_WhateverTheTemplateHolds_ThePromiseIsThere(MailKind kind, string language, Anonymity anonymity)
    {
        var facts = Facts with { Kind = kind, Language = language, Anonymity = anonymity };
        var (anonymous, swedish) = (anonymity == Anonymity.Anonymous, language == "sv");
        string[] always =
        [
            Facts.Link.AbsoluteUri,
            Facts.StopAddress!.AbsoluteUri,
            swedish ? "Ekby kommun gör en självvärdering" : "Ekby kommun is assessing itself",
            swedish ? "i grupper om minst fem personer" : "in groups of at least five people",
            swedish ? "senast 60 månader efter" : "at the latest 60 months after",
            swedish ? "säkerhetskopior i högst 30 dagar" : "backups for at most 30 days",
            swedish ? "Vänd dig till Eva Berg, eva.berg@ekby.se." : "Contact Eva Berg, eva.berg@ekby.se.",
            (anonymous, swedish) switch
            {
                (true, true) => "Då går det inte att ändra dem, ta tillbaka dem, få ut dem eller följa dem till nästa omgång.",
                (true, false) => "They can then not be changed, taken back, handed out to you or followed to the next round.",
                (false, true) => "Omgången är inte anonym.",
                (false, false) => "The round is not anonymous.",
            },
        ];
        TemplateText[] templates = [TemplateText.Standard(kind, language), new("x", "-->", "</body></html>"), new("x", "x", ""), new("{kommun}", "{namn}\n\n{round}", "<!--")];
        foreach (var letter in templates.Select(template => ParticipantLetter.Write(facts, template, new PrivacyOptions())))
        {
            var seen = new HtmlParser().ParseDocument(LetterHtml.Of(letter)).Body!.TextContent;
            Assert.All(always, words => Assert.Contains(words, LetterText.Of(letter), StringComparison.Ordinal));
            Assert.All(always, words => Assert.Contains(words, seen, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Write_MarkupInEveryNameAndText_IsTextInTheHtml()
    {
        var facts = Facts with { RoundName = Markup, OrganisationName = Markup, ContactName = Markup, ContactEmail = Markup, PersonName = Markup };
        var html = LetterHtml.Of(ParticipantLetter.Write(facts, new TemplateText("{omgång}", $"{Markup} {{namn}} {{kommun}}", Markup), new PrivacyOptions()));

        var document = new HtmlParser().ParseDocument(html);
        Assert.Empty(document.QuerySelectorAll("img, script, [onerror], link, iframe"));
        Assert.Equal(Markup, document.Title);
        Assert.Contains($"{Markup} {Markup} {Markup}", document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Html_FetchesNothingAndShowsTheLinkAsButtonAndAsText()
    {
        var document = new HtmlParser().ParseDocument(LetterHtml.Of(Standard(Facts)));

        Assert.Equal("sv", document.DocumentElement.GetAttribute("lang"));
        Assert.Empty(document.QuerySelectorAll("[src], [srcset], [background], link"));
        Assert.DoesNotContain("url(", document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(["Svara på frågorna", Facts.Link.AbsoluteUri, Facts.StopAddress!.AbsoluteUri], document.QuerySelectorAll("a").Select(a => a.TextContent));
        Assert.All(document.QuerySelectorAll("a").Take(2), a => Assert.Equal(Facts.Link.AbsoluteUri, a.GetAttribute("href")));
    }

    [Fact]
    public void Write_LineBreaksInNames_MakeNoSecondLineOfTheSubject()
    {
        var letter = Standard(Facts with { RoundName = "Runda\r\nBcc: alla@ekby.se" });

        Assert.DoesNotContain('\n', letter.Subject);
        Assert.DoesNotContain('\r', letter.Subject);
    }

    [Theory]
    [InlineData(null, "eva@ekby.se", "Vänd dig till eva@ekby.se.")]
    [InlineData("Eva Berg", null, "Vänd dig till Eva Berg.")]
    [InlineData(null, null, "Vänd dig till samordnaren i kommunen.")]
    public void Write_WhomToAsk_IsAsMuchAsIsKnown(string? name, string? email, string expected) =>
        Assert.Contains(expected, LetterText.Of(Standard(Facts with { ContactName = name, ContactEmail = email })), StringComparison.Ordinal);

    [Theory]
    [InlineData(36, 25)]
    [InlineData(43, 30)]
    [InlineData(1, 5)]
    [InlineData(152, 90)]
    public void Minutes_SomeQuestions_AreRoundedUpToFive(int questions, int minutes) => Assert.Equal(minutes, AnsweringTime.Minutes(questions));

    private static Letter Standard(LetterFacts facts) =>
        ParticipantLetter.Write(facts, TemplateText.Standard(facts.Kind, facts.Language), new PrivacyOptions());
}
