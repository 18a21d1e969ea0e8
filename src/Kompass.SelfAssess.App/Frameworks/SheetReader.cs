using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>One sheet of an edition's workbook: finds its columns in either language, and notes what cannot be read.</summary>
internal sealed class SheetReader(IXLWorksheet sheet, string name, List<EditionSheetFault> faults)
{
    private const int MaxRows = 2000;
    private const int MaxColumns = 60;

    /// <returns>Null, and a fault, where there is no such sheet.</returns>
    public static SheetReader? Open(XLWorkbook workbook, string name, List<EditionSheetFault> faults)
    {
        var names = EditionSheets.Languages.Select(language => language.Sheet(name)).ToList();
        var sheet = workbook.Worksheets.FirstOrDefault(sheet => names.Contains(sheet.Name.Trim(), StringComparer.OrdinalIgnoreCase));
        if (sheet is null)
        {
            faults.Add(new EditionSheetFault(EditionSheetFaultKind.MissingSheet, "", string.Join(" / ", names.Distinct())));
            return null;
        }

        foreach (var merged in sheet.MergedRanges)
        {
            faults.Add(new EditionSheetFault(EditionSheetFaultKind.MergedCells, $"{sheet.Name}!{merged.RangeAddress.ToStringRelative()}"));
        }

        return new SheetReader(sheet, name, faults);
    }

    /// <summary>The first sheet: one field per row, named in the first column.</summary>
    public SheetRow Fields()
    {
        var last = LastRow();
        var found = new Dictionary<EditionColumn, SheetCellReader>();
        for (var row = 1; row <= last; row++)
        {
            Take(found, sheet.Cell(row, 1), sheet.Cell(row, 2));
        }

        return Complete(found);
    }

    /// <summary>The other sheets: one header row, then one item per row; rows with nothing in them are passed over.</summary>
    public List<SheetRow> Rows()
    {
        var last = LastRow();
        var headers = new Dictionary<EditionColumn, SheetCellReader>();
        for (var column = 1; column <= Math.Min(MaxColumns, sheet.LastColumnUsed()?.ColumnNumber() ?? 0); column++)
        {
            Take(headers, sheet.Cell(1, column), sheet.Cell(1, column));
        }

        Complete(headers);
        List<SheetRow> rows = [];
        for (var row = 2; row <= last; row++)
        {
            var cells = headers.ToDictionary(header => header.Key, header => new SheetCellReader(sheet.Cell(row, header.Value.Column), faults));
            if (cells.Values.Any(cell => !cell.IsEmpty))
            {
                rows.Add(new SheetRow(cells));
            }
        }

        return rows;
    }

    private int LastRow()
    {
        var last = sheet.LastRowUsed(XLCellsUsedOptions.Contents)?.RowNumber() ?? 0;
        if (last <= MaxRows)
        {
            return last;
        }

        faults.Add(new EditionSheetFault(EditionSheetFaultKind.TooManyRows, $"{sheet.Name}!A{last}", MaxRows.ToString(CultureInfo.InvariantCulture)));
        return 0;
    }

    private void Take(Dictionary<EditionColumn, SheetCellReader> found, IXLCell label, IXLCell content)
    {
        var text = label.HasFormula ? "" : label.GetString().Trim();
        foreach (var column in EditionSheets.ColumnsOf(name))
        {
            if (EditionSheets.Languages.Any(language => language.Header(column).Equals(text, StringComparison.OrdinalIgnoreCase))
                && !found.TryAdd(column, new SheetCellReader(content, faults)))
            {
                faults.Add(new EditionSheetFault(EditionSheetFaultKind.DuplicateColumn, $"{sheet.Name}!{label.Address}", text));
            }
        }
    }

    private SheetRow Complete(Dictionary<EditionColumn, SheetCellReader> found)
    {
        foreach (var column in EditionSheets.ColumnsOf(name).Where(column => !found.ContainsKey(column)))
        {
            faults.Add(new EditionSheetFault(
                EditionSheetFaultKind.MissingColumn, $"{sheet.Name}!1", string.Join(" / ", EditionSheets.Languages.Select(language => language.Header(column)).Distinct())));
        }

        return new SheetRow(found);
    }
}

/// <summary>The cells of one item by what they say.</summary>
internal sealed class SheetRow(IReadOnlyDictionary<EditionColumn, SheetCellReader> cells)
{
    public SheetCellReader this[EditionColumn column] => cells[column];
}

