using AngleSharp.Dom;
using Bunit;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Web.Components;

namespace Kompass.SelfAssess.Web.Tests.Components;

public sealed class RubricQuestionTests : ComponentTestBase
{
    private const string Prefix = "Answers[0]";

    [Fact]
    public void Render_OpenQuestion_AsksInLegendWithOneRadioGroupOfEight()
    {
        var question = Draw();

        Assert.Equal("2.3.b Hur minskar kommunen sin miljöpåverkan?", Words(question.Find("fieldset > legend")));
        var radios = question.FindAll("input[type=radio]");
        Assert.Equal(8, radios.Count);
        Assert.All(radios, radio => Assert.Equal("Answers[0].Value", radio.GetAttribute("name")));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7"], radios.Select(radio => radio.GetAttribute("value")));
        Assert.Empty(question.FindAll("input[checked]"));
    }

    [Fact]
    public void Render_Levels_EachRowIsTheLabelOfItsRadio()
    {
        var rows = Draw().FindAll("label.k-rubric-row");

        Assert.Equal(6, rows.Count);
        Assert.Equal("3 Gemensamt tre", Words(rows[3]));
        Assert.Equal("3", rows[3].QuerySelector("input")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(AnswerValue.Level0, "0")]
    [InlineData(AnswerValue.Level5, "5")]
    [InlineData(AnswerValue.DontKnow, "6")]
    [InlineData(AnswerValue.NotApplicable, "7")]
    public void Render_Answered_ChecksExactlyThatRadio(AnswerValue answer, string value)
    {
        var question = Draw(value: answer);

        Assert.Equal(value, Assert.Single(question.FindAll("input[type=radio][checked]")).GetAttribute("value"));
    }

    [Fact]
    public void Render_DontKnowAndNotApplicable_StandOutsideTheRubric()
    {
        var question = Draw();

        Assert.Equal(["Vet ej", "Ej tillämpligt"], question.FindAll(".k-pills label").Select(Words));
        Assert.Equal(6, question.FindAll(".k-rubric-frame input").Count);
    }

    [Fact]
    public void Render_Folded_SaysTheAnswerInOneLineAndKeepsTheFields()
    {
        var question = Draw(value: AnswerValue.Level4, folded: true);

        Assert.Equal("2.3.b · besvarad Hur minskar kommunen sin miljöpåverkan? Nivå 4, Inarbetat Ändra Fäll ihop", Words(question.Find("details > summary")));
        Assert.False(question.Find("details").HasAttribute("open"));
        Assert.Equal("4", question.Find("details input[checked]").GetAttribute("value"));
    }

    [Fact]
    public void Render_FoldedUnanswered_SaysSoAndOffersNoChange()
    {
        var question = Draw(folded: true);

        Assert.StartsWith("2.3.b · inte besvarad", Words(question.Find("details > summary")), StringComparison.Ordinal);
        Assert.Empty(question.FindAll(".k-fold-change"));
    }

    [Fact]
    public void Render_FoldedWithError_StaysOpenAndTiesTheErrorToTheGroup()
    {
        var question = Draw(folded: true, error: "Välj en nivå eller Vet ej på fråga 2.3.b.");

        Assert.Empty(question.FindAll("details.k-fold"));
        var described = question.Find("fieldset").GetAttribute("aria-describedby");
        Assert.Equal("Fel: Välj en nivå eller Vet ej på fråga 2.3.b.", Words(question.Find($"#{described}")));
        Assert.NotNull(question.Find("#q-2-3-b-value"));
    }

    [Fact]
    public void Render_Why_TellsTheReasonAndEvidenceByKind()
    {
        var why = Draw().Find("details.k-why");

        Assert.Equal("Varför vi frågar och vad som räknas", Words(why.QuerySelector("summary")!));
        Assert.Equal(["Dokument", "Webbplats"], why.QuerySelectorAll("dt").Select(Words));
        Assert.Equal(["Miljöprogram.", "Resultat på webbplatsen."], why.QuerySelectorAll("dd").Select(Words));
    }

    [Fact]
    public void Render_CommentAndEvidence_ComeBackEncoded()
    {
        var question = Render<RubricQuestion>(parameters => parameters
            .Add(component => component.Question, SampleQuestion.Question)
            .Add(component => component.Prefix, Prefix)
            .Add(component => component.Comment, "<script>alert(1)</script>")
            .Add(component => component.EvidenceKind, EvidenceKind.Website)
            .Add(component => component.EvidenceLink, "https://example.se/\"x")
            .Add(component => component.Version, "7"));

        Assert.Equal("<script>alert(1)</script>", question.Find("textarea[name='Answers[0].Comment']").TextContent);
        Assert.Empty(question.FindAll("script"));
        Assert.Equal("https://example.se/\"x", question.Find("input[name='Answers[0].EvidenceLink']").GetAttribute("value"));
        Assert.Equal("Website", question.Find("option[selected]").GetAttribute("value"));
        Assert.Equal("7", question.Find("input[name='Answers[0].Version']").GetAttribute("value"));
        Assert.Equal("2.3.b", question.Find("input[name='Answers[0].Question']").GetAttribute("value"));
    }

    [Fact]
    public void Render_InEnglish_NamesLevelsInEnglishAndMarksTheQuestionAsSwedish()
    {
        Speak("en");

        var question = Draw();

        Assert.Equal("Shared", Words(question.FindAll(".k-rubric-name")[3]));
        Assert.Equal("sv", question.Find(".k-question-text").GetAttribute("lang"));
        Assert.Equal("sv", question.FindAll(".k-rubric-descriptor")[3].GetAttribute("lang"));
    }

    [Fact]
    public void Render_EveryTextField_HasItsOwnLabel()
    {
        var question = Draw();

        Assert.All(
            question.FindAll("textarea, select, input[type=url]"),
            field => Assert.Single(question.FindAll($"label[for='{field.Id}']")));
    }

    [Fact]
    public void Render_Attributes_ReachTheOutermostElement()
    {
        var question = Render<RubricQuestion>(parameters => parameters
            .Add(component => component.Question, SampleQuestion.Question)
            .Add(component => component.Prefix, Prefix)
            .Add(component => component.Attributes, new Dictionary<string, object> { ["hx-post"] = "/svara/x" }));

        Assert.Equal("/svara/x", question.Find("[data-question='2.3.b']").GetAttribute("hx-post"));
    }

    private IRenderedComponent<RubricQuestion> Draw(AnswerValue value = AnswerValue.Unanswered, bool folded = false, string? error = null) =>
        Render<RubricQuestion>(parameters => parameters
            .Add(component => component.Question, SampleQuestion.Question)
            .Add(component => component.Prefix, Prefix)
            .Add(component => component.Value, value)
            .Add(component => component.Folded, folded)
            .Add(component => component.Error, error));

    private static string Words(IElement element) => ElementWords.Of(element);
}
