using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What the head of every page of a round shows, and which of its pages this is.</summary>
public sealed record RoundPage(
    Guid Id,
    string Name,
    RoundState State,
    RoundDepth Depth,
    Anonymity Anonymity,
    DateOnly OpensOn,
    DateOnly ClosesOn,
    DateTime? ClosedUtc,
    DateTime? ConfirmedUtc,
    bool Simulated,
    int Version,
    int EditionId)
{
    public RoundTab Tab { get; init; }

    /// <summary>Last step of the crumbs, where the page is not one of the tabs.</summary>
    public string? Crumb { get; init; }

    /// <summary>The page between the round and this one, where there is one.</summary>
    public Crumb? Via { get; init; }

    /// <summary>The page's own heading and what it leads with; without them the last step of the crumbs, or the round's name, is the heading.</summary>
    public string? Heading { get; init; }

    public string? Lead { get; init; }

    /// <summary>One line under the state: how many answered, of which edition.</summary>
    public string? Facts { get; init; }

    public Area? Area { get; init; }

    /// <summary>True where an earlier round has closed, so that there is a change to speak of.</summary>
    public bool HasEarlier { get; init; }

    public bool HasResult => State is RoundState.Closed or RoundState.Confirmed;

    public string Address => $"/omgangar/{Id}";

    /// <summary>The round in the organisation that is signed in; null where there is none, so that another's is "not found".</summary>
    public static Task<RoundPage?> FindAsync(KompassDbContext db, Guid id, RoundTab tab, CancellationToken cancellationToken) => db.Rounds
        .Where(round => round.Id == id)
        .Select(round => new RoundPage(
            round.Id, round.Name, round.State, round.Depth, round.Anonymity, round.OpensOn, round.ClosesOn, round.ClosedUtc,
            round.ConfirmedUtc, round.Simulated, round.Version, round.EditionId)
        {
            Tab = tab,
            HasEarlier = db.Rounds.Any(earlier => earlier.Id != round.Id && earlier.ClosedUtc < round.ClosedUtc
                && (earlier.State == RoundState.Closed || earlier.State == RoundState.Confirmed)),
        })
        .SingleOrDefaultAsync(cancellationToken);
}

public enum RoundTab
{
    About,
    Participants,
    Mails,
    Result,
    Comparison,
    Consensus,
    Change,
    Comments,
    Files,
    None,
}
