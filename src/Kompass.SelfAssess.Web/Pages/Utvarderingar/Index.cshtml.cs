using Kompass.SelfAssess.App.Evaluations;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>The municipality's own official evaluations, and what others have published.</summary>
public sealed class IndexModel(EvaluationService evaluations) : PageModel
{
    public IReadOnlyList<EvaluationView> Own { get; private set; } = [];

    public IReadOnlyList<EvaluationView> Public { get; private set; } = [];

    public IReadOnlyList<ReferenceMean> Means { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await evaluations.ListAsync(cancellationToken);
        Own = [.. all.Where(evaluation => evaluation.Own)];
        Public = [.. all.Where(evaluation => !evaluation.Own)];
        Means = await evaluations.ListMeansAsync(cancellationToken);
    }
}
