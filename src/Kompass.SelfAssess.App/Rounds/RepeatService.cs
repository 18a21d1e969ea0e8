using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Repeats a closed round as a new draft: the same questions of the same groups, and the same people if wanted.</summary>
public sealed class RepeatService(
    KompassDbContext db, EditionCatalogue editions, RoundService rounds, IOptions<PrivacyOptions> privacy, TimeProvider time)
{
    /// <summary>What the new round would be, without making it.</summary>
    public async Task<Outcome<RepeatProposal>> ProposeAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Groups).ThenInclude(g => g.Areas).Include(r => r.Units).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (round is null)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (round.State is not (RoundState.Closed or RoundState.Confirmed))
        {
            return new Refused(RefusalCode.NotClosed);
        }

        var asked = await editions.GetAsync(round.EditionId, cancellationToken);
        var newest = await editions.FindAsync(asked.Edition.Key, cancellationToken) ?? asked;
        var alike = newest.Id == asked.Id || AskAlike(asked.Edition, newest.Edition);
        var names = await db.Rounds.Select(r => r.Name).ToListAsync(cancellationToken);
        var listed = await db.Participants.Where(p => p.RoundId == roundId).GroupBy(p => new { ByName = p.Email != null, p.Withdrawn })
            .Select(people => new { people.Key.ByName, people.Key.Withdrawn, Count = people.Count() }).ToListAsync(cancellationToken);
        return new RepeatProposal(
            ContentOf(round, asked.Edition.Key, names),
            alike ? newest.Id : asked.Id,
            listed.Where(people => people.ByName && !people.Withdrawn).Sum(people => people.Count),
            listed.Where(people => people.ByName && people.Withdrawn).Sum(people => people.Count))
        {
            OtherVersion = alike ? null : newest.Version,
            Purged = listed.Count == 0,
        };
    }

    /// <returns>The new round's id; that of the first where the same form is sent twice.</returns>
    public async Task<Outcome<Guid>> RepeatAsync(RepeatRound command, CancellationToken cancellationToken)
    {
        var proposed = await ProposeAsync(command.RoundId, cancellationToken);
        if (!proposed.Done)
        {
            return proposed.Refusals.ToList();
        }

        var content = proposed.Value.Content with { Name = command.Name, OpensOn = command.OpensOn, ClosesOn = command.ClosesOn };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await db.Rounds.AnyAsync(r => r.Id == command.Id, cancellationToken);
        var created = await rounds.CreateAsync(
            new CreateRound(content, command.Id) { Repeats = (command.RoundId, proposed.Value.EditionId) }, cancellationToken);
        if (!created.Done)
        {
            return created;
        }

        // The same form sent before has brought its people along; whom the coordinator has since taken off must not come back.
        if (command.WithParticipants && !(before && created.Value == command.Id))
        {
            await BringPeopleAsync(command.RoundId, created.Value, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return created;
    }

    /// <summary>Everybody invited by name, except those taken off the list. Links and how far they came stay with the old round.</summary>
    private async Task BringPeopleAsync(Guid from, Guid to, CancellationToken cancellationToken)
    {
        await RoundLock.TakeAloneAsync(db, to, cancellationToken);
        if (await db.Participants.AnyAsync(p => p.RoundId == to, cancellationToken))
        {
            return;
        }

        var groups = await db.RoundGroups.Where(g => g.RoundId == to).ToDictionaryAsync(g => g.Key, g => g.Id, cancellationToken);
        var units = await db.RoundUnits.Where(u => u.RoundId == to).ToDictionaryAsync(u => u.Name, u => u.Id, cancellationToken);
        var people = await db.Participants.AsNoTracking().Where(p => p.RoundId == from && p.Email != null && !p.Withdrawn)
            .Select(p => new { p.OrganisationId, p.Name, p.Email, Group = p.Group!.Key, Unit = p.Unit == null ? null : p.Unit.Name, p.Language })
            .ToListAsync(cancellationToken);
        db.Participants.AddRange(people.Select(person => new Participant
        {
            Id = Guid.NewGuid(),
            OrganisationId = person.OrganisationId,
            RoundId = to,
            Name = person.Name,
            Email = person.Email,
            RoundGroupId = groups[person.Group],
            RoundUnitId = person.Unit is { } unit ? units[unit] : null,
            Language = person.Language,
        }));
        await db.SaveChangesAsync(cancellationToken);
    }

    private RoundContent ContentOf(Round round, string editionKey, IReadOnlyCollection<string> names)
    {
        var (opensOn, closesOn) = Repetition.Days(round.OpensOn, round.ClosesOn, StockholmDays.Today(time));
        return new RoundContent
        {
            Name = Repetition.Name(round.Name, round.OpensOn.Year, opensOn.Year, names, Round.NameMaxLength),
            EditionKey = editionKey,
            Depth = round.Depth,
            Anonymity = round.Anonymity,
            Weighting = round.Weighting,
            // The installation may have come to promise more since.
            MinimumGroup = Math.Max(round.MinimumGroup, privacy.Value.MinimumGroup),
            Groups = [.. round.Groups.OrderBy(g => g.Position).Select(g => new RoundGroupChoice(g.Key, [.. g.Areas.Select(a => a.AreaNumber).Order()]))],
            Units = [.. round.Units.OrderBy(u => u.Position).Select(u => u.Name)],
            OpensOn = opensOn,
            ClosesOn = closesOn,
            TargetPercent = round.TargetPercent,
            Reminders = round.Reminders,
        };
    }

    private static bool AskAlike(FrameworkEdition before, FrameworkEdition after) =>
        after.SameScaleAs(before) && !EditionChanges.Between(before, after).Any(change => change.ChangesAnswers);
}
