using Bunit;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.TestKit;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Pages.Svara;
using Kompass.SelfAssess.Web.Pages.Uppfoljning;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Components.Owner;

public sealed class OwnerComponentTests : ComponentTestBase
{
    public OwnerComponentTests()
    {
        Services.AddSingleton<TimeProvider>(new FixedClock(FixedClock.Tuesday));
        Services.AddScoped<AnsweringWords>();
        Services.AddScoped<OwnerWords>();
    }

    [Fact]
    public void StatusChoice_EachRowIsTheLabelOfItsRadio()
    {
        var choice = Render<StatusChoice>(parameters => parameters
            .Add(component => component.Name, "Form.Status").Add(component => component.Label, "Hur går det?").Add(component => component.Value, "Paused"));

        var rows = choice.FindAll("label.k-rubric-row");
        Assert.Equal(["Planned", "InProgress", "Done", "Paused", "Cancelled"], rows.Select(row => row.QuerySelector("input")!.GetAttribute("value")));
        Assert.Equal("Pausad Arbetet står stilla och ska tas upp igen.", ElementWords.Of(rows[3]));
        Assert.Equal("Paused", Assert.Single(choice.FindAll("input[checked]")).GetAttribute("value"));
        Assert.Empty(choice.FindAll("[data-invalid]"));
    }

    [Fact]
    public void StatusChoice_Fault_IsTiedToTheGroup()
    {
        var group = Render<StatusChoice>(parameters => parameters
            .Add(component => component.Name, "Form.Status").Add(component => component.Label, "Hur går det?").Add(component => component.Error, "Välj hur det går.")).Find("#Form_Status");

        Assert.Equal("Form_Status-error", group.GetAttribute("aria-describedby"));
        Assert.Equal("Fel: Välj hur det går.", ElementWords.Of(group.QuerySelector("#Form_Status-error")!));
    }

    [Fact]
    public void RubricQuestion_LevelOnly_AsksForALevelOrDontKnowAndNothingElse()
    {
        var question = Render<RubricQuestion>(parameters => parameters
            .Add(component => component.Question, SampleQuestion.Question).Add(component => component.Prefix, "Form.Ratings[0]").Add(component => component.LevelOnly, true));

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], question.FindAll("input[type=radio]").Select(radio => radio.GetAttribute("value")));
        Assert.Empty(question.FindAll("textarea, select, input[type=url]"));
        Assert.Equal("tre", question.FindAll(".k-rubric-descriptor")[3].TextContent);
    }

    [Fact]
    public void ReportRows_SaysWhatWasSaidAndNothingElse()
    {
        var said = new ReportContent
        {
            Status = ActionStatus.InProgress,
            Percent = 40,
            Comment = "<b>Klart</b>",
            EvidenceLink = "https://www.ekby.example.se/",
            StepsDone = [1],
            ProposedDueOn = new DateOnly(2027, 3, 31),
            Ratings = new Dictionary<string, AnswerValue> { ["2.3.b"] = AnswerValue.Level3 },
        };
        var action = new AskedAction
        {
            Number = 1,
            Title = "Åtgärd",
            Findings = [],
            Status = ActionStatus.Planned,
            Percent = 0,
            Links = [],
            Said = said,
            Version = 1,
            Proposal = ProposalState.Waiting,
            Steps = [new AskedStep(1, "Kartlägg", false), new AskedStep(2, "Besluta", false)],
            Questions = [new AskedQuestion(new SubArea("2.3", new LocalizedText("Ekologi", "Ecology"), [], 20, [SampleQuestion.Question]), SampleQuestion.Question)],
        };

        var rows = Render<ReportRows>(parameters => parameters.Add(component => component.Action, action).Add(component => component.Content, said));

        Assert.Equal(
            ["Läge Pågår, 40 procent", "Steg 1 av 2 gjorda", "Kommentar <b>Klart</b>", "Underlag https://www.ekby.example.se/", "Önskat slutdatum 31 mars 2027, väntar på samordnaren", "Nivå nu, 2.3.b Nivå 3, Gemensamt"],
            rows.FindAll("dl > div").Select(ElementWords.Of));
        Assert.Empty(Render<ReportRows>(parameters => parameters.Add(component => component.Action, action).Add(component => component.Content, ReportContent.Empty)).FindAll("dl > div"));
    }
}
