using System.Globalization;
using ClosedXML.Excel;
using CsvHelper;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>The sheet of actions saved as text, as spreadsheet programs do: a header line, semicolons, quotation marks around line breaks.</summary>
internal static class PlanTextFile
{
    public static (PlanSheetReading? Reading, IReadOnlyList<PlanSheetFault> Faults) Read(ReadOnlyMemory<byte> file, Guid planId)
    {
        if (file.Span.StartsWith("PK"u8) || file.Span.StartsWith("%PDF"u8) || ParticipantText.Decode(file.Span) is not { } text)
        {
            return (null, [new PlanSheetFault(PlanSheetFaultKind.File) { File = WorkbookFault.NotSheet }]);
        }

        text = text.TrimStart('\ufeff').ReplaceLineEndings("\n");
        var named = text.StartsWith("sep=;\n", StringComparison.OrdinalIgnoreCase);
        List<string[]> records;
        try
        {
            records = Records(named ? text[6..] : text);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return (null, [new PlanSheetFault(PlanSheetFaultKind.File) { File = WorkbookFault.Damaged }]);
        }

        return Read(records, named ? 2 : 1, planId);
    }

    private static (PlanSheetReading? Reading, IReadOnlyList<PlanSheetFault> Faults) Read(List<string[]> records, int first, Guid planId)
    {
        List<PlanSheetFault> faults = [];
        var header = records.Count > 0 ? records[0] : [];
        var columns = PlanWorkbookReader.Headers(header.Select((cell, at) => (cell.Trim(), at, $"{Letter(at)}{first}")), faults);
        if (columns.Count == 0)
        {
            return (null, [new PlanSheetFault(PlanSheetFaultKind.NotSheet)]);
        }

        if (records.Count > PlanWorkbookReader.MaxRows + 1)
        {
            faults.Add(new PlanSheetFault(PlanSheetFaultKind.TooManyRows, "", PlanWorkbookReader.MaxRows.ToString(CultureInfo.InvariantCulture)));
        }

        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var reading = new PlanSheetReading(
            "",
            columns.ToDictionary(column => column.Key, column => Letter(column.Value)),
            [.. records.Skip(1).Select((record, at) => Row(record, first + at + 1, columns)).OfType<PlanSheetRow>()]);
        return PlanWorkbookReader.Foreign(reading, planId, null) is { } foreign ? (null, [foreign]) : (reading, []);
    }

    private static PlanSheetRow? Row(string[] record, int row, Dictionary<PlanColumn, int> columns)
    {
        var cells = new Dictionary<PlanColumn, string>();
        var faults = new Dictionary<PlanColumn, PlanSheetFault>();
        foreach (var (column, at) in columns.Where(column => column.Value < record.Length))
        {
            var text = PlanText.Lines(record[at]);
            if (SheetCellReader.IsErrorValue(text))
            {
                faults.Add(column, new PlanSheetFault(PlanSheetFaultKind.ErrorValue, $"{Letter(at)}{row}", text));
            }
            else if (text.Length > 0)
            {
                cells.Add(column, EditionWorkbook.Plain(text));
            }
        }

        return cells.Count + faults.Count > 0 ? new PlanSheetRow(row, cells) { Faults = faults } : null;
    }

    private static List<string[]> Records(string text)
    {
        using var reader = CsvReader.FromText(text, CsvReaderOptions.Default with
        {
            Separator = Separator(text),
            HasHeader = false,
            IncludeValuesInExceptions = false,
        });
        var records = new List<string[]>();
        while (records.Count <= PlanWorkbookReader.MaxRows + 1 && reader.Read())
        {
            records.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return records;
    }

    private static char Separator(string text) => text.Split('\n', 2)[0] is var header && header.Contains(';', StringComparison.Ordinal) ? ';'
        : header.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';

    private static string Letter(int at) => XLHelper.GetColumnLetterFromNumber(at + 1);
}
