using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>
/// The voter's side of a live blind re-vote: a browser joins by the code on the wall and gets a random key. The only place where a workshop is
/// read before it is known whose it is.
/// </summary>
public sealed class BallotBox(KompassDbContext db, VotingBoard board, TimeProvider time)
{
    /// <summary>Level 0–5 are their own number.</summary>
    public const byte DontKnow = 6;

    /// <summary>Follows a code; the scope then works for the workshop's organisation.</summary>
    /// <returns>Null for every code that leads nowhere, whatever the reason.</returns>
    public async Task<JoinTarget?> FindAsync(string? typed, CancellationToken cancellationToken)
    {
        if (JoinCode.Tidy(typed) is not { } code)
        {
            return null;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var found = await db.Workshops.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(w => w.JoinCode == code && w.JoinCodeUntilUtc > now)
            .Join(db.Rounds.IgnoreQueryFilters([KompassDbContext.TenantFilter]).Where(r => r.State == RoundState.Closed), w => w.RoundId, r => r.Id, (w, r) => new { w, r })
            .Select(row => new JoinTarget(
                row.w.Id, row.w.OrganisationId, db.Organisations.Where(o => o.Id == row.w.OrganisationId).Select(o => o.Name).Single(), row.r.Name))
            .SingleOrDefaultAsync(cancellationToken);
        if (found is not null)
        {
            db.Tenant.Use(found.OrganisationId);
        }

        return found;
    }

    /// <summary>Joins; a browser that has joined before stays the voter it was.</summary>
    /// <param name="target">Where the code led.</param>
    /// <param name="before">What the browser carries of that workshop, if anything.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    public async Task<VoterPass> JoinAsync(JoinTarget target, VoterPass? before, CancellationToken cancellationToken)
    {
        if (before is not null && before.WorkshopId == target.WorkshopId && await KnowsAsync(before, cancellationToken))
        {
            return before;
        }

        var pass = new VoterPass(target.WorkshopId, target.OrganisationId, VoterKey.Mint());
        FormattableString join =
            $"""
             INSERT INTO "WorkshopVoters" ("WorkshopId", "KeyHash", "OrganisationId")
             VALUES ({pass.WorkshopId}, {VoterKey.HashFor(pass.Key, pass.WorkshopId)}, {pass.OrganisationId})
             """;
        await SharedCommit.WriteAsync(db, (context, cancel) => context.Database.ExecuteSqlAsync(join, cancel), cancellationToken);
        return pass;
    }

    /// <summary>Puts a vote in, or another in its place. The same one sent twice is one.</summary>
    /// <returns>True if it is in, and will be counted if the ballot is revealed; false where it came too late or may not be cast.</returns>
    public async Task<bool> CastAsync(VoterPass pass, Guid ballotId, byte value, CancellationToken cancellationToken) =>
        value <= DontKnow && await VoteStatements.CastAsync(db, pass, ballotId, value, cancellationToken);

    /// <summary>What this voter sees.</summary>
    public async Task<VoterView> LookAsync(VoterPass pass, bool newest, CancellationToken cancellationToken)
    {
        var state = await board.ReadAsync(pass.WorkshopId, newest, cancellationToken);
        if (state.Over)
        {
            return new VoterView(state, null);
        }

        var voter = VoterKey.HashFor(pass.Key, pass.WorkshopId);
        var vote = state.OpenBallot is { } ballot ? VoterKey.HashFor(pass.Key, ballot) : null;
        var own = await db.WorkshopVoters.Where(v => v.WorkshopId == pass.WorkshopId && v.KeyHash == voter)
            .Select(v => new { Value = db.Votes.Where(x => x.BallotId == state.OpenBallot && x.KeyHash == vote).Select(x => (byte?)x.Value).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);

        // The meeting that this browser joined is over; another one has begun under a new code.
        return own is null ? new VoterView(state with { Over = true, Item = null, OpenBallot = null, Result = null }, null) : new VoterView(state, own.Value);
    }

    private Task<bool> KnowsAsync(VoterPass pass, CancellationToken cancellationToken)
    {
        var voter = VoterKey.HashFor(pass.Key, pass.WorkshopId);
        return db.WorkshopVoters.AnyAsync(v => v.WorkshopId == pass.WorkshopId && v.KeyHash == voter, cancellationToken);
    }
}
