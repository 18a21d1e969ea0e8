using System.Globalization;
using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What the change between two rounds says in sentences.</summary>
public static class ChangeWords
{
    /// <summary>More codes than this tell a reader no more than their number.</summary>
    private const int MostCodes = 8;

    public static string Lead(this IStringLocalizer<ChangeTexts> texts, RoundsCompared compared)
    {
        var total = compared.Change.Total;
        List<string> sentences = [];
        if (total.Difference is { } difference)
        {
            var points = Numbers.Whole(Math.Abs(difference));
            var earlier = compared.Earlier.Round.Name;
            sentences.Add(points == "0" ? texts["LeadSame", earlier] : texts[difference > 0 ? "LeadHigher" : "LeadLower", points, earlier]);
            sentences.Add(texts[total.Secured switch { true => "LeadSecured", false => "LeadNotSecured", _ => "LeadNoMargin" }]);
        }
        else
        {
            sentences.Add(texts["LeadNothing"]);
        }

        var judged = compared.Change.SubAreas.Where(subArea => subArea.Secured is not null).ToList();
        if (judged.Count > 0)
        {
            var secured = judged.Where(subArea => subArea.Secured == true).ToLookup(subArea => subArea.Difference > 0);
            sentences.Add(texts["LeadSubAreas", judged.Count, secured[true].Count(), secured[false].Count()]);
        }

        return string.Join(' ', sentences);
    }

    /// <summary>What was not alike, a sentence each.</summary>
    public static IReadOnlyList<string> Unlike(
        this IStringLocalizer<ChangeTexts> texts, RoundUnlikeness unlike, IStringLocalizer<RoundTexts> rounds, IStringLocalizer<ComponentTexts> words)
    {
        List<string> sentences = [];
        if (unlike.Depths is { } depths)
        {
            sentences.Add(texts["UnlikeDepth", Small(rounds[$"Depth{depths.Earlier}"]), Small(rounds[$"Depth{depths.Later}"])]);
        }

        if (unlike.Weightings is { } weightings)
        {
            sentences.Add(texts["UnlikeWeighting", Small(rounds[$"Weighting{weightings.Earlier}"]), Small(rounds[$"Weighting{weightings.Later}"])]);
        }

        if (unlike.Questions.Count > 0)
        {
            var codes = string.Join(", ", unlike.Questions.Take(MostCodes));
            sentences.Add(unlike.Questions.Count > MostCodes ? texts["UnlikeQuestionsMany", unlike.Questions.Count, codes] : texts["UnlikeQuestions", codes]);
        }

        if (unlike.LevelShares)
        {
            sentences.Add(texts["UnlikeLevelShares"]);
        }

        foreach (var (key, groups) in new[] { ("UnlikeEarlierGroups", unlike.OnlyEarlier), ("UnlikeLaterGroups", unlike.OnlyLater), ("UnlikeAreas", unlike.AskedOtherwise) })
        {
            if (groups.Count > 0)
            {
                sentences.Add(texts[key, Small(words.Groups(groups))]);
            }
        }

        return sentences;
    }

    private static string Small(string text) => text.Length > 0 ? char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..] : text;
}
