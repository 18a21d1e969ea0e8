using Bunit;
using Kompass.SelfAssess.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kompass.SelfAssess.Web.Tests.Components;

public sealed class FieldTests : ComponentTestBase
{
    private static readonly IReadOnlyList<Choice> Groups = [new("elected", "Förtroendevalda"), new("managers", "Chefer", "Alla med personalansvar.")];

    [Fact]
    public void FieldText_HintAndError_AreTiedToTheControl()
    {
        var field = Render<FieldText>(parameters => parameters
            .Add(component => component.Name, "Round.Name")
            .Add(component => component.Label, "Omgångens namn")
            .Add(component => component.Hint, "Till exempel hösten 2022.")
            .Add(component => component.Error, "Skriv ett namn.")
            .Add(component => component.Optional, true));

        field.MarkupMatches("""
            <div class="k-field" data-invalid="true">
              <label class="k-label" for="Round_Name">Omgångens namn <span class="k-optional">(frivilligt)</span></label>
              <p class="k-hint" id="Round_Name-hint">Till exempel hösten 2022.</p>
              <p class="k-error" id="Round_Name-error"><span class="k-hidden">Fel:</span> Skriv ett namn.</p>
              <input class="ds-input" type="text" id="Round_Name" name="Round.Name" aria-describedby="Round_Name-hint Round_Name-error" aria-invalid="true" />
            </div>
            """);
    }

    [Fact]
    public void FieldText_WithoutHintOrError_DescribesNothing()
    {
        var input = Render<FieldText>(parameters => parameters.Add(component => component.Name, "Name").Add(component => component.Label, "Namn")).Find("input");

        Assert.False(input.HasAttribute("aria-describedby"));
        Assert.False(input.HasAttribute("aria-invalid"));
    }

    [Fact]
    public void FieldText_ModelState_BringsBackWhatWasWrittenAndWhatIsWrong()
    {
        var field = Render<FieldText>(parameters => parameters
            .Add(component => component.Name, "Email")
            .Add(component => component.Label, "E-post")
            .Add(component => component.Value, "old@kommun.se")
            .Add(component => component.State, State("Email", "<b>anna@", "Skriv en e-postadress.")));

        Assert.Equal("<b>anna@", field.Find("input").GetAttribute("value"));
        Assert.Equal("Fel: Skriv en e-postadress.", ElementWords.Of(field.Find("#Email-error")));
    }

    [Fact]
    public void FieldText_Password_IsNeverSentBack()
    {
        var input = Render<FieldText>(parameters => parameters
            .Add(component => component.Name, "Password")
            .Add(component => component.Label, "Lösenord")
            .Add(component => component.Type, "password")
            .Add(component => component.State, State("Password", "hemligt", "För kort."))).Find("input");

        Assert.False(input.HasAttribute("value"));
    }

    [Fact]
    public void FieldTextarea_Attempted_WinsOverSaved()
    {
        var field = Render<FieldTextarea>(parameters => parameters
            .Add(component => component.Name, "Text")
            .Add(component => component.Label, "Text")
            .Add(component => component.Value, "sparad")
            .Add(component => component.State, State("Text", "nyss skriven", "För lång.")));

        Assert.Equal("nyss skriven", field.Find("textarea").TextContent);
    }

    [Fact]
    public void FieldSelect_Value_IsSelectedAndEmptyComesFirst()
    {
        var field = Render<FieldSelect>(parameters => parameters
            .Add(component => component.Name, "Group")
            .Add(component => component.Label, "Grupp")
            .Add(component => component.Choices, Groups)
            .Add(component => component.Empty, "Välj grupp")
            .Add(component => component.Value, "managers"));

        Assert.Equal(["", "elected", "managers"], field.FindAll("option").Select(option => option.GetAttribute("value")));
        Assert.Equal("Chefer", Assert.Single(field.FindAll("option[selected]")).TextContent);
    }

    [Fact]
    public void FieldDate_WithTime_AsksForBoth()
    {
        var input = Render<FieldDate>(parameters => parameters
            .Add(component => component.Name, "Closes")
            .Add(component => component.Label, "Stänger")
            .Add(component => component.WithTime, true)
            .Add(component => component.Value, "2022-12-09T16:00")).Find("input");

        Assert.Equal("datetime-local", input.GetAttribute("type"));
        Assert.Equal("2022-12-09T16:00", input.GetAttribute("value"));
    }

