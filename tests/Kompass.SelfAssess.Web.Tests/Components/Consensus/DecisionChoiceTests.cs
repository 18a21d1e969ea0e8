using Bunit;
using Kompass.SelfAssess.Web.Components.Consensus;

namespace Kompass.SelfAssess.Web.Tests.Components.Consensus;

/// <summary>A level or points, one choice.</summary>
public sealed class DecisionChoiceTests : ComponentTestBase
{
    [Theory]
    [InlineData("3")]
    [InlineData(DecisionChoice.PointsValue)]
    [InlineData(null)]
    public void Choice_Chosen_IsTheOnlyOneThatIsChecked(string? chosen)
    {
        var radios = Choice(chosen).FindAll("input[type=radio]");

        Assert.Equal(["0", "1", "2", "3", "4", "5", DecisionChoice.PointsValue], radios.Select(radio => radio.GetAttribute("value")));
        Assert.Equal(chosen is null ? [] : [chosen], radios.Where(radio => radio.HasAttribute("checked")).Select(radio => radio.GetAttribute("value")));
        Assert.Single(radios.Select(radio => radio.GetAttribute("name")).Distinct());
    }

    [Fact]
    public void Choice_SeveralQuestions_HasNoDescriptor()
    {
        Assert.Empty(Choice(null, descriptor: null).FindAll(".k-rubric-descriptor"));
        Assert.Equal(6, Choice(null, descriptor: "Så ser det ut.").FindAll(".k-rubric-descriptor[lang=sv]").Count);
    }

    [Fact]
    public void Choice_Faults_AreTiedToTheirFields()
    {
        var choice = Choice(DecisionChoice.PointsValue, pointsError: "Skriv poängen.");
        var field = choice.Find("#Decision_Points");

        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains("Skriv poängen.", choice.Find($"#{field.GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
        Assert.Null(choice.Find("fieldset").GetAttribute("data-invalid"));
    }

    private IRenderedComponent<DecisionChoice> Choice(string? chosen, string? descriptor = null, string? pointsError = null) =>
        Render<DecisionChoice>(parameters => parameters
            .Add(component => component.Levels, [.. Enumerable.Range(0, 6).Select(level => new DecisionLevelView($"Nivå {level}", "värd", descriptor))])
            .Add(component => component.Chosen, chosen)
            .Add(component => component.Max, "30")
            .Add(component => component.PointsError, pointsError));
}
