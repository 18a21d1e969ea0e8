using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Components.Charts;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>One sub-area of a result: its questions, how the answers are spread, and what each group said.</summary>
public sealed class DelomradeModel(
    KompassDbContext db, ResultService results, IStringLocalizer<ResultTexts> texts, IStringLocalizer<ComponentTexts> words) : PageModel
{
    public RoundPage Round { get; private set; } = null!;

    public RoundResult Result { get; private set; } = null!;

    public Area Area { get; private set; } = null!;

    public SubArea SubArea { get; private set; } = null!;

    public SubArea? Previous { get; private set; }

    public SubArea? Next { get; private set; }

    public IReadOnlyList<QuestionGroupView> Questions { get; private set; } = [];

    public IReadOnlyList<GroupColumnView> Columns { get; private set; } = [];

    public IReadOnlyList<GroupRowView> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, string code, CancellationToken cancellationToken)
    {
        if (await RoundPage.FindAsync(db, id, RoundTab.None, cancellationToken) is not { } round
            || await results.LoadAsync(id, cancellationToken) is not RoundResult result)
        {
            return NotFound();
        }

        var all = result.Edition.SubAreas.ToList();
        var at = all.FindIndex(subArea => subArea.Code == code);
        if (at < 0)
        {
            return NotFound();
        }

        (Result, SubArea) = (result, all[at]);
        Area = result.Edition.Areas.First(area => area.SubAreas.Contains(SubArea));
        Previous = at > 0 ? all[at - 1] : null;
        Next = at < all.Count - 1 ? all[at + 1] : null;
        Round = round with { Crumb = $"{SubArea.Code} {SubArea.Name.In(ResultWords.Language)}" };
        var asked = SubArea.QuestionsFor(result.Round.Depth).ToList();
        Questions = [new(SubArea.Code, SubArea.Name.In(ResultWords.Language), SubArea.MaxPoints, [.. asked.Select(Row)])];
        Columns =
        [
            new(texts["All"], result.Disclosed[Part.SubArea(code), Slice.All].Value.N, true),
            .. result.Disclosed.Groups.Select(group => new GroupColumnView(words.Group(group), result.Disclosed[Part.SubArea(code), Slice.Group(group)].Value.N)),
        ];
        Rows =
        [
            new(SubArea.Code, SubArea.Name.In(ResultWords.Language), SubArea.MaxPoints,
                [result.Cell(Part.SubArea(code), Slice.All, texts), .. result.Disclosed.Groups.Select(group => result.Cell(Part.SubArea(code), Slice.Group(group), texts))],
                result.Disclosed.PerceptionGap(Part.SubArea(code)) is { } gap ? (decimal)gap * SubArea.MaxPoints : null),
        ];
        return Page();
    }

    /// <summary>Said where the sub-area itself is decided: its questions keep telling what was answered.</summary>
    public string? Decided
    {
        get
        {
            var cell = Result.Disclosed[Part.SubArea(SubArea.Code), Slice.All].Value;
            var contributions = SubArea.QuestionsFor(Result.Round.Depth).Sum(question => Result.Disclosed[Part.Question(question.Code), Slice.All].Value.Contribution ?? 0);
            // Decided by its questions, their rows say so, and their contributions come to its share.
            return cell is not { Consensus: true, Points: { } points } || Math.Abs(contributions - cell.Share!.Value) < 1e-9 ? null
                : cell.RawPoints is { } raw ? texts["SubAreaDecided", Numbers.Points(points), Numbers.Points(raw)].Value
                : texts["SubAreaDecidedWithoutAnswers", Numbers.Points(points)].Value;
        }
    }

    private QuestionRowView Row(Question question)
    {
        var cell = Result.Disclosed[Part.Question(question.Code), Slice.All];
        var spread = Result.Disclosed.Distribution(question.Code);
        var reason = texts.Why(cell.State, cell.Reason, Result.Plan.Minimum);
        var distribution = spread.Shown
            ? new DistributionView(spread.State, [.. spread.Value.Take(6)], spread.Value[6], spread.Value[7], spread.N)
            : new DistributionView(spread.State, [], 0, 0, spread.N, texts.Why(spread.State, spread.Reason, Result.Plan.Minimum));
        return new QuestionRowView(
            question.Code, question.Text, cell.State, cell.Value.Share, cell.Value.N, cell.Value.Disagreement, cell.Value.DontKnowShare,
            cell.Value.Contribution is { } contribution ? (decimal)contribution * SubArea.MaxPoints : null, distribution, Reason: reason)
        {
            Consensus = cell.Value.Consensus,
            RawShare = Result.Disclosed.RawShare(question.Code, Result.Edition.LevelShares),
        };
    }
}
