using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kompass.SelfAssess.App.Scoring;

/// <summary>Reads the submitted answers of a round into the table that scoring works on, row by row and without entities: there may be a million.</summary>
public sealed class ResponseMatrixReader(KompassDbContext db, RoundCatalogue rounds)
{
    private const string Answers =
        """
        SELECT a."ResponseId", a."QuestionId", a."Value"
        FROM "Responses" r JOIN "Answers" a ON a."ResponseId" = r."Id"
        WHERE r."RoundId" = @round AND r."OrganisationId" = @organisation AND r."Submitted"
        """;

    public async Task<ResponseMatrix> ReadAsync(Guid roundId, Instrument instrument, StoredEdition edition, CancellationToken cancellationToken)
    {
        var round = await rounds.FindAsync(roundId, cancellationToken) ?? throw new InvalidOperationException("There is no such round.");
        var groupAt = round.Groups.Select((group, index) => (group.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var unitAt = round.Units.Select((unit, index) => (unit.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var responses = await db.Responses.Where(r => r.RoundId == roundId && r.Submitted).OrderBy(r => r.Id)
            .Select(r => new { r.Id, r.RoundGroupId, r.RoundUnitId }).ToListAsync(cancellationToken);

        var columns = instrument.Questions.Select((question, index) => (Id: edition.QuestionIds[question.Code], index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var answers = new AnswerValue[responses.Count * columns.Count];
        var rowAt = new Dictionary<long, int>(responses.Count);
        var blanks = round.Groups.ToDictionary(
            group => group.Id,
            group => instrument.Questions.Select(q => group.AskedCodes.Contains(q.Code) ? AnswerValue.Unanswered : AnswerValue.NotAsked).ToArray());
        for (var row = 0; row < responses.Count; row++)
        {
            rowAt.Add(responses[row].Id, row);
            blanks[responses[row].RoundGroupId].CopyTo(answers, row * columns.Count);
        }

        await FillAsync(roundId, rowAt, columns, answers, cancellationToken);
        return new ResponseMatrix(
            [.. round.Groups.Select(group => group.Key)],
            [.. round.Units.Select(unit => unit.Name)],
            [.. responses.Select(r => groupAt[r.RoundGroupId])],
            [.. responses.Select(r => r.RoundUnitId is { } unit ? unitAt[unit] : -1)],
            answers);
    }

    private async Task FillAsync(
        Guid roundId, Dictionary<long, int> rowAt, Dictionary<int, int> columns, AnswerValue[] answers, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Answers;
        command.AddParameter("@round", roundId);
        command.AddParameter("@organisation", db.Tenant.OrganisationId!.Value);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var cell = (rowAt[reader.GetInt64(0)] * columns.Count) + columns[reader.GetInt32(1)];
                if (answers[cell] != AnswerValue.NotAsked)
                {
                    answers[cell] = (AnswerValue)reader.GetInt16(2);
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
