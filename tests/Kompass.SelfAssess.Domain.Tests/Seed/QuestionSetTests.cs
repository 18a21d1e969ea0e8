using System.Text.RegularExpressions;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Tests.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Seed;

/// <summary>The shipped question set of 2020-v2 as a measuring instrument: size, weights, wording, and that it asks about all that evaluators judge.</summary>
public class QuestionSetTests
{
    /// <summary>How many criterion lines the field's dossier (domain B.5) lists per sub-area, so that none can drop out of the mapping unseen.</summary>
    private static readonly (string SubArea, int Lines)[] Criteria =
    [
        ("1.1", 6), ("1.2", 6), ("1.3", 6), ("1.4", 6), ("1.5", 6),
        ("2.1", 6), ("2.2", 6), ("2.3", 7), ("2.4", 6),
        ("3.1", 5), ("3.2", 6), ("3.3", 7), ("3.4", 5), ("3.5", 4),
        ("4.1", 5), ("4.2", 5), ("4.3", 6), ("4.4", 6), ("4.5", 5),
        ("5.1", 5), ("5.2", 5), ("5.3", 5), ("5.4", 5), ("5.5", 6),
        ("6.1", 5), ("6.2", 5), ("6.3", 6), ("6.4", 5),
        ("7.1", 5), ("7.2", 7), ("7.3", 6), ("7.4", 5),
        ("8.1", 5), ("8.2", 6), ("8.3", 5), ("8.4", 5),
    ];

    private static readonly FrameworkEdition Edition = SeedFiles.Edition("2020-v2");

    private static readonly Question[] Questions = [.. Edition.SubAreas.SelectMany(subArea => subArea.Questions)];

    private static readonly (string At, string Text)[] Texts =
    [
        .. Questions.SelectMany(question => (string[])
            [
                question.Text, question.Why, .. question.Evidence.Select(hint => hint.Hint), .. question.Levels.Select(level => level.Descriptor),
            ], (question, text) => (question.Code, text)),
    ];

    [Fact]
    public void Deeper_AreBetween120And170_TwoToFiveInEverySubArea()
    {
        Assert.InRange(Questions.Count(question => !question.Core), 120, 170);
        Assert.All(Edition.SubAreas, subArea => Assert.InRange(subArea.QuestionsFor(RoundDepth.Full).Count(), EditionRules.FewestDeeper, EditionRules.MostDeeper));
        Assert.True(Edition.Offers(RoundDepth.Full));
        Assert.True(Edition.Offers(RoundDepth.Quick));
    }

    [Fact]
    public void Wording_HasNoRemarks() => Assert.Empty(EditionRemarks.Of(Edition));

    [Fact]
    public void Why_IsOneSentence() =>
        Assert.All(Questions, question => Assert.Single(Wording.Sentences(question.Why)));

    [Fact]
    public void Everyone_HasSomethingToAnswerInEverySubArea()
    {
        Assert.All(Questions, question => Assert.NotEmpty(question.Groups));
        Assert.All(Edition.SubAreas, subArea => Assert.All(subArea.Questions, question => Assert.Contains(RoleGroups.Managers, question.Groups)));
    }

    [Fact]
    public void Names_AreThereInBothLanguages()
    {
        Assert.All(Edition.Areas, area => Assert.NotEqual("", area.Name.En));
        Assert.All(Edition.SubAreas, subArea => Assert.NotEqual("", subArea.Name.En));
        Assert.Equal(Edition.SubAreas.Count(), Edition.SubAreas.Select(subArea => subArea.Name.En).Distinct().Count());
    }

    [Fact]
    public void Criteria_EveryLineIsCoveredByAQuestionOrALevel()
    {
        var rows = SeedFiles.Table("frameworks/2020-v2.criteria.csv", "criterion", "text", "coveredBy");

        Assert.Equal(
            Criteria.SelectMany(subArea => Enumerable.Range(1, subArea.Lines).Select(line => $"{subArea.SubArea}.{line}")),
            rows.Select(row => row[0]));
        Assert.All(rows, row =>
        {
            Assert.NotEqual("", row[1]);
            Assert.All(row[2].Split(' '), place => Assert.True(Exists(place), $"{row[0]}: {place}"));
            Assert.Contains(row[2].Split(' '), place => SubAreaOf(place) == row[0][..row[0].LastIndexOf('.')]);
        });
    }

