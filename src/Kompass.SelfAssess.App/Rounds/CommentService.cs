using System.Buffers.Binary;
using System.Security.Cryptography;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Comments of a closed round, under the gate: never with group or unit, never two that can be seen to be the same person's.</summary>
public sealed class CommentService(KompassDbContext db, RoundCatalogue rounds)
{
    /// <param name="roundId">Which round.</param>
    /// <param name="coordinator">True for the coordinator, who reviews: sees what awaits that, and what is hidden.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    public async Task<CommentList> ListAsync(Guid roundId, bool coordinator, CancellationToken cancellationToken)
    {
        if (await rounds.FindAsync(roundId, cancellationToken) is not { } round
            || await db.Rounds.Where(r => r.Id == roundId && (r.State == RoundState.Closed || r.State == RoundState.Confirmed))
                .Select(r => (bool?)r.CommentsReviewed).SingleOrDefaultAsync(cancellationToken) is not { } reviewed)
        {
            return new CommentList(Withheld: true, null, []);
        }

        var submitted = db.Responses.Where(r => r.RoundId == roundId && r.Submitted);
        var respondents = await submitted.CountAsync(cancellationToken);
        if (!Shown(respondents))
        {
            return new CommentList(Withheld: true, respondents, []);
        }

        var answered = await submitted.SelectMany(r => r.Answers).Where(a => a.Value != AnswerValue.Unanswered)
            .GroupBy(a => a.QuestionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var written = await submitted.SelectMany(r => r.Answers)
            .Where(a => (a.Comment != null || a.EvidenceLink != null) && (coordinator || !a.CommentHidden))
            .Select(a => new { a.ResponseId, a.QuestionId, a.Comment, a.EvidenceKind, a.EvidenceLink, a.CommentHidden })
            .ToListAsync(cancellationToken);
        int Least(int questionId) => Math.Min(respondents, answered.GetValueOrDefault(questionId));
        return new CommentList(
            Withheld: false,
            respondents,
            [
                .. written.Where(a => Shown(Least(a.QuestionId)))
                    .Select(a => new CommentRow(
                        IdOf(a.ResponseId, a.QuestionId), round.QuestionCodes[a.QuestionId], a.Comment, a.EvidenceKind, a.EvidenceLink, a.CommentHidden)
                    {
                        AwaitsReview = !reviewed && !MayShow(Least(a.QuestionId), reviewed: false),
                    })
                    .OrderBy(row => row.Id, StringComparer.Ordinal),
            ])
        {
            // Of every question with an answer, written on or not: that nothing was written is not told either.
            SomeWithheld = answered.Keys.Concat(written.Select(a => a.QuestionId)).Any(id => !Shown(Least(id))),
        };

        bool Shown(int people) => MayShow(people, reviewed || coordinator);

        bool MayShow(int people, bool reviewed) => DisclosureGate.MayShowFreeText(people, reviewed, round.Head.MinimumGroup);
    }

    /// <summary>The coordinator has gone through what fewer than ten stand behind: from here everybody sees what is not hidden.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> ReviewedAsync(Guid roundId, CancellationToken cancellationToken) =>
        await db.Rounds.Where(r => r.Id == roundId && (r.State == RoundState.Closed || r.State == RoundState.Confirmed))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.CommentsReviewed, true), cancellationToken) == 0
            ? new Refused(RefusalCode.NotClosed)
            : null;

    /// <summary>Hides a comment from everyone, or shows it again.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> HideAsync(Guid roundId, string commentId, bool hidden, CancellationToken cancellationToken)
    {
        var written = await db.Responses.Where(r => r.RoundId == roundId && r.Submitted).SelectMany(r => r.Answers)
            .Where(a => a.Comment != null || a.EvidenceLink != null).Select(a => new { a.ResponseId, a.QuestionId }).ToListAsync(cancellationToken);
        if (written.Find(a => IdOf(a.ResponseId, a.QuestionId) == commentId) is not { } found)
        {
            return new Refused(RefusalCode.CommentUnknown);
        }

        await db.Answers.Where(a => a.ResponseId == found.ResponseId && a.QuestionId == found.QuestionId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.CommentHidden, hidden), cancellationToken);
        return null;
    }

    /// <summary>Says nothing of the response, whose key is 62 random bits that are never shown; sorting by it is a random order.</summary>
    private static string IdOf(long responseId, int questionId)
    {
        Span<byte> key = stackalloc byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(key, responseId);
        BinaryPrimitives.WriteInt32LittleEndian(key[8..], questionId);
        return Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 12));
    }
}

/// <param name="Withheld">True where too few have answered for comments to be shown, or the round is not closed.</param>
/// <param name="Respondents">How many responses there are; null where the round is not closed.</param>
/// <param name="Comments">In random order.</param>
public sealed record CommentList(bool Withheld, int? Respondents, IReadOnlyList<CommentRow> Comments)
{
    /// <summary>True where too few answered a question for what was written on it to be shown.</summary>
    public bool SomeWithheld { get; init; }
}

/// <param name="Id">Opaque; goes back when it is to be hidden.</param>
/// <param name="QuestionCode">Question.</param>
/// <param name="Text">What was written.</param>
/// <param name="EvidenceKind">Where it can be seen.</param>
/// <param name="EvidenceLink">What shows it: an address or a name, as the respondent wrote it.</param>
/// <param name="Hidden">True where it is hidden from other readers.</param>
public sealed record CommentRow(string Id, string QuestionCode, string? Text, EvidenceKind? EvidenceKind, string? EvidenceLink, bool Hidden)
{
    /// <summary>True where only the coordinator sees it, until it is reviewed.</summary>
    public bool AwaitsReview { get; init; }
}
