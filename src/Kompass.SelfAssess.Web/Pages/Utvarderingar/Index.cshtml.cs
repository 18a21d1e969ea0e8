using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Hosting.SignIn;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>The municipality's own official evaluations, and what others have published.</summary>
public sealed class IndexModel(KompassDbContext db, EvaluationService evaluations) : PageModel
{
    public IReadOnlyList<EvaluationView> Own { get; private set; } = [];

    public IReadOnlyList<EvaluationView> Public { get; private set; } = [];

    public IReadOnlyList<ReferenceMean> Means { get; private set; } = [];

    public bool Coordinator => User.CurrentRole() == MemberRole.Coordinator;

    /// <summary>Drafts that await their review.</summary>
    public int Waiting { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await evaluations.ListAsync(cancellationToken);
        Own = [.. all.Where(evaluation => evaluation.Own)];
        Public = [.. all.Where(evaluation => !evaluation.Own)];
        Waiting = Coordinator ? await db.ReportDrafts.CountAsync(draft => draft.EvaluationId == null, cancellationToken) : 0;
        Means = await evaluations.ListMeansAsync(cancellationToken);
    }
}
