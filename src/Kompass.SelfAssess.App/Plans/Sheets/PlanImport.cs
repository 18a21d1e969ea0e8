using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>A file of actions against its plan: first what it would do, then just that or nothing.</summary>
public sealed class PlanImport(KompassDbContext db, PlanPictures pictures, ActionService actions, TimeProvider clock)
{
    /// <summary>What the file would do, without doing it.</summary>
    public async Task<Outcome<PlanDiff>> CompareAsync(Guid planId, PlanSheetReading reading, CancellationToken cancellationToken)
    {
        if (await pictures.ReadAsync(planId, cancellationToken) is not { } plan)
        {
            return new Refused(RefusalCode.NotFound);
        }

        return plan.Closed ? new Refused(RefusalCode.PlanClosed) : PlanDiffer.Between(plan, reading, StockholmDays.Today(clock));
    }

    /// <summary>Does what was shown, or nothing where that is no longer what would happen.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="reading">What the file says.</param>
    /// <param name="choice">What to do about conflicts and faults.</param>
    /// <param name="shown"><see cref="PlanDiff.Seal"/> of the diff that was shown.</param>
    /// <param name="author">Who confirms it.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    public async Task<Outcome<PlanImportOutcome>> ImportAsync(
        Guid planId, PlanSheetReading reading, ImportChoice choice, string shown, ActionAuthor author, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, planId, cancellationToken);
        var compared = await CompareAsync(planId, reading, cancellationToken);
        if (!compared.Done)
        {
            return compared.Refusals.ToList();
        }

        var diff = compared.Value;
        if (shown != diff.Seal || (choice == ImportChoice.Stop && !diff.IsPlain))
        {
            return new PlanImportOutcome(diff, Written: false) { Outdated = shown != diff.Seal };
        }

        var rows = diff.Rows.Where(row => row.IsChange && (choice == ImportChoice.Update || row.Kind != PlanRowKind.Conflict)).ToList();
        if (await WriteAsync(planId, rows, author with { Source = ActionChangeSource.Import }, cancellationToken) is { Count: > 0 } refusals)
        {
            await transaction.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return refusals;
        }

        await transaction.CommitAsync(cancellationToken);
        return new PlanImportOutcome(diff, Written: true)
        {
            Changed = rows.Count(row => row.Kind != PlanRowKind.New),
            Added = rows.Count(row => row.Kind == PlanRowKind.New),
            Left = diff.Rows.Count(row => row.Kind == PlanRowKind.Refused || (row.Kind == PlanRowKind.Conflict && choice != ImportChoice.Update)),
        };
    }

    private async Task<List<Refused>> WriteAsync(Guid planId, List<PlanDiffRow> rows, ActionAuthor author, CancellationToken cancellationToken)
    {
        var owners = await AddOwnersAsync(planId, rows, cancellationToken);
        var units = await db.Units.ToDictionaryAsync(unit => unit.Name, unit => unit.Id, cancellationToken);
        // What no longer waits is written before what begins to wait, so that two that change places never wait for each other.
        foreach (var row in rows.Where(row => row.Kind != PlanRowKind.New))
        {
            var (content, version) = await actions.ContentAsync(row.ActionId, cancellationToken) ?? throw new InvalidOperationException($"There is no action {row.ActionId}.");
            var wanted = PlanRowContent.Of(content, row, owners, units);
            var first = wanted with { DependsOn = [.. wanted.DependsOn.Intersect(content.DependsOn)] };
            var changed = await actions.ChangeAsync(row.ActionId, version == row.Version ? version : -1, first, author, cancellationToken);
            if (!changed.Done)
            {
                return [.. changed.Refusals];
            }
        }

        foreach (var row in rows.Where(row => row.Changes.Any(change => change.Column == PlanColumn.DependsOn) && row.Kind != PlanRowKind.New))
        {
            var (content, version) = await actions.ContentAsync(row.ActionId, cancellationToken) ?? throw new InvalidOperationException($"There is no action {row.ActionId}.");
            var changed = await actions.ChangeAsync(row.ActionId, version, content with { DependsOn = PlanRowContent.Numbers(row) }, author, cancellationToken);
            if (!changed.Done)
            {
                return [.. changed.Refusals];
            }
        }

        foreach (var row in rows.Where(row => row.Kind == PlanRowKind.New))
        {
            var made = await actions.CreateAsync(
                planId, PlanRowContent.Of(new ActionContent("") { NewId = row.ActionId }, row, owners, units), author, cancellationToken);
            if (!made.Done)
            {
                return [.. made.Refusals];
            }
        }

        return [];
    }

    private async Task<Dictionary<NewOwner, Guid>> AddOwnersAsync(Guid planId, List<PlanDiffRow> rows, CancellationToken cancellationToken)
    {
        var owners = rows.Select(row => row.Owner).OfType<NewOwner>().Distinct().ToDictionary(owner => owner, _ => Guid.NewGuid());
        db.PlanOwners.AddRange(owners.Select(owner => new PlanOwner
        {
            Id = owner.Value,
            OrganisationId = db.Tenant.OrganisationId ?? throw new InvalidOperationException("No organisation is chosen."),
            PlanId = planId,
            Name = owner.Key.Name,
            Email = owner.Key.Email.Length > 0 ? owner.Key.Email : null,
            Version = 1,
        }));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return owners;
    }
}

/// <param name="Diff">What the file does or would do.</param>
/// <param name="Written">False where nothing was written.</param>
public sealed record PlanImportOutcome(PlanDiff Diff, bool Written)
{
    /// <summary>Somebody changed the plan since the diff was shown.</summary>
    public bool Outdated { get; init; }

    public int Changed { get; init; }

    public int Added { get; init; }

    /// <summary>Rows that were passed over.</summary>
    public int Left { get; init; }
}
