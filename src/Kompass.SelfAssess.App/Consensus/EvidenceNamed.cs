using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>What evidence was named on one question, by those who chose level 1–5: at level 0 there is nothing to show.</summary>
/// <param name="Answers">Answers at level 1–5.</param>
/// <param name="Named">Of them, those that name a kind or an address.</param>
/// <param name="Interview">Of them, those that name somebody to ask; null where too few answered for free text to be shown.</param>
/// <param name="Document">Those that name a document; null likewise.</param>
/// <param name="Website">Those that name the website; null likewise.</param>
public sealed record EvidenceNamed(int Answers, int Named, int? Interview, int? Document, int? Website)
{
    /// <summary>0–1.</summary>
    public double MissingShare => 1 - ((double)Named / Answers);
}

/// <summary>
/// Counts the evidence of a closed round. A question's count is given only where its distribution is shown (which tells how many chose level
/// 1–5) and these are at least the minimum. Nothing here changes after closing, so it is counted once and kept.
/// </summary>
public sealed class EvidenceCounts(KompassDbContext db, RoundCatalogue rounds, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <summary>Per question code, as far as it may be shown.</summary>
    public async Task<IReadOnlyDictionary<string, EvidenceNamed>> LoadAsync(Guid roundId, Guid rawSnapshotId, DisclosedEstimate raw, CancellationToken cancellationToken)
    {
        var key = (typeof(EvidenceCounts), rawSnapshotId);
        if (cache.TryGetValue(key, out IReadOnlyDictionary<string, EvidenceNamed>? kept))
        {
            return kept!;
        }

        if (await rounds.FindAsync(roundId, cancellationToken) is not { } round)
        {
            return new Dictionary<string, EvidenceNamed>();
        }

        var counted = await db.Responses.Where(r => r.RoundId == roundId && r.Submitted).SelectMany(r => r.Answers)
            .Where(a => a.Value >= AnswerValue.Level1 && a.Value <= AnswerValue.Level5)
            .GroupBy(a => new { a.QuestionId, a.EvidenceKind, Link = a.EvidenceLink != null })
            .Select(g => new { g.Key.QuestionId, g.Key.EvidenceKind, g.Key.Link, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var named = new Dictionary<string, EvidenceNamed>();
        foreach (var question in counted.GroupBy(row => row.QuestionId))
        {
            var code = round.QuestionCodes[question.Key];
            var answers = question.Sum(row => row.Count);
            if (!raw.Distribution(code).Shown || answers < raw.Plan.Minimum)
            {
                continue;
            }

            var freeText = DisclosureGate.MayShowFreeText(answers, reviewed: false, raw.Plan.Minimum);
            int? Of(EvidenceKind kind) => freeText ? question.Where(row => row.EvidenceKind == kind).Sum(row => row.Count) : null;
            named.Add(code, new EvidenceNamed(
                answers,
                question.Where(row => row.EvidenceKind is not null || row.Link).Sum(row => row.Count),
                Of(EvidenceKind.Interview), Of(EvidenceKind.Document), Of(EvidenceKind.Website)));
        }

        return cache.Set(key, named, new MemoryCacheEntryOptions { SlidingExpiration = Kept });
    }

    /// <summary>The share of answers that name none: per question, and per sub-area over the answers to those of its questions that have one.</summary>
    public static IReadOnlyDictionary<Part, double> MissingShares(Instrument instrument, IReadOnlyDictionary<string, EvidenceNamed> named)
    {
        var shares = named.ToDictionary(own => Part.Question(own.Key), own => own.Value.MissingShare);
        foreach (var subArea in instrument.SubAreas)
        {
            var own = subArea.QuestionsFor(instrument.Depth).Where(question => named.ContainsKey(question.Code)).Select(question => named[question.Code]).ToList();
            if (own.Count > 0)
            {
                shares.Add(Part.SubArea(subArea.Code), 1 - ((double)own.Sum(n => n.Named) / own.Sum(n => n.Answers)));
            }
        }

        return shares;
    }
}
