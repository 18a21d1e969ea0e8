using System.Globalization;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>Reads an edition from an Excel file and collects every fault on the way instead of stopping at the first.</summary>
internal sealed class EditionWorkbookReader
{
    private const string Nowhere = "-";

    private readonly List<EditionSheetFault> _faults = [];
    private readonly Dictionary<string, string> _cells = [];

    private EditionWorkbookReader()
    {
    }

    public static EditionWorkbookReading Read(ReadOnlyMemory<byte> file)
    {
        var (workbook, fault) = WorkbookFile.Open(file, WorkbookKind.Edition);
        if (workbook is null)
        {
            return new EditionWorkbookReading(null, [new EditionSheetFault(EditionSheetFaultKind.File) { File = fault }]);
        }

        using (workbook)
        {
            var reader = new EditionWorkbookReader();
            var edition = reader.ReadAll(workbook);
            return new EditionWorkbookReading(edition, reader._faults) { Cells = reader._cells };
        }
    }

    private FrameworkEdition? ReadAll(XLWorkbook workbook)
    {
        var sheets = EditionSheets.All.Select(name => SheetReader.Open(workbook, name, _faults)).ToList();
        if (sheets.Contains(null))
        {
            return null;
        }

        var fields = sheets[0]!.Fields();
        var areaRows = sheets[1]!.Rows();
        var subAreaRows = sheets[2]!.Rows();
        var questionRows = sheets[3]!.Rows();
        if (_faults.Exists(fault => fault.Kind is EditionSheetFaultKind.MissingColumn or EditionSheetFaultKind.DuplicateColumn or EditionSheetFaultKind.TooManyRows))
        {
            return null;
        }

        _cells[""] = fields[EditionColumn.Key].Address;
        Place("", fields, ("key", EditionColumn.Key), ("name.sv", EditionColumn.NameSv), ("name.en", EditionColumn.NameEn), ("maxPoints", EditionColumn.MaxPoints));
        for (var level = 0; level < EditionRules.Levels; level++)
        {
            _cells[$"levelShares[{level}]"] = fields[EditionColumn.Share0 + level].Address;
        }

        var questions = Questions(questionRows, subAreaRows);
        return new FrameworkEdition(
            fields[EditionColumn.Key].Text(),
            new LocalizedText(fields[EditionColumn.NameSv].Text(), fields[EditionColumn.NameEn].Text()),
            fields[EditionColumn.Assessable].YesOrNo(),
            fields[EditionColumn.MaxPoints].Number(),
            [.. Enumerable.Range(0, EditionRules.Levels).Select(level => fields[EditionColumn.Share0 + level].Number())],
            Areas(areaRows, subAreaRows, questions));
    }

    private Area[] Areas(List<SheetRow> areaRows, List<SheetRow> subAreaRows, ILookup<string, SheetRow> questions)
    {
        var numbers = areaRows.ConvertAll(row => row[EditionColumn.Number].Whole());
        foreach (var row in subAreaRows)
        {
            var code = row[EditionColumn.Code].Text();
            if (code.Length > 0 && !numbers.Contains(AreaOf(code)))
            {
                row[EditionColumn.Code].Fault(EditionSheetFaultKind.UnknownArea, code);
                // It belongs nowhere, but its own faults are told all the same.
                SubArea(row, Nowhere, questions);
            }
        }

        return
        [
            .. areaRows.Select((row, index) =>
            {
                var place = $"areas[{index}]";
                Place(place, row, ("", EditionColumn.Number), ("number", EditionColumn.Number), ("name.sv", EditionColumn.NameSv), ("name.en", EditionColumn.NameEn), ("maxPoints", EditionColumn.MaxPoints));
                // Of two rows with one number, which is a fault of its own, the first has the sub-areas.
                var own = numbers.IndexOf(numbers[index]) == index
                    ? subAreaRows.Where(subArea => AreaOf(subArea[EditionColumn.Code].Text()) == numbers[index])
                    : [];
                return new Area(
                    numbers[index],
                    new LocalizedText(row[EditionColumn.NameSv].Text(), row[EditionColumn.NameEn].Text()),
                    row[EditionColumn.MaxPoints].Number(),
                    [.. own.Select((subArea, at) => SubArea(subArea, $"{place}.subAreas[{at}]", questions))]);
            }),
        ];
    }

    private SubArea SubArea(SheetRow row, string place, ILookup<string, SheetRow> questions)
    {
        Place(place, row, ("", EditionColumn.Code), ("code", EditionColumn.Code), ("name.sv", EditionColumn.NameSv), ("name.en", EditionColumn.NameEn), ("maxPoints", EditionColumn.MaxPoints));
        var code = row[EditionColumn.Code].Text();
        return new SubArea(
            code,
            new LocalizedText(row[EditionColumn.NameSv].Text(), row[EditionColumn.NameEn].Text()),
            row[EditionColumn.Aliases].Lines(),
            row[EditionColumn.MaxPoints].Number(),
            [.. questions[code].Select((question, at) => Question(question, $"{place}.questions[{at}]"))]);
    }

    private Question Question(SheetRow row, string place)
    {
        Place(
            place,
            row,
            ("", EditionColumn.Code),
            ("code", EditionColumn.Code),
            ("text", EditionColumn.Text),
            ("why", EditionColumn.Why),
            ("evidence", EditionColumn.Interview),
            ("groups", EditionColumn.Groups),
            ("weight", EditionColumn.Weight),
            ("levels", EditionColumn.Level0));
        for (var level = 0; level < EditionRules.Levels; level++)
        {
            _cells[$"{place}.levels[{level}]"] = row[EditionColumn.Level0 + level].Address;
        }

        List<EvidenceHint> evidence = [];
        foreach (var kind in Enum.GetValues<EvidenceKind>())
        {
            var cell = row[EditionSheets.ColumnOf(kind)];
            if (cell.Text() is { Length: > 0 } hint)
            {
                _cells[$"{place}.evidence[{evidence.Count}]"] = cell.Address;
                evidence.Add(new EvidenceHint(kind, hint));
            }
        }

        return new Question(
            row[EditionColumn.Code].Text(),
            row[EditionColumn.Core].YesOrNo(),
            row[EditionColumn.Text].Text(),
            row[EditionColumn.Why].Text(),
            evidence,
            row[EditionColumn.Groups].Groups(),
            row[EditionColumn.Weight].Number(),
            [.. Enumerable.Range(0, EditionRules.Levels).Select(level => new RubricLevel(row[EditionColumn.Level0 + level].Text()))]);
    }

    private ILookup<string, SheetRow> Questions(List<SheetRow> rows, List<SheetRow> subAreaRows)
    {
        var known = subAreaRows.Select(row => row[EditionColumn.Code].Text()).ToHashSet();
        foreach (var row in rows)
        {
            var cell = row[EditionColumn.SubArea];
            if (!known.Contains(cell.Text()))
            {
                cell.Fault(EditionSheetFaultKind.UnknownSubArea, cell.Text());
                Question(row, Nowhere);
            }
        }

        return rows.ToLookup(row => row[EditionColumn.SubArea].Text());
    }

    private void Place(string place, SheetRow row, params (string Field, EditionColumn Column)[] fields)
    {
        foreach (var (field, column) in fields)
        {
            _cells[place.Length == 0 || field.Length == 0 ? place + field : $"{place}.{field}"] = row[column].Address;
        }
    }

    private static int AreaOf(string code) =>
        int.TryParse(code.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