/// <summary>One cell, read once for what it should be; what it is not is noted with its address.</summary>
internal sealed class SheetCellReader(IXLCell cell, List<EditionSheetFault> faults)
{
    private const int MaxDecimals = 12;
    private const decimal MaxNumber = 100_000;

    private static readonly string[] ErrorValues = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"];

    private string? _text;
    private decimal? _number;
    private bool? _yes;

    /// <summary>#REF! and the like.</summary>
    public static bool IsErrorValue(string text) => ErrorValues.Contains(text);

    public int Column => cell.Address.ColumnNumber;

    public string Address => $"{cell.Worksheet.Name}!{cell.Address}";

    public bool IsEmpty => !cell.HasFormula && string.IsNullOrWhiteSpace(cell.GetString());

    public string Text() => _text ??= OneLine(Raw());

    public string[] Lines() => [.. Raw().Split('\n').Select(OneLine).Where(line => line.Length > 0)];

    public bool YesOrNo()
    {
        var word = Raw();
        _yes ??= word.ToUpperInvariant() switch
        {
            "JA" or "YES" or "TRUE" or "SANT" => true,
            "NEJ" or "NO" or "FALSE" or "FALSKT" => false,
            _ => Fault(EditionSheetFaultKind.NotYesOrNo, word, false),
        };
        return _yes.Value;
    }

    public decimal Number() => _number ??= ReadNumber();

    public int Whole()
    {
        var number = Number();
        return number == decimal.Truncate(number) ? (int)number : Fault(EditionSheetFaultKind.NumberOutOfRange, "", 0);
    }

    public string[] Groups()
    {
        List<string> groups = [];
        foreach (var word in Raw().Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var key = RoleGroups.All.FirstOrDefault(key => key.Equals(word, StringComparison.OrdinalIgnoreCase)
                || EditionSheets.Languages.Any(language => language.Words.Group(key).Equals(word, StringComparison.OrdinalIgnoreCase)));
            if (key is null)
            {
                Fault(EditionSheetFaultKind.UnknownGroup, word);
            }
            else
            {
                groups.Add(key);
            }
        }

        return [.. groups];
    }

    public void Fault(EditionSheetFaultKind kind, string detail)
    {
        var fault = new EditionSheetFault(kind, Address, detail.Length > 80 ? $"{detail[..80]}…" : detail);
        if (!faults.Contains(fault))
        {
            faults.Add(fault);
        }
    }

    private T Fault<T>(EditionSheetFaultKind kind, string detail, T instead)
    {
        Fault(kind, detail);
        return instead;
    }

    /// <summary>What stands there as text, whatever Excel has made of it.</summary>
    private string Raw()
    {
        if (cell.HasFormula)
        {
            return Fault(EditionSheetFaultKind.Formula, "", "");
        }

        return cell.DataType switch
        {
            XLDataType.Text when ErrorValues.Contains(cell.GetString()) => Fault(EditionSheetFaultKind.ErrorValue, cell.GetString(), ""),
            XLDataType.Text => EditionWorkbook.Plain(cell.GetString().Trim()),
            XLDataType.Boolean => cell.GetBoolean() ? "TRUE" : "FALSE",
            XLDataType.Number => ((decimal)Math.Clamp(cell.GetDouble(), -1e15, 1e15)).ToString("0.#############", CultureInfo.InvariantCulture),
            _ => Fault(EditionSheetFaultKind.BecameDate, "", ""),
        };
    }

    private string OneLine(string text) => text.Trim() is var line && line.Any(char.IsControl) ? Fault(EditionSheetFaultKind.UnreadableText, "", "") : line;

    private decimal ReadNumber()
    {
        var text = Raw();
        if (text.Length == 0 && faults.Exists(fault => fault.Cell == Address))
        {
            return 0;
        }

        var percent = text.EndsWith('%');
        // Numbers written as text: a decimal comma, and spaces of any kind.
        var plain = string.Concat(text.TrimEnd('%').Where(sign => !char.IsWhiteSpace(sign))).Replace(',', '.');
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return Fault(EditionSheetFaultKind.NotNumber, text, 0m);
        }

        number = percent ? number / 100 : number;
        return number is >= 0 and <= MaxNumber && number == decimal.Round(number, MaxDecimals)
            ? number
            : Fault(EditionSheetFaultKind.NumberOutOfRange, text, 0m);
    }
}