    [Fact]
    public void FieldCheckboxes_Group_HasLegendAndTicksTheChosen()
    {
        var field = Render<FieldCheckboxes>(parameters => parameters
            .Add(component => component.Name, "Groups")
            .Add(component => component.Label, "Vilka ska svara?")
            .Add(component => component.Choices, Groups)
            .Add(component => component.Values, (string[])["managers"])
            .Add(component => component.Error, "Välj minst en."));

        Assert.Equal("Vilka ska svara?", field.Find("fieldset > legend").TextContent.Trim());
        Assert.Equal("Groups-error", field.Find("fieldset").GetAttribute("aria-describedby"));
        var ticked = Assert.Single(field.FindAll("input[checked]"));
        Assert.Equal("managers", ticked.GetAttribute("value"));
        Assert.Equal("Alla med personalansvar.", field.Find($"#{ticked.GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal("Chefer", field.Find($"label[for='{ticked.Id}']").TextContent);
    }

    [Fact]
    public void FieldCheckboxes_Attempted_TicksWhatWasSent()
    {
        var state = new ModelStateDictionary();
        state.SetModelValue("Groups", new ValueProviderResult(new(["elected", "Kultur, fritid"])));
        var field = Render<FieldCheckboxes>(parameters => parameters
            .Add(component => component.Name, "Groups")
            .Add(component => component.Label, "Vilka?")
            .Add(component => component.Choices, [.. Groups, new Choice("Kultur, fritid", "Kultur, fritid"), new Choice("Kultur", "Kultur")])
            .Add(component => component.State, state));

        Assert.Equal(["elected", "Kultur, fritid"], field.FindAll("input[checked]").Select(box => box.GetAttribute("value")));
    }

    [Fact]
    public void FieldRadios_Value_IsTheOnlyOneChosen()
    {
        var field = Render<FieldRadios>(parameters => parameters
            .Add(component => component.Name, "Depth")
            .Add(component => component.Label, "Hur mycket?")
            .Add(component => component.Choices, Groups)
            .Add(component => component.Value, "elected"));

        Assert.Equal("elected", Assert.Single(field.FindAll("input[type=radio][checked]")).GetAttribute("value"));
    }

    [Fact]
    public void FieldCheckbox_Unticked_SendsFalse()
    {
        var field = Render<FieldCheckbox>(parameters => parameters.Add(component => component.Name, "Agree").Add(component => component.Label, "Jag har läst."));

        Assert.False(field.Find("input[type=checkbox]").HasAttribute("checked"));
        Assert.Equal("false", field.Find("input[type=hidden]").GetAttribute("value"));
        Assert.Equal("Jag har läst.", field.Find("label[for=Agree]").TextContent);
    }

    [Fact]
    public void ErrorSummary_Errors_LinkToTheirFields()
    {
        var summary = Render<ErrorSummary>(parameters => parameters.Add(
            component => component.Errors,
            (FieldError[])[new("Email", "Skriv en e-postadress."), new(null, "Omgången har stängt.")]));

        summary.MarkupMatches("""
            <section class="k-error-summary" tabindex="-1" aria-labelledby="error-summary-title" role="alert" data-error-summary>
              <h2 class="k-h3" id="error-summary-title">2 saker behöver rättas</h2>
              <ul>
                <li><a href="#Email">Skriv en e-postadress.</a></li>
                <li>Omgången har stängt.</li>
              </ul>
            </section>
            """);
    }

    [Fact]
    public void ErrorSummary_NoErrors_SaysNothing()
    {
        var summary = Render<ErrorSummary>(parameters => parameters.Add(component => component.Errors, (FieldError[])[]));

        summary.MarkupMatches("");
    }

    [Fact]
    public void FieldErrors_FromModelState_PointAtTheIdsOfTheFields()
    {
        var state = State("Answers[0].Value", null, "Välj en nivå.");
        state.AddModelError("", "Omgången har stängt.");

        var errors = FieldError.From(state);

        Assert.Contains(new FieldError("Answers_0__Value", "Välj en nivå."), errors);
        Assert.Contains(new FieldError(null, "Omgången har stängt."), errors);
    }

    private static ModelStateDictionary State(string key, string? attempted, string error)
    {
        var state = new ModelStateDictionary();
        state.SetModelValue(key, attempted, attempted);
        state.AddModelError(key, error);
        return state;
    }
}
