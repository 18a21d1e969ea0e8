using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Ramverk;

public sealed class FragaModel(EditionCatalogue catalogue) : PageModel
{
    public FrameworkEdition Edition { get; private set; } = null!;

    /// <summary>Kept on links between pages of an older version.</summary>
    public string Query { get; private set; } = "";

    public SubArea SubArea { get; private set; } = null!;

    public Question Question { get; private set; } = null!;

    /// <summary>The points that the question decides in the round that asks it.</summary>
    public decimal Points { get; private set; }

    public IReadOnlyList<string> Asked { get; private set; } = [];

    public IReadOnlyList<string> NotAsked { get; private set; } = [];

    public decimal QuestionLix { get; private set; }

    public decimal HardestLevelLix { get; private set; }

    public IReadOnlyList<EditionRemark> Remarks { get; private set; } = [];

    public Neighbour? Previous { get; private set; }

    public Neighbour? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, string code, string question, int? version, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(key, cancellationToken, version) is not { } stored)
        {
            return NotFound();
        }

        Edition = stored.Edition;
        Query = version is null ? "" : $"?version={stored.Version}";
        (SubArea SubArea, Question Question)[] all =
            [.. Edition.SubAreas.SelectMany(subArea => subArea.Questions, (subArea, asked) => (subArea, asked))];
        var at = Array.FindIndex(all, entry => entry.SubArea.Code == code && entry.Question.Code == question);
        if (at < 0)
        {
            return NotFound();
        }

        (SubArea, Question) = all[at];
        // The weights of one depth sum to 1, save in an own set with a core question of another weight.
        Points = SubArea.MaxPoints * Question.Weight / SubArea.Questions.Where(other => other.Core == Question.Core).Sum(other => other.Weight);
        Asked = Question.Groups.Count == 0 ? RoleGroups.All : [.. RoleGroups.All.Where(Question.Groups.Contains)];
        NotAsked = [.. RoleGroups.All.Except(Asked)];
        QuestionLix = (decimal)Wording.Lix(Question.Text);
        HardestLevelLix = (decimal)Question.Levels.Max(level => Wording.Lix(level.Descriptor));
        Remarks = [.. stored.Remarks.Where(remark => remark.Question == Question.Code)];
        Previous = at > 0 ? NeighbourAt(all[at - 1]) : null;
        Next = at < all.Length - 1 ? NeighbourAt(all[at + 1]) : null;
        return Page();
    }

    private Neighbour NeighbourAt((SubArea SubArea, Question Question) entry) =>
        new(entry.Question.Code, $"/ramverk/{Edition.Key}/{entry.SubArea.Code}/{entry.Question.Code}{Query}");

    public sealed record Neighbour(string Code, string Address);
}
