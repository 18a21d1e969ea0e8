using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Frameworks;

public class EditionRemarksTests
{
    private static readonly string[] Apart =
    [
        "Ingen talar om brandövningar, och utrymningsplanen saknas på anslagstavlan.",
        "Vaktmästaren ordnar övning ibland när han själv hinner med.",
        "Rutinen antogs i våras, men bara skolorna använder checklistan.",
        "Alla arbetsplatser övar två gånger om året enligt samma schema.",
        "Nämnden läser protokollen från övningarna, och brister rättas inom en månad.",
        "Tiden för att tömma husen har halverats sedan larmet byggdes om.",
    ];

    [Fact]
    public void Of_SoundWording_IsSilent() => Assert.Empty(EditionRemarks.Of(With(Question("1.1.a", "Hur övar kommunen inför en brand?", Apart))));

    [Theory]
    [InlineData("Hur övar ni? Och hur ofta?", EditionRemarkKind.NotOneQuestion)]
    [InlineData("Berätta om hur ni övar.", EditionRemarkKind.NotOneQuestion)]
    [InlineData("Hur övar ni brand och/eller larm?", EditionRemarkKind.AndOr)]
    [InlineData("Hur säkerställer förvaltningarna utrymningssäkerheten?", EditionRemarkKind.HardQuestion)]
    public void Of_Question_IsRemarked(string text, EditionRemarkKind expected) =>
        Assert.Equal([(expected, (int?)null)], Remarks(Question("1.1.a", text, Apart)));

    [Theory]
    [InlineData(2, "Rutinen används delvis, mest av vaktmästaren på gamla skolan.", EditionRemarkKind.DegreeWord)]
    [InlineData(3, "En gemensam övning ska införas vid varje arbetsplats nästa höst.", EditionRemarkKind.NotYetInUse)]
    [InlineData(4, "Politikerna har börjat fråga efter protokollen från övningarna.", EditionRemarkKind.NotYetInUse)]
    [InlineData(3, "Utrymningsövningar genomförs förvaltningsövergripande enligt kommungemensam säkerhetsplanering.", EditionRemarkKind.HardDescriptor)]
    [InlineData(3, "Rutinen antogs i våras, och bara skolorna använder ofta checklistan.", EditionRemarkKind.LikeLevelBelow)]
    public void Of_Level_IsRemarked(int level, string descriptor, EditionRemarkKind expected)
    {
        var levels = Apart.ToArray();
        levels[level] = descriptor;

        Assert.Contains((expected, (int?)level), Remarks(Question("1.1.a", "Hur övar kommunen inför en brand?", levels)));
    }

    [Fact]
    public void Of_PlanBelowLevelThree_IsAllowed()
    {
        var levels = Apart.ToArray();
        levels[2] = "Rutinen har nyligen antagits, men bara skolan har läst den och övar.";

        Assert.Empty(Remarks(Question("1.1.a", "Hur övar kommunen inför en brand?", levels)));
    }

    [Fact]
    public void Of_SentenceWithItsTopicSwapped_IsFoundAcrossQuestions()
    {
        string[] swapped =
        [
            "Ingen bryr sig om fukten som tränger in genom källarväggen.",
            "En orolig förälder ringer kanske och klagar på lukten.",
            "Mätare köptes nyss till badhuset, övriga byggnader väntar.",
            "Alla fastigheter mäts två gånger om året enligt samma schema.",
            "Bolaget lagar skador innan vintern och visar vad det kostar.",
            "Sjukskrivningarna sjönk när ventilationen byttes på de värsta skolorna.",
        ];

        var remark = Assert.Single(EditionRemarks.Of(With(
            Question("1.1.a", "Hur övar kommunen inför en brand?", Apart), Question("1.1.b", "Hur sköts husen mot fukt?", swapped))));

        Assert.Equal((EditionRemarkKind.SameSentence, "1.1.b", 3, "1.1.a:3"), (remark.Kind, remark.Question, remark.Level, remark.Detail));
        Assert.Equal(8d / 10, remark.Measure!.Value, 9);
    }

    private static IEnumerable<(EditionRemarkKind Kind, int? Level)> Remarks(Question question) =>
        EditionRemarks.Of(With(question)).Select(remark => (remark.Kind, remark.Level));

    private static Question Question(string code, string text, string[] levels) =>
        new(code, true, text, "Svaret visar hur trygg byggnaden är.", [], [], 1, [.. levels.Select(level => new RubricLevel(level))]);

    private static FrameworkEdition With(params Question[] questions)
    {
        var edition = TestEditions.Tiny(("1.1", 20, []));
        var area = edition.Areas[0];
        return edition with { Areas = [area with { SubAreas = [area.SubAreas[0] with { Questions = questions }] }] };
    }
}
