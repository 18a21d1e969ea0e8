using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>Reads a plan as its sheet sees it.</summary>
public sealed class PlanPictures(KompassDbContext db, EditionCatalogue editions)
{
    /// <returns>Null where the organisation has no such plan.</returns>
    public async Task<PlanPicture?> ReadAsync(Guid planId, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().AsSplitQuery()
            .Include(p => p.Owners)
            .Include(p => p.Actions).ThenInclude(action => action.Targets)
            .Include(p => p.Actions).ThenInclude(action => action.Links)
            .Include(p => p.Actions).ThenInclude(action => action.DependsOn)
            .SingleOrDefaultAsync(p => p.Id == planId, cancellationToken);
        if (plan is null)
        {
            return null;
        }

        var edition = await editions.GetAsync(plan.EditionId, cancellationToken);
        var units = await db.Units.OrderBy(unit => unit.Name).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellationToken);
        var owners = plan.Owners.ToDictionary(owner => owner.Id);
        var numbers = plan.Actions.ToDictionary(action => action.Id, action => action.Number);
        return new PlanPicture(plan.Id, plan.Name, plan.State == PlanState.Closed, edition.Edition, edition.Version)
        {
            Actions =
            [
                .. plan.Actions.OrderBy(action => action.Number).Select(action => new PictureAction(action.Id, action.Number, action.Version, PictureAction.CellsOf(
                    action,
                    action.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null,
                    action.UnitId is { } unit ? units.GetValueOrDefault(unit) : null,
                    edition.Edition,
                    numbers))),
            ],
            Owners = [.. plan.Owners.OrderBy(owner => owner.Name, StringComparer.CurrentCulture).Select(owner => new PictureOwner(owner.Id, owner.Name, owner.Email ?? "", owner.LeftUtc is not null))],
            Units = [.. units.Values.Order(StringComparer.CurrentCulture)],
        };
    }
}
