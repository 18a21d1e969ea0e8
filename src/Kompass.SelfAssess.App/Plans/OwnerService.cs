using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans.FollowUps;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>Åtgärdsansvariga of a plan: who they are, where they are reached, and who takes over when somebody leaves.</summary>
public sealed class OwnerService(
    KompassDbContext db, EditionCatalogue editions, ActionWriter writer, OpenFollowUps followUps, TimeProvider clock)
{
    /// <returns>The new owner's id; that of the first where the same form is sent twice.</returns>
    public Task<Outcome<Guid>> AddAsync(Guid planId, OwnerContent content, CancellationToken cancellationToken) => AloneAsync<Guid>(planId, async facts =>
    {
        if (content.NewId is { } sent && facts.Owners.ContainsKey(sent))
        {
            return sent;
        }

        var tidy = content.Tidy();
        if (Faults(tidy, facts, null) is { Count: > 0 } faults)
        {
            return faults;
        }

        var owner = new PlanOwner
        {
            Id = content.NewId is { } id && !await db.PlanOwners.IgnoreQueryFilters([KompassDbContext.TenantFilter]).AnyAsync(own => own.Id == id, cancellationToken) ? id : Guid.NewGuid(),
            OrganisationId = facts.Plan.OrganisationId,
            PlanId = planId,
            Name = tidy.Name,
            Email = EmailAddress.Normalise(tidy.Email),
            UnitId = tidy.UnitId,
            Language = tidy.Language,
            Version = 1,
        };
        db.PlanOwners.Add(owner);
        return owner.Id;
    }, cancellationToken);

    /// <summary>Corrects what stands about somebody. With another address old links die, mails to the old one are called off, and an open follow-up is sent to the new one.</summary>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> ChangeAsync(Guid ownerId, int version, OwnerContent content, CancellationToken cancellationToken) =>
        OneAsync(ownerId, version, async (owner, facts) =>
        {
            var tidy = content.Tidy();
            if (Faults(tidy, facts, owner) is { Count: > 0 } faults)
            {
                return faults;
            }

            var email = EmailAddress.Normalise(tidy.Email);
            if (email != owner.Email)
            {
                owner.AddressFailedUtc = null;
                await followUps.ForgetAddressAsync(owner.Id, cancellationToken);
            }

            (owner.Name, owner.Email, owner.UnitId, owner.Language) = (tidy.Name, email, tidy.UnitId, tidy.Language);
            await followUps.SettleAsync(facts.Plan.Id, cancellationToken);
            return owner.Version;
        }, cancellationToken);

    /// <summary>Says that the address is dead, or that it works after all. Nothing is mailed to a dead one.</summary>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> MarkAddressAsync(Guid ownerId, int version, bool dead, CancellationToken cancellationToken) =>
        OneAsync(ownerId, version, async (owner, _) =>
        {
            owner.AddressFailedUtc = dead ? owner.AddressFailedUtc ?? clock.GetUtcNow().UtcDateTime : null;
            if (dead)
            {
                await followUps.CallOffAsync(owner.Id, cancellationToken);
            }

            return owner.Version;
        }, cancellationToken);

    /// <summary>
    /// Somebody has left. What is still to be done goes to another owner or waits for one; what is over keeps its owner. Links of open
    /// follow-ups are dead from now on and mails that have not left are called off; what has been reported stays.
    /// </summary>
    /// <returns>How many actions have gone over.</returns>
    public Task<Outcome<int>> LeaveAsync(Guid ownerId, int version, Guid? successorId, ActionAuthor author, CancellationToken cancellationToken) =>
        OneAsync(ownerId, version, async (owner, facts) =>
        {
            if (successorId is { } id && (!facts.Owners.TryGetValue(id, out var successor) || id == ownerId))
            {
                return new Refused(RefusalCode.OwnerUnknown);
            }
            else if (successorId is { } other && facts.Owners[other].LeftUtc is not null)
            {
                return new Refused(RefusalCode.OwnerHasLeft, facts.Owners[other].Name);
            }

            owner.LeftUtc ??= clock.GetUtcNow().UtcDateTime;
            var actions = await db.WholeActions().Where(action => action.OwnerId == ownerId).ToListAsync(cancellationToken);
            var open = actions.Where(action => action.Status.IsOpen).ToList();
            foreach (var action in open)
            {
                await writer.WriteAsync(action, ActionContent.Of(action, facts.Numbers) with { OwnerId = successorId }, facts, author, cancellationToken);
                action.Version++;
            }

            await followUps.SettleAsync(facts.Plan.Id, cancellationToken);
            return open.Count;
        }, cancellationToken);

    /// <summary>Takes back that somebody has left. Actions that have gone over stay where they are.</summary>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> ReturnAsync(Guid ownerId, int version, CancellationToken cancellationToken) =>
        OneAsync(ownerId, version, (owner, _) =>
        {
            owner.LeftUtc = null;
            return Task.FromResult<Outcome<int>>(owner.Version);
        }, cancellationToken);

    private static List<Refused> Faults(OwnerContent content, PlanFacts facts, PlanOwner? before)
    {
        var faults = new List<Refused>();
        if (content.Name.Length is 0 or > PlanOwner.NameMaxLength)
        {
            faults.Add(new Refused(content.Name.Length == 0 ? RefusalCode.NameMissing : RefusalCode.NameTooLong, $"{PlanOwner.NameMaxLength}"));
        }

        if (content.Email is not null && EmailAddress.Normalise(content.Email) is null)
        {
            faults.Add(new Refused(RefusalCode.EmailBad, content.Email));
        }
        else if (EmailAddress.Normalise(content.Email) is { } email && facts.Owners.Values.FirstOrDefault(own => own.Email == email && own.Id != before?.Id) is { } same)
        {
            faults.Add(new Refused(RefusalCode.OwnerTwice, same.Name));
        }

        if (content.UnitId is { } unit && unit != before?.UnitId && !facts.Units.ContainsKey(unit))
        {
            faults.Add(new Refused(RefusalCode.UnitUnknown));
        }

        if (!ParticipantRules.Languages.Contains(content.Language))
        {
            faults.Add(new Refused(RefusalCode.LanguageUnknown, content.Language));
        }

        return faults;
    }

    private async Task<Outcome<int>> OneAsync(Guid ownerId, int version, Func<PlanOwner, PlanFacts, Task<Outcome<int>>> act, CancellationToken cancellationToken)
    {
        var planId = await db.PlanOwners.Where(own => own.Id == ownerId).Select(own => (Guid?)own.PlanId).SingleOrDefaultAsync(cancellationToken);
        return planId is not { } id ? new Refused(RefusalCode.NotFound) : await AloneAsync<int>(id, async facts =>
        {
            var owner = await db.PlanOwners.SingleAsync(own => own.Id == ownerId, cancellationToken);
            if (owner.Version != version)
            {
                return new Refused(RefusalCode.ChangedBySomebodyElse);
            }

            owner.Version++;
            return await act(owner, facts);
        }, cancellationToken);
    }

    private Task<Outcome<T>> AloneAsync<T>(Guid planId, Func<PlanFacts, Task<Outcome<T>>> act, CancellationToken cancellationToken) =>
        PlanFacts.AloneAsync(db, editions, clock, planId, act, cancellationToken);
}

/// <summary>What somebody decides about an owner. No address means that nobody knows it yet.</summary>
public sealed record OwnerContent(string Name, string? Email = null, int? UnitId = null, string Language = "sv")
{
    /// <summary>Id that a new owner gets, so that a form sent twice makes one.</summary>
    public Guid? NewId { get; init; }

    internal OwnerContent Tidy() => this with
    {
        Name = ParticipantRules.NameOf(Name),
        Email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(),
    };
}