    [Fact]
    public void Criteria_EveryDeeperQuestionAnswersToOne()
    {
        var named = SeedFiles.Table("frameworks/2020-v2.criteria.csv", "criterion", "text", "coveredBy")
            .SelectMany(row => row[2].Split(' '))
            .Select(place => place.Split(':')[0])
            .ToHashSet();

        Assert.Empty(Questions.Where(question => !question.Core && !named.Contains(question.Code)).Select(question => question.Code));
    }

    [Fact]
    public void Weights_AreStatedWithTheirReason()
    {
        var rows = SeedFiles.Table("frameworks/2020-v2.weights.csv", "question", "weight", "reason");

        Assert.Equal(
            Questions.Where(question => !question.Core).Select(question => (question.Code, question.Weight)),
            rows.Select(row => (row[0], decimal.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture))));
        Assert.All(rows, row => Assert.NotEqual("", row[2]));
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
        Assert.DoesNotContain(Texts, one => one.Text.Contains(forbidden, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Texts_Each_BeginsWithACapitalAndEndsAsASentence() =>
        Assert.DoesNotContain(Texts, one => !char.IsUpper(one.Text[0]) || one.Text[^1] is not ('.' or '?') || one.Text != one.Text.Trim());

    [Fact]
    public void Core_NamesEveryKindOfEvidence() => Assert.All(Questions.Where(question => question.Core), question =>
        Assert.Equal(Enum.GetValues<EvidenceKind>(), question.Evidence.Select(evidence => evidence.Kind).Order()));

    [Fact]
    public void Validity_EveryQuestionWasReadByTwoForEveryEvaluation()
    {
        var rows = SeedFiles.Table("frameworks/validity/levels.csv", "evaluation", "reader", "question", "level");

        Assert.All(rows, row => Assert.Contains(row[3], (string[])["0", "1", "2", "3", "4", "5", "vet ej"]));
        Assert.Equal(["karlskoga-2022", "karlskrona-2022", "lindesberg-2021"], rows.Select(row => row[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows.GroupBy(row => (row[0], row[1])), reading =>
            Assert.Equal(Questions.Select(question => question.Code), reading.Select(row => row[2])));
        Assert.All(rows.GroupBy(row => row[0]), evaluation => Assert.Equal(2, evaluation.Select(row => row[1]).Distinct().Count()));
    }

    [Fact]
    public void Texts_NameNoMunicipality() => Assert.DoesNotContain(Texts, one => Municipalities.IsMatch(one.Text));

    [Theory]
    [InlineData("Kommunen gör som Västerås stad.", true)]
    [InlineData("I Karlskogas budget finns pengar.", true)]
    [InlineData("Det kan vara så att mark säljs.", false)]
    public void Municipalities_AreRecognised(string text, bool named) => Assert.Equal(named, Municipalities.IsMatch(text));

    private static bool Exists(string place) =>
        place.Split(':') is [var code, .. var level]
        && Questions.Any(question => question.Code == code)
        && (level.Length == 0 || (int.TryParse(level[0], out var number) && number is >= 0 and < EditionRules.Levels));

    private static string SubAreaOf(string place) => place[..place.Split(':')[0].LastIndexOf('.')];

    /// <summary>Sweden's 290 municipalities, with or without the genitive; some are everyday words when written small.</summary>
    private static readonly Regex Municipalities = new(
        @"\b(?:"
            + "Ale|Alingsås|Alvesta|Aneby|Arboga|Arjeplog|Arvidsjaur|Arvika|Askersund|Avesta|Bengtsfors|Berg|Bjurholm|Bjuv|Boden|Bollebygd|Bollnäs|Borgholm|Borlänge|"
            + "Borås|Botkyrka|Boxholm|Bromölla|Bräcke|Burlöv|Båstad|Dals-Ed|Danderyd|Degerfors|Dorotea|Eda|Ekerö|Eksjö|Emmaboda|Enköping|Eskilstuna|Eslöv|Essunga|Fag"
            + "ersta|Falkenberg|Falköping|Falun|Filipstad|Finspång|Flen|Forshaga|Färgelanda|Gagnef|Gislaved|Gnesta|Gnosjö|Gotland|Grums|Grästorp|Gullspång|Gällivare|"
            + "Gävle|Göteborg|Götene|Habo|Hagfors|Hallsberg|Hallstahammar|Halmstad|Hammarö|Haninge|Haparanda|Heby|Hedemora|Helsingborg|Herrljunga|Hjo|Hofors|Huddinge"
            + "|Hudiksvall|Hultsfred|Hylte|Hällefors|Håbo|Härjedalen|Härnösand|Härryda|Hässleholm|Höganäs|Högsby|Hörby|Höör|Jokkmokk|Järfälla|Jönköping|Kalix|Kalmar|"
            + "Karlsborg|Karlshamn|Karlskoga|Karlskrona|Karlstad|Katrineholm|Kil|Kinda|Kiruna|Klippan|Knivsta|Kramfors|Kristianstad|Kristinehamn|Krokom|Kumla|Kungsba"
            + "cka|Kungsör|Kungälv|Kävlinge|Köping|Laholm|Landskrona|Laxå|Lekeberg|Leksand|Lerum|Lessebo|Lidingö|Lidköping|Lilla"
            + "Edet|Lindesberg|Linköping|Ljungby|Ljusdal|Ljusnarsberg|Lomma|Ludvika|Luleå|Lund|Lycksele|Lysekil|Malmö|Malung-Sälen|Malå|Mariestad|Mark|Markaryd|Melle"
            + "rud|Mjölby|Mora|Motala|Mullsjö|Munkedal|Munkfors|Mölndal|Mönsterås|Mörbylånga|Nacka|Nora|Norberg|Nordanstig|Nordmaling|Norrköping|Norrtälje|Norsjö|Nyb"
            + "ro|Nykvarn|Nyköping|Nynäshamn|Nässjö|Ockelbo|Olofström|Orsa|Orust|Osby|Oskarshamn|Ovanåker|Oxelösund|Pajala|Partille|Perstorp|Piteå|Ragunda|Robertsfor"
            + "s|Ronneby|Rättvik|Sala|Salem|Sandviken|Sigtuna|Simrishamn|Sjöbo|Skara|Skellefteå|Skinnskatteberg|Skurup|Skövde|Smedjebacken|Sollefteå|Sollentuna|Solna"
            + "|Sorsele|Sotenäs|Staffanstorp|Stenungsund|Stockholm|Storfors|Storuman|Strängnäs|Strömstad|Strömsund|Sundbyberg|Sundsvall|Sunne|Surahammar|Svalöv|Sveda"
            + "la|Svenljunga|Säffle|Säter|Sävsjö|Söderhamn|Söderköping|Södertälje|Sölvesborg|Tanum|Tibro|Tidaholm|Tierp|Timrå|Tingsryd|Tjörn|Tomelilla|Torsby|Torsås|"
            + "Tranemo|Tranås|Trelleborg|Trollhättan|Trosa|Tyresö|Täby|Töreboda|Uddevalla|Ulricehamn|Umeå|Upplands-Bro|Upplands Väsby|Uppsala|Uppvidinge|Vadstena|Vag"
            + "geryd|Valdemarsvik|Vallentuna|Vansbro|Vara|Varberg|Vaxholm|Vellinge|Vetlanda|Vilhelmina|Vimmerby|Vindeln|Vingåker|Vårgårda|Vänersborg|Vännäs|Värmdö|Vä"
            + "rnamo|Västervik|Västerås|Växjö|Ydre|Ystad|Åmål|Ånge|Åre|Årjäng|Åsele|Åstorp|Åtvidaberg|Älmhult|Älvdalen|Älvkarleby|Älvsbyn|Ängelholm|Öckerö|Ödeshög|Ör"
            + "ebro|Örkelljunga|Örnsköldsvik|Östersund|Österåker|Östhammar|Östra Göinge|Överkalix|Övertorneå"
            + @")s?\b");
}
