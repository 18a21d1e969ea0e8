using System.Globalization;
using Kompass.SelfAssess.App.Exports.Orders;

namespace Kompass.SelfAssess.App.Exports.Raw;

/// <summary>
/// Every answer of a closed, named round, one per row. What a respondent of an anonymous round said belongs to nobody and is in no file
/// (design 6).
/// </summary>
internal sealed class RawAnswerExport(FileOrderService orders, RawAnswerReader reader, TimeProvider clock)
{
    /// <returns>Why there is no such file; null when it is made.</returns>
    public async Task<Refused?> MakeAsync(Guid roundId, FileOrderKind kind, CultureInfo culture, FileOrderClaim claim, CancellationToken cancellationToken)
    {
        if (await orders.RawAnswersRefusalAsync(roundId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var texts = new RawTexts(culture);
        var round = await reader.OpenAsync(roundId, cancellationToken);
        await claim.BeginAsync(round.Rows, cancellationToken);
        var stream = new PieceStream();
        var done = 0;
        using (IStreamedFile file = kind == FileOrderKind.RawAnswersText ? new StreamedText(stream) : new StreamedWorkbook(stream))
        {
            var rows = new RawRows(round, texts);
            file.Begin(texts["SheetAnswers"], RawRows.Columns(texts));
            await foreach (var respondent in reader.ReadAsync(round, cancellationToken))
            {
                foreach (var row in rows.Of(respondent))
                {
                    file.Row(row);
                    done++;
                }

                await PassOnAsync(stream, claim, done, cancellationToken);
            }

            file.Add(RawTables.Questions(round, texts));
            file.Add(RawTables.About(round, done, texts, clock));
        }

        await PassOnAsync(stream, claim, done, cancellationToken);
        if (stream.TakeRest() is { } rest)
        {
            await claim.AddAsync(rest, done, cancellationToken);
        }

        await claim.FinishAsync(FileName(texts.Format("FileName", round.Head.Name)) + FileOrderFormats.Ending(kind), cancellationToken);
        return null;
    }

    private static async Task PassOnAsync(PieceStream stream, FileOrderClaim claim, int done, CancellationToken cancellationToken)
    {
        while (stream.Take() is { } piece)
        {
            await claim.AddAsync(piece, done, cancellationToken);
        }

        await claim.ProgressAsync(done, cancellationToken);
    }

    private static string FileName(string name)
    {
        const int Room = 10;
        var clean = string.Concat(name.Select(sign => char.IsControl(sign) || "\\/:*?\"<>|".Contains(sign, StringComparison.Ordinal) ? ' ' : sign)).Trim();
        return clean.Length > FileOrder.FileNameMaxLength - Room ? clean[..(FileOrder.FileNameMaxLength - Room)] : clean;
    }
}
