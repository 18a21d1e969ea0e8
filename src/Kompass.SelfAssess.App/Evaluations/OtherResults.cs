using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Results of other municipalities, and which of them the own one compares itself with.</summary>
public sealed class OtherResults(KompassDbContext db, EvaluationService evaluations, EditionCatalogue catalogue)
{
    /// <summary>More columns than these nobody can read beside each other.</summary>
    public const int MostPeers = 6;

    /// <summary>Every municipality that can be chosen, in order of name.</summary>
    public async Task<IReadOnlyList<PeerChoice>> ChoicesAsync(CancellationToken cancellationToken)
    {
        var published = await PublishedAsync(await evaluations.ListAsync(cancellationToken), cancellationToken);
        var chosen = await db.BenchmarkPeers.Select(peer => peer.Municipality).ToListAsync(cancellationToken);
        return
        [
            .. Latest([.. published, .. await SharedAsync(cancellationToken)])
                .Select(result => new PeerChoice(result.Municipality, result, chosen.Contains(result.Municipality))),
        ];
    }

    /// <summary>Chooses these instead of those before. A name that cannot be chosen any more is left out.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> ChooseAsync(IReadOnlyCollection<string> municipalities, CancellationToken cancellationToken)
    {
        if (db.Tenant.OrganisationId is not { } own)
        {
            return new Refused(RefusalCode.NotFound);
        }

        var possible = (await ChoicesAsync(cancellationToken)).Select(choice => choice.Municipality).ToHashSet();
        var wanted = municipalities.Where(possible.Contains).ToHashSet();
        if (wanted.Count > MostPeers)
        {
            return new Refused(RefusalCode.TooManyPeers, MostPeers.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var kept = await db.BenchmarkPeers.ToListAsync(cancellationToken);
        db.BenchmarkPeers.RemoveRange(kept.Where(peer => !wanted.Contains(peer.Municipality)));
        db.BenchmarkPeers.AddRange(wanted.Where(name => !kept.Exists(peer => peer.Municipality == name)).Select(name => new BenchmarkPeer { OrganisationId = own, Municipality = name }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
    }

    /// <summary>Public results of others than the own municipality, by whatever name it goes; newest first.</summary>
    internal async Task<IReadOnlyList<OtherResult>> PublishedAsync(IReadOnlyList<EvaluationView> all, CancellationToken cancellationToken)
    {
        var name = await db.Organisations.Where(o => o.Id == db.Tenant.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(cancellationToken);
        List<string> names = [.. all.Where(evaluation => evaluation.Own).Select(evaluation => evaluation.Municipality).Append(name ?? "").Distinct()];
        return
        [
            .. all.Where(evaluation => !evaluation.Own && !names.Exists(own => MunicipalityName.Compare(evaluation.Municipality, own) != MunicipalityMatch.Different))
                .Select(evaluation => new OtherResult(
                    evaluation, evaluation.Municipality, evaluation.Year, evaluation.Month, false, ResultProfile.Of(evaluation.Result, evaluation.Edition))),
        ];
    }

    /// <summary>Estimates that other municipalities share, newest first; none for one that does not share itself.</summary>
    internal async Task<IReadOnlyList<OtherResult>> SharedAsync(CancellationToken cancellationToken)
    {
        var rows = await db.SharedEstimates.AsNoTracking().Include(shared => shared.Parts).AsSplitQuery()
            .Where(shared => shared.OrganisationId != db.Tenant.OrganisationId).OrderByDescending(shared => shared.ConfirmedUtc).ToListAsync(cancellationToken);
        var shared = new List<OtherResult>();
        foreach (var row in rows)
        {
            if (await catalogue.FindAsync(row.Edition, cancellationToken) is { } edition)
            {
                var day = StockholmDays.DayOf(row.ConfirmedUtc);
                shared.Add(new OtherResult(null, row.Municipality, day.Year, day.Month, row.Simulated, Profile(row, edition.Edition)));
            }
        }

        return shared;
    }

    /// <summary>The chosen ones, each by its latest official result, of the family where it has one there, or else by what it shares.</summary>
    internal async Task<IReadOnlyList<OtherResult>> ChosenAsync(
        IReadOnlyList<OtherResult> published, IReadOnlyList<OtherResult> shared, EditionFamily family, CancellationToken cancellationToken)
    {
        var names = await db.BenchmarkPeers.Select(peer => peer.Municipality).ToListAsync(cancellationToken);
        return Latest([
            .. names.SelectMany(name => published.Concat(shared).Where(result => result.Municipality == name)
                .OrderByDescending(result => result.Official && family.Keys.Contains(result.Profile.Edition.Key)).ThenByDescending(result => result.Official)
                .ThenByDescending(result => (result.Year, result.Month ?? 0)).Take(1))]);
    }

    /// <summary>The latest of every municipality, an official one before an estimate, in order of name.</summary>
    internal static IReadOnlyList<OtherResult> Latest(IEnumerable<OtherResult> results) =>
    [
        .. results.GroupBy(result => result.Municipality)
            .Select(municipality => municipality.OrderByDescending(result => result.Official).ThenByDescending(result => (result.Year, result.Month ?? 0)).First())
            .OrderBy(result => result.Municipality, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv"), ignoreCase: true)),
    ];

    private static ResultProfile Profile(SharedEstimate shared, FrameworkEdition edition)
    {
        var points = shared.Parts.ToDictionary(part => part.SubAreaCode is { } code ? Part.SubArea(code) : Part.Area(part.Area), part => part.Points);
        if (shared.Total is { } total)
        {
            points.Add(Part.Total, total);
        }

        return new ResultProfile(edition, points);
    }
}
