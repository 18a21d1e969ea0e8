using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Reads the cells of a filled-in template: notes where each value stood, and which cells cannot be read.</summary>
internal sealed partial class TemplateCells
{
    private const int MaxRows = 2000;
    private const int CellsTold = 10;
    private const decimal MostPoints = 10_000;

    private readonly List<EditionSheetFault> _faults = [];
    private readonly List<(RefusalCode Code, string Cell)> _refused = [];
    private readonly List<ReportLine> _lines = [];

    /// <summary>The cells that were read, one a line.</summary>
    public ReportText Lines => new(_lines);

    /// <summary>What is wrong, each kind once with its cells.</summary>
    public List<Refused> Refusals =>
    [
        .. _refused.Distinct().GroupBy(one => one.Code, one => one.Cell)
            .Select(cells => new Refused(cells.Key, string.Join(", ", cells.Take(CellsTold)) + (cells.Count() > CellsTold ? " …" : ""))),
    ];

    public static int LastRow(IXLWorksheet sheet) => sheet.LastRowUsed(XLCellsUsedOptions.Contents)?.RowNumber() ?? 0;

    public static bool IsCode(string text) => Code().IsMatch(text);

    /// <summary>What keeps a sheet from being read row by row.</summary>
    public void Check(IXLWorksheet sheet)
    {
        if (LastRow(sheet) > MaxRows)
        {
            _refused.Add((RefusalCode.WorkbookTooManyRows, sheet.Name));
        }

        _refused.AddRange(sheet.MergedRanges.Select(merged => (RefusalCode.WorkbookMerged, $"{sheet.Name}!{merged.RangeAddress.ToStringRelative()}")));
    }

    public string Text(IXLCell cell) => Read(cell, reader => reader.Text(), RefusalCode.WorkbookText) ?? "";

    /// <summary>Text that may have line breaks, on one line.</summary>
    public string Paragraph(IXLCell cell) => string.Join(' ', Read(cell, reader => reader.Lines(), RefusalCode.WorkbookText) ?? []);

    /// <summary>Null where the cell is empty, and where it is refused.</summary>
    public decimal? Number(IXLCell cell)
    {
        if (!cell.HasFormula && string.IsNullOrWhiteSpace(cell.GetString()))
        {
            return null;
        }

        var before = _refused.Count;
        var number = Read(cell, reader => reader.Number(), RefusalCode.WorkbookNumber);
        return _refused.Count > before ? null : number <= MostPoints && decimal.Round(number, 2) == number ? number : Refuse<decimal?>(RefusalCode.WorkbookNumber, cell);
    }

    /// <summary>Without a word for it, a person decides at the review.</summary>
    public FindingKind Kind(IXLCell cell)
    {
        var word = Text(cell);
        return word.Length == 0 ? FindingKind.Unsorted : EvaluationSheets.Kinds
            .Where(kind => EvaluationSheets.Languages.Any(language => language.Kind(kind).Equals(word, StringComparison.OrdinalIgnoreCase)))
            .Select(kind => (FindingKind?)kind).FirstOrDefault() ?? RefusedKind(cell);
    }

    public bool Yes(IXLCell cell) => (cell.HasFormula || !string.IsNullOrWhiteSpace(cell.GetString())) && Read(cell, reader => reader.YesOrNo(), RefusalCode.WorkbookChoice);

    /// <summary>Where a value was read.</summary>
    public Passage Quote(IXLCell cell)
    {
        var text = $"{Address(cell)}: {Paragraph(cell)}";
        _lines.Add(new ReportLine(_lines.Count + 1, 1, text, [new ReportCell(text, 0, text.Length)]));
        return new Passage(_lines.Count, _lines.Count);
    }

    public void Refuse(RefusalCode code, IXLCell cell) => _refused.Add((code, Address(cell)));

    public T? Refuse<T>(RefusalCode code, IXLCell cell)
    {
        Refuse(code, cell);
        return default;
    }

    private FindingKind RefusedKind(IXLCell cell)
    {
        Refuse(RefusalCode.WorkbookChoice, cell);
        return FindingKind.Unsorted;
    }

    private T? Read<T>(IXLCell cell, Func<SheetCellReader, T> read, RefusalCode otherwise)
    {
        var before = _faults.Count;
        var value = read(new SheetCellReader(cell, _faults));
        if (_faults.Count > before || _faults.Exists(fault => fault.Cell == Address(cell)))
        {
            Refuse(otherwise, cell);
        }

        return value;
    }

    private static string Address(IXLCell cell) => $"{cell.Worksheet.Name}!{cell.Address}";

    [GeneratedRegex(@"^\d{1,2}\.\d{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
