using System.Runtime.CompilerServices;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>Reads the submitted answers of a round a few respondents at a time: short statements, nothing tracked, memory that does not grow.</summary>
internal sealed class RawAnswerReader(KompassDbContext db, RoundCatalogue rounds)
{
    private const int RespondentsAtOnce = 20;

    public async Task<RawRound> OpenAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var round = await rounds.FindAsync(roundId, cancellationToken) ?? throw new InvalidOperationException("There is no such round.");
        var closed = await db.Rounds.Where(row => row.Id == roundId).Select(row => row.ClosedUtc).SingleAsync(cancellationToken);
        var units = round.Units.Select((unit, index) => (unit.Id, index)).ToDictionary(own => own.Id, own => own.index);
        var groups = round.Groups.Select((group, index) => (group.Id, index)).ToDictionary(own => own.Id, own => own.index);
        var people = await (
            from response in db.Responses
            where response.RoundId == roundId && response.Submitted
            join participant in db.Participants on response.ParticipantId equals participant.Id into participants
            from participant in participants.DefaultIfEmpty()
            select new RawRespondent(response.Id, response.RoundGroupId, response.RoundUnitId, participant == null ? null : participant.Name, participant == null ? null : participant.Email))
            .ToListAsync(cancellationToken);
        return new RawRound(
            round,
            closed,
            [
                .. people.OrderBy(person => groups[person.GroupId]).ThenBy(person => person.UnitId is { } unit ? units[unit] : int.MaxValue)
                    .ThenBy(person => person.Name ?? "", StringComparer.CurrentCulture).ThenBy(person => person.Email, StringComparer.Ordinal).ThenBy(person => person.ResponseId)
                    .Select((person, index) => person with { Number = index + 1 }),
            ]);
    }

    public async IAsyncEnumerable<RawResponse> ReadAsync(RawRound round, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in round.Respondents.Chunk(RespondentsAtOnce))
        {
            var ids = some.Select(person => person.ResponseId).ToList();
            var answers = new Dictionary<(long, int), RawAnswer>();
            await foreach (var answer in db.Answers.Where(answer => ids.Contains(answer.ResponseId))
                .Select(answer => new { answer.ResponseId, answer.QuestionId, Said = new RawAnswer(answer.Value, answer.Comment, answer.CommentHidden, answer.EvidenceKind, answer.EvidenceLink) })
                .AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                answers.Add((answer.ResponseId, answer.QuestionId), answer.Said);
            }

            foreach (var person in some)
            {
                yield return new RawResponse(person, answers);
            }
        }
    }
}

/// <summary>A round whose answers are about to be read.</summary>
internal sealed record RawRound(CataloguedRound Content, DateTime? ClosedUtc, IReadOnlyList<RawRespondent> Respondents)
{
    public AnsweredRound Head => Content.Head;

    /// <summary>How many answers there will be: everything that everybody was asked.</summary>
    public int Rows { get; } = Respondents.GroupBy(person => person.GroupId).Sum(group => group.Count() * Content.Group(group.Key).AskedCodes.Count);
}

/// <summary>One who has submitted; without a name where an open link was used.</summary>
internal sealed record RawRespondent(long ResponseId, int GroupId, int? UnitId, string? Name, string? Email)
{
    public int Number { get; init; }
}

internal readonly record struct RawAnswer(AnswerValue Value, string? Comment, bool CommentHidden, EvidenceKind? EvidenceKind, string? Evidence)
{
    public static RawAnswer None { get; } = new(AnswerValue.Unanswered, null, false, null, null);
}

internal sealed record RawResponse(RawRespondent Person, IReadOnlyDictionary<(long, int), RawAnswer> Answers)
{
    public RawAnswer Of(int questionId) => Answers.TryGetValue((Person.ResponseId, questionId), out var answer) ? answer : RawAnswer.None;
}
