using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>
/// The coordinator's side of a live blind re-vote: lets people in by a code, starts a ballot on an item, and reveals or breaks it off.
/// Each ballot is a vote of its own, cast anew by everybody who is there and told beforehand to be shown; no vote of one is carried over to
/// the next. Its counts are therefore not held back because another ballot on the same item had one voter fewer: the two are not sums over
/// the same answers, and whoever came late is one of those who may all have changed their minds.
/// </summary>
public sealed class VotingService(KompassDbContext db, RoundCatalogue rounds, VotingBoard.Memory memory, TimeProvider time)
{
    /// <summary>How long a code can be used, and so the longest meeting.</summary>
    public static readonly TimeSpan CodeLasts = TimeSpan.FromHours(12);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Lets people in by a new code. The one before, if any, is of no more use; those who came in by it stay.</summary>
    public async Task<Outcome<string>> OpenJoiningAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var (workshop, refusal) = await FindClosedAsync(roundId, cancellationToken);
        if (workshop is null)
        {
            return refusal!;
        }

        var code = JoinCode.Mint();
        while (await db.Workshops.IgnoreQueryFilters([KompassDbContext.TenantFilter]).AnyAsync(w => w.JoinCode == code, cancellationToken))
        {
            code = JoinCode.Mint();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (workshop.UntilUtc is not { } until || until <= Now)
        {
            // A new meeting does not count those of the last one.
            await db.WorkshopVoters.Where(v => v.WorkshopId == workshop.Id).ExecuteDeleteAsync(cancellationToken);
        }

        var ends = Now + CodeLasts;
        await db.Workshops.Where(w => w.Id == workshop.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.JoinCode, code).SetProperty(w => w.JoinCodeUntilUtc, ends), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        memory.Forget(workshop.Id);
        return code;
    }

    /// <summary>Nobody more comes in; those who are there go on voting.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> CloseJoiningAsync(Guid roundId, CancellationToken cancellationToken) =>
        await db.Workshops.Where(w => w.RoundId == roundId).ExecuteUpdateAsync(set => set.SetProperty(w => w.JoinCode, (string?)null), cancellationToken) == 0
            ? new Refused(RefusalCode.NotFound)
            : null;

