using System.Collections.Concurrent;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>
/// What all voters' screens show. Hundreds ask every other second, so it is read at most once a second and process; nothing is decided by it,
/// a vote asks the database.
/// </summary>
public sealed class VotingBoard(KompassDbContext db, RoundCatalogue rounds, VotingBoard.Memory memory, TimeProvider time)
{
    /// <summary>The last that was read, by workshop; of the whole process.</summary>
    public sealed class Memory
    {
        private const int TidyAbove = 500;

        private readonly ConcurrentDictionary<Guid, Slot> slots = new();

        internal Slot For(Guid workshopId)
        {
            if (slots.Count > TidyAbove)
            {
                slots.Clear();
            }

            return slots.GetOrAdd(workshopId, _ => new Slot());
        }

        /// <summary>Somebody of this process has changed it.</summary>
        internal void Forget(Guid workshopId) => slots.TryRemove(workshopId, out _);
    }

    internal sealed class Slot
    {
        public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

        public SemaphoreSlim Gate { get; } = new(1);

        public (VotingState State, long ReadAt)? Last { get; set; }

        public VotingState? Current(int organisationId) =>
            Last is var (state, readAt) && Environment.TickCount64 - readAt < Fresh.TotalMilliseconds && state.OrganisationId == organisationId ? state : null;
    }

    /// <param name="workshopId">Workshop of the organisation that the scope works for.</param>
    /// <param name="newest">True where what is a second old will not do.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    public async Task<VotingState> ReadAsync(Guid workshopId, bool newest, CancellationToken cancellationToken)
    {
        if (db.Tenant.OrganisationId is not { } organisationId)
        {
            return new VotingState { WorkshopId = workshopId, OrganisationId = 0, Over = true };
        }

        if (newest)
        {
            memory.Forget(workshopId);
        }

        var slot = memory.For(workshopId);
        if (slot.Current(organisationId) is { } current)
        {
            return current;
        }

        // One asks, and the others who came meanwhile take its answer.
        await slot.Gate.WaitAsync(cancellationToken);
        try
        {
            if (slot.Current(organisationId) is not { } state)
            {
                var askedAt = Environment.TickCount64;
                state = await LoadAsync(workshopId, organisationId, cancellationToken);
                slot.Last = (state, askedAt);
            }

            return state;
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private async Task<VotingState> LoadAsync(Guid workshopId, int organisationId, CancellationToken cancellationToken)
    {
        var row = await db.Workshops.AsNoTracking().Where(w => w.Id == workshopId)
            .Select(w => new
            {
                w.RoundId,
                w.JoinCodeUntilUtc,
                RoundState = db.Rounds.Where(r => r.Id == w.RoundId).Select(r => r.State).Single(),
                Item = db.WorkshopItems.Where(i => i.Id == w.CurrentItemId).Select(i => new { i.Id, i.PartKind, i.PartCode }).FirstOrDefault(),
                Last = db.Ballots.Where(b => b.WorkshopId == w.Id && b.ItemId == w.CurrentItemId && b.State != BallotState.Discarded)
                    .OrderByDescending(b => b.Number).FirstOrDefault(),
                Revealed = db.Ballots.Count(b => b.WorkshopId == w.Id && b.ItemId == w.CurrentItemId && b.State == BallotState.Revealed),
            })
            .SingleOrDefaultAsync(cancellationToken);
        var state = new VotingState { WorkshopId = workshopId, OrganisationId = organisationId, Over = true };
        if (row is null || await rounds.FindAsync(row.RoundId, cancellationToken) is not { } round)
        {
            return state;
        }

        state = state with { Organisation = round.Head.OrganisationName, Round = round.Head.Name };
        if (row.RoundState != RoundState.Closed || row.JoinCodeUntilUtc is not { } until || until <= time.GetUtcNow().UtcDateTime)
        {
            return state;
        }

        return state with
        {
            Over = false,
            Item = row.Item is null ? null : VotedItem.Find(round.Edition.Edition, row.Item.Id, row.Item.PartKind, row.Item.PartCode),
            OpenBallot = row.Last is { State: BallotState.Open } open ? open.Id : null,
            Result = row.Last is { State: BallotState.Revealed } last ? BallotCounts.From(last, row.Revealed, round.Head.MinimumGroup) : null,
        };
    }
}
