using System.Security.Claims;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Kompass.SelfAssess.Web.Pages.Omgangar;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Suggestions and portfolios in words.</summary>
public static class SuggestionWords
{
    public static ActionAuthor Adds(this ClaimsPrincipal person) => new(person.UserId(), person.DisplayName(), ActionChangeSource.Suggestion);

    public static string Refusal(this IStringLocalizer<SuggestionTexts> texts, Refused refusal) =>
        texts[$"Refused{refusal.Code}", refusal.Argument] is { ResourceNotFound: false } words ? words : texts["RefusedOther"];

    /// <summary>The action as it would be called.</summary>
    public static string Title(Suggestion suggestion) => SuggestedAction.Of([suggestion]).Title;

    public static string Where(this IStringLocalizer<SuggestionTexts> texts, Suggestion suggestion) => suggestion.WholeSubArea
        ? $"{suggestion.Step.SubArea.Code} {suggestion.Step.SubArea.Name.In(ResultWords.Language)}"
        : texts["WhereQuestion", suggestion.Code, suggestion.Step.SubArea.Name.In(ResultWords.Language)];

    /// <summary>What tells where it stands.</summary>
    public static string Stands(this IStringLocalizer<SuggestionTexts> texts, Suggestion suggestion, PlanGround ground)
    {
        var (share, level) = (Numbers.Percent(suggestion.Standing.Share), suggestion.Step.From);
        return suggestion.Standing.Basis switch
        {
            StandingBasis.Official => texts["StandsOfficial", share, level, ground.Evaluation!.Year],
            StandingBasis.OfficialArea => texts["StandsOfficialArea", share, level, ground.Evaluation!.Year],
            _ => texts["StandsEstimate", share, level, ground.Result!.Round.Name],
        };
    }

    /// <summary>The sum that the points come from.</summary>
    public static string Sum(this IStringLocalizer<SuggestionTexts> texts, Suggestion suggestion, PlanGround ground)
    {
        var step = suggestion.Step;
        var shares = ground.Edition.LevelShares;
        var weight = suggestion.OnePart ? 1m / step.Parts : step.Question.Weight;
        return texts[
            "Sum", Numbers.AsPrinted(step.SubArea.MaxPoints), Numbers.AsPrinted(decimal.Round(weight, 2)), Numbers.PercentNumber((double)shares[step.To]), Numbers.PercentNumber((double)shares[step.From]),
            Two(suggestion.Points), Numbers.Percent(suggestion.Chance), Two(suggestion.Expected)];
    }

    /// <summary>True where less is left of the sub-area than the step is worth.</summary>
    public static bool Bounded(Suggestion suggestion, PlanGround ground) =>
        suggestion.Points < (suggestion.Step.Points(ground.Edition, 0) / (suggestion.OnePart ? suggestion.Step.Parts : 1));

    /// <summary>Small numbers need a decimal more than estimates do.</summary>
    public static string Two(decimal points) => points >= 10 ? Numbers.Points(points) : Numbers.Ratio((double)points);
}