    /// <summary>Ends the meeting: an open ballot is broken off, and the keys of all voters go. It may be begun again under a new code.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> EndAsync(Guid roundId, CancellationToken cancellationToken)
    {
        if (await FindAsync(roundId, cancellationToken) is not { } workshop)
        {
            return new Refused(RefusalCode.NotFound);
        }

        foreach (var ballot in await db.Ballots.Where(b => b.WorkshopId == workshop.Id && b.State == BallotState.Open).Select(b => b.Id).ToListAsync(cancellationToken))
        {
            await DiscardAsync(roundId, ballot, cancellationToken);
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            await db.Workshops.Where(w => w.Id == workshop.Id).ExecuteUpdateAsync(
                set => set.SetProperty(w => w.JoinCode, (string?)null).SetProperty(w => w.JoinCodeUntilUtc, (DateTime?)null).SetProperty(w => w.CurrentItemId, (int?)null),
                cancellationToken);
            await db.WorkshopVoters.Where(v => v.WorkshopId == workshop.Id).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        memory.Forget(workshop.Id);
        await DeletedText.ForgetVotesAsync(db, cancellationToken);
        return null;
    }

    /// <summary>Starts a ballot on an item and puts it on the voters' screens. Asked twice it is the same ballot.</summary>
    /// <returns>The ballot's id.</returns>
    public async Task<Outcome<Guid>> StartAsync(Guid roundId, int itemId, CancellationToken cancellationToken)
    {
        var (workshop, refusal) = await FindClosedAsync(roundId, cancellationToken);
        if (workshop is null)
        {
            return refusal!;
        }

        if (!await db.WorkshopItems.AnyAsync(i => i.Id == itemId && i.WorkshopId == workshop.Id, cancellationToken))
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (workshop.UntilUtc is not { } until || until <= Now)
        {
            return new Refused(RefusalCode.MeetingNotBegun);
        }

        using var turn = await WriterQueue.EnterAsync(db, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, workshop.Id, cancellationToken);
        if (await db.Ballots.AsNoTracking().SingleOrDefaultAsync(b => b.WorkshopId == workshop.Id && b.State == BallotState.Open, cancellationToken) is { } open)
        {
            return open.ItemId == itemId ? open.Id : new Refused(RefusalCode.AnotherBallotOpen);
        }

        var last = await db.Ballots.Where(b => b.WorkshopId == workshop.Id && b.ItemId == itemId).MaxAsync(b => (int?)b.Number, cancellationToken) ?? 0;
        var ballot = new Ballot
        {
            Id = Guid.NewGuid(),
            OrganisationId = workshop.OrganisationId,
            WorkshopId = workshop.Id,
            ItemId = itemId,
            Number = last + 1,
            OpenedUtc = Now,
        };
        db.Ballots.Add(ballot);
        await db.SaveChangesAsync(cancellationToken);
        await db.Workshops.Where(w => w.Id == workshop.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.CurrentItemId, itemId), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        memory.Forget(workshop.Id);
        return ballot.Id;
    }

    /// <summary>
    /// Counts the votes into the ballot and deletes them. Whoever was told that the vote is in is counted, whoever comes later is refused: the
    /// lock is the one that every vote takes, too. Asked twice it is done once.
    /// </summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> RevealAsync(Guid roundId, Guid ballotId, CancellationToken cancellationToken)
    {
        var (workshop, refusal) = await FindClosedAsync(roundId, cancellationToken);
        if (workshop is null)
        {
            return refusal;
        }

        var minimum = (await rounds.FindAsync(roundId, cancellationToken))!.Head.MinimumGroup;
        return await FinishAsync(workshop, ballotId, BallotState.Revealed, () => CountAsync(ballotId, minimum, cancellationToken), cancellationToken);
    }

    /// <summary>Breaks the ballot off; no vote is counted and all are deleted.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> DiscardAsync(Guid roundId, Guid ballotId, CancellationToken cancellationToken)
    {
        if (await FindAsync(roundId, cancellationToken) is not { } workshop)
        {
            return new Refused(RefusalCode.NotFound);
        }

        return await FinishAsync(workshop, ballotId, BallotState.Discarded, () => TakeAwayAsync(workshop.Id, ballotId, cancellationToken), cancellationToken);
    }

    /// <summary>What the coordinator's page of an item shows.</summary>
    /// <returns>Null where there is no such item.</returns>
    public async Task<VotingRoom?> RoomAsync(Guid roundId, string partCode, CancellationToken cancellationToken)
    {
        if (await FindAsync(roundId, cancellationToken) is not { } workshop || await rounds.FindAsync(roundId, cancellationToken) is not { } round)
        {
            return null;
        }

        var items = await db.WorkshopItems.AsNoTracking()
            .Where(i => i.WorkshopId == workshop.Id && (i.PartCode == partCode || db.Ballots.Any(b => b.ItemId == i.Id && b.State == BallotState.Open)))
            .ToListAsync(cancellationToken);
        if (items.Find(i => i.PartCode == partCode) is not { } item
            || VotedItem.Find(round.Edition.Edition, item.Id, item.PartKind, item.PartCode) is not { } voted)
        {
            return null;
        }

        var ballots = await db.Ballots.AsNoTracking()
            .Where(b => b.WorkshopId == workshop.Id && (b.State == BallotState.Open || (b.State == BallotState.Revealed && b.ItemId == item.Id)))
            .OrderByDescending(b => b.Number).ToListAsync(cancellationToken);
        var open = ballots.Find(b => b.State == BallotState.Open);
        var elsewhere = open is not null && open.ItemId != item.Id ? items.Find(i => i.Id == open.ItemId) : null;
        return new VotingRoom
        {
            WorkshopId = workshop.Id,
            Item = voted,
            Minimum = round.Head.MinimumGroup,
            RoundClosed = workshop.RoundState == RoundState.Closed,
            JoinCode = workshop.UntilUtc > Now ? workshop.JoinCode : null,
            UntilUtc = workshop.UntilUtc > Now ? workshop.UntilUtc : null,
            Joined = await db.WorkshopVoters.CountAsync(v => v.WorkshopId == workshop.Id, cancellationToken),
            OpenBallot = open?.ItemId == item.Id ? open.Id : null,
            Voted = open?.ItemId == item.Id ? await db.Votes.CountAsync(v => v.BallotId == open.Id, cancellationToken) : 0,
            Elsewhere = elsewhere is null ? null : VotedItem.Find(round.Edition.Edition, elsewhere.Id, elsewhere.PartKind, elsewhere.PartCode),
            Results = Counts([.. ballots.Where(b => b.State == BallotState.Revealed)], round.Head.MinimumGroup),
        };
    }

    /// <summary>Every revealed ballot on a part, the last one first.</summary>
    public async Task<IReadOnlyList<BallotCounts>> ResultsAsync(Guid roundId, Part part, CancellationToken cancellationToken)
    {
        var rows = await db.Ballots.AsNoTracking()
            .Where(b => b.State == BallotState.Revealed
                && db.Workshops.Any(w => w.Id == b.WorkshopId && w.RoundId == roundId)
                && db.WorkshopItems.Any(i => i.Id == b.ItemId && i.PartKind == part.Kind && i.PartCode == part.Code))
            .OrderByDescending(b => b.Number).ToListAsync(cancellationToken);
        return rows.Count == 0 || await rounds.FindAsync(roundId, cancellationToken) is not { } round ? [] : Counts(rows, round.Head.MinimumGroup);
    }

    /// <summary>Numbered as they were revealed: one that was broken off leaves no gap.</summary>
    private static List<BallotCounts> Counts(List<Ballot> revealed, int minimum) =>
        [.. revealed.Select((ballot, index) => BallotCounts.From(ballot, revealed.Count - index, minimum))];

    private async Task<Refused?> FinishAsync(
        FoundWorkshop workshop, Guid ballotId, BallotState wanted, Func<Task> finish, CancellationToken cancellationToken)
    {
        using (await WriterQueue.EnterAsync(db, cancellationToken))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await RoundLock.TakeAloneAsync(db, ballotId, cancellationToken);
            var state = await db.Ballots.Where(b => b.Id == ballotId && b.WorkshopId == workshop.Id).Select(b => (BallotState?)b.State).SingleOrDefaultAsync(cancellationToken);
            if (state != BallotState.Open)
            {
                return state is null ? new Refused(RefusalCode.NotFound) : state == wanted ? null : new Refused(RefusalCode.BallotOver);
            }

            await finish();
            await db.Votes.Where(v => v.BallotId == ballotId).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        memory.Forget(workshop.Id);
        await DeletedText.ForgetVotesAsync(db, cancellationToken);
        return null;
    }

    private async Task CountAsync(Guid ballotId, int minimum, CancellationToken cancellationToken)
    {
        var counts = await db.Votes.Where(v => v.BallotId == ballotId).GroupBy(v => v.Value).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var votes = counts.Values.Sum();
        // What may not be shown is not even stored.
        int? Of(byte value) => votes >= minimum ? counts.GetValueOrDefault(value) : null;
        var (c0, c1, c2, c3, c4, c5, dontKnow) = (Of(0), Of(1), Of(2), Of(3), Of(4), Of(5), Of(BallotBox.DontKnow));
        var now = Now;
        await db.Ballots.Where(b => b.Id == ballotId).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.State, BallotState.Revealed).SetProperty(b => b.RevealedUtc, now).SetProperty(b => b.Votes, votes)
                .SetProperty(b => b.Count0, c0).SetProperty(b => b.Count1, c1).SetProperty(b => b.Count2, c2).SetProperty(b => b.Count3, c3)
                .SetProperty(b => b.Count4, c4).SetProperty(b => b.Count5, c5).SetProperty(b => b.CountDontKnow, dontKnow),
            cancellationToken);
    }

    private async Task TakeAwayAsync(Guid workshopId, Guid ballotId, CancellationToken cancellationToken)
    {
        await db.Ballots.Where(b => b.Id == ballotId).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BallotState.Discarded), cancellationToken);
        await db.Workshops.Where(w => w.Id == workshopId).ExecuteUpdateAsync(set => set.SetProperty(w => w.CurrentItemId, (int?)null), cancellationToken);
    }

    private async Task<(FoundWorkshop? Workshop, Refused? Refusal)> FindClosedAsync(Guid roundId, CancellationToken cancellationToken) =>
        await FindAsync(roundId, cancellationToken) switch
        {
            null => (null, new Refused(RefusalCode.NotFound)),
            { RoundState: RoundState.Closed } workshop => (workshop, null),
            _ => (null, new Refused(RefusalCode.NotClosed)),
        };

    private Task<FoundWorkshop?> FindAsync(Guid roundId, CancellationToken cancellationToken) => db.Workshops.Where(w => w.RoundId == roundId)
        .Select(w => new FoundWorkshop(
            w.Id, w.OrganisationId, w.JoinCode, w.JoinCodeUntilUtc, db.Rounds.Where(r => r.Id == roundId).Select(r => r.State).Single()))
        .SingleOrDefaultAsync(cancellationToken);

    private sealed record FoundWorkshop(Guid Id, int OrganisationId, string? JoinCode, DateTime? UntilUtc, RoundState RoundState);
}
