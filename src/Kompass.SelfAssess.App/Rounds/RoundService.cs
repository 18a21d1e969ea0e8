using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>A round while it is a draft: what it asks, of whom and how. From its opening on see <see cref="RoundCourse"/>.</summary>
public sealed class RoundService(KompassDbContext db, EditionCatalogue editions, IOptions<PrivacyOptions> privacy)
{
    /// <summary>What is wrong with the content, without doing anything.</summary>
    public async Task<IReadOnlyList<Refused>> CheckAsync(RoundContent content, CancellationToken cancellationToken) =>
        RoundRules.Faults(content, await editions.FindAsync(content.EditionKey, cancellationToken), privacy.Value.MinimumGroup);

    /// <returns>The new round's id; that of the first where the same round is sent twice.</returns>
    public async Task<Outcome<Guid>> CreateAsync(CreateRound command, CancellationToken cancellationToken)
    {
        if (db.Tenant.OrganisationId is not { } organisationId)
        {
            return new Refused(RefusalCode.NotFound);
        }

        var edition = command.Repeats is { } repeated
            ? await editions.FindAsync(repeated.EditionId, cancellationToken)
            : await editions.FindAsync(command.Content.EditionKey, cancellationToken);
        var faults = RoundRules.Faults(command.Content, edition, privacy.Value.MinimumGroup);
        if (faults.Count > 0)
        {
            return faults;
        }

        var taken = await db.Rounds.IgnoreQueryFilters([KompassDbContext.TenantFilter]).AnyAsync(r => r.Id == command.Id, cancellationToken);
        if (taken && await SentBeforeAsync(command, cancellationToken))
        {
            return command.Id!.Value;
        }

        // An id that means another round, or another municipality's, is not taken over.
        var round = new Round
        {
            Id = taken ? Guid.NewGuid() : command.Id ?? Guid.NewGuid(),
            OrganisationId = organisationId,
            Name = "",
            RepeatsRoundId = command.Repeats?.RoundId,
            Version = 1,
        };
        Apply(command.Content, edition!, round);
        db.Rounds.Add(round);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await SentBeforeAsync(command, cancellationToken))
            {
                throw;
            }
        }

        return round.Id;
    }

    /// <returns>The new version.</returns>
    public async Task<Outcome<int>> ChangeAsync(ChangeRound command, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.Include(r => r.Groups).ThenInclude(g => g.Areas).Include(r => r.Units).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == command.RoundId, cancellationToken);
        if (round is null)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (round.State != RoundState.Draft)
        {
            return new Refused(RefusalCode.Locked);
        }

        var current = await editions.GetAsync(round.EditionId, cancellationToken);
        // A change of dates is not a change of questions: the round keeps its version until somebody says otherwise.
        var edition = current.Edition.Key == command.Content.EditionKey ? current : await editions.FindAsync(command.Content.EditionKey, cancellationToken);
        var faults = RoundRules.Faults(command.Content, edition, privacy.Value.MinimumGroup);
        faults.AddRange(await PeopleLostAsync(command.Content, round, cancellationToken));
        if (faults.Count > 0)
        {
            return round.Version == command.Version ? faults : new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        Apply(command.Content, edition!, round);
        if (round.Version != command.Version)
        {
            // The same change sent twice has been made.
            var made = !db.ChangeTracker.HasChanges();
            db.ChangeTracker.Clear();
            return made ? round.Version : new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        round.Version++;
        return await RoundSaving.SaveAsync(db, cancellationToken) is { } refusal ? refusal : round.Version;
    }

    /// <summary>Lets a round that has not opened ask the newest version of its edition.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> UseNewestVersionAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (round is null)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (round.State != RoundState.Draft)
        {
            return new Refused(RefusalCode.Locked);
        }

        var key = (await editions.GetAsync(round.EditionId, cancellationToken)).Edition.Key;
        var newest = (await editions.FindAsync(key, cancellationToken))!;
        if (!newest.Edition.Offers(round.Depth))
        {
            return new Refused(RefusalCode.DepthNotOffered, key);
        }

        if (newest.Id == round.EditionId)
        {
            return null;
        }

        round.EditionId = newest.Id;
        round.Version++;
        return await RoundSaving.SaveAsync(db, cancellationToken);
    }

    /// <summary>Deletes a round that never opened, with everybody on its list.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> DeleteDraftAsync(Guid roundId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Rounds.AnyAsync(r => r.Id == roundId && r.State == RoundState.Draft, cancellationToken))
        {
            return await RoundSaving.RefusalAsync(db, roundId, RefusalCode.NotDraft, cancellationToken);
        }

        await db.Participants.Where(p => p.RoundId == roundId).ExecuteDeleteAsync(cancellationToken);
        await db.Rounds.Where(r => r.Id == roundId && r.State == RoundState.Draft).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private Task<bool> SentBeforeAsync(CreateRound command, CancellationToken cancellationToken)
    {
        var name = NameOf(command.Content);
        return db.Rounds.AnyAsync(r => r.Id == command.Id && r.Name == name, cancellationToken);
    }

    /// <summary>PostgreSQL keeps no NUL.</summary>
    private static string NameOf(RoundContent content) => content.Name.Replace("\0", "", StringComparison.Ordinal).Trim();

    private static void Apply(RoundContent content, StoredEdition edition, Round round)
    {
        round.Name = NameOf(content);
        round.EditionId = edition.Id;
        round.Depth = content.Depth;
        round.Anonymity = content.Anonymity;
        round.Weighting = content.Weighting;
        round.MinimumGroup = content.MinimumGroup;
        round.OpensOn = content.OpensOn;
        round.ClosesOn = content.ClosesOn;
        round.TargetPercent = content.TargetPercent;
        round.Reminders = content.Reminders;
        round.Simulated = content.Simulated;
        ApplyGroups(content.Groups, round);
        ApplyUnits(content.Units, round);
    }

    private static void ApplyGroups(IReadOnlyList<RoundGroupChoice> choices, Round round)
    {
        round.Groups.RemoveAll(group => !choices.Any(choice => choice.Key == group.Key));
        foreach (var choice in choices)
        {
            var group = round.Groups.Find(group => group.Key == choice.Key);
            if (group is null)
            {
                group = new RoundGroup { OrganisationId = round.OrganisationId, Key = choice.Key, OpenLinkOnly = choice.Key == RoleGroups.Unions };
                round.Groups.Add(group);
            }

            group.Position = RoleGroups.All.ToList().IndexOf(choice.Key);
            group.Areas.RemoveAll(area => !choice.Areas.Contains(area.AreaNumber));
            group.Areas.AddRange(choice.Areas.Distinct().Where(number => !group.Areas.Exists(area => area.AreaNumber == number))
                .Order().Select(number => new RoundGroupArea { AreaNumber = number }).ToList());
        }
    }

    private static void ApplyUnits(IReadOnlyList<string> names, Round round)
    {
        var wanted = names.Select(name => name.Trim()).ToList();
        round.Units.RemoveAll(unit => !wanted.Contains(unit.Name));
        foreach (var (name, position) in wanted.Select((name, position) => (name, position)))
        {
            var unit = round.Units.Find(unit => unit.Name == name);
            if (unit is null)
            {
                unit = new RoundUnit { OrganisationId = round.OrganisationId, Name = name };
                round.Units.Add(unit);
            }

            unit.Position = position;
        }
    }

    /// <summary>A group or unit that somebody on the list belongs to cannot be taken away.</summary>
    private async Task<IReadOnlyList<Refused>> PeopleLostAsync(RoundContent content, Round round, CancellationToken cancellationToken)
    {
        var used = await db.Participants.Where(p => p.RoundId == round.Id).Select(p => new { p.RoundGroupId, p.RoundUnitId }).Distinct().ToListAsync(cancellationToken);
        var units = content.Units.Select(unit => unit.Trim()).ToList();
        return
        [
            .. round.Groups.Where(group => used.Exists(u => u.RoundGroupId == group.Id) && !content.Groups.Any(choice => choice.Key == group.Key))
                .Select(group => new Refused(RefusalCode.GroupHasParticipants, group.Key)),
            .. round.Units.Where(unit => used.Exists(u => u.RoundUnitId == unit.Id) && !units.Contains(unit.Name))
                .Select(unit => new Refused(RefusalCode.UnitHasParticipants, unit.Name)),
        ];
    }
}
