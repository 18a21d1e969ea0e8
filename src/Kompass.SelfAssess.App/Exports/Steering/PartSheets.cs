using Kompass.SelfAssess.App.Exports.Charts;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>Areas, sub-areas and questions: each number computed from the sheet below it.</summary>
internal sealed class PartSheets
{
    private readonly SteeringContent _content;
    private readonly SteeringNumbers _numbers;
    private readonly SteeringTexts _texts;
    private readonly PartColumns _columns;
    private readonly Dictionary<Part, Area> _areas;
    private readonly Dictionary<Part, SubArea> _subAreas;

    public PartSheets(SteeringContent content, SteeringNumbers numbers, SteeringTexts texts)
    {
        (_content, _numbers, _texts) = (content, numbers, texts);
        _columns = new PartColumns(numbers, texts, content.Result.Plan.Minimum);
        _areas = numbers.Edition.Areas.ToDictionary(area => Part.Area(area.Number));
        _subAreas = numbers.Edition.SubAreas.ToDictionary(subArea => Part.SubArea(subArea.Code));
        Questions = MakeQuestions();
        SubAreas = MakeSubAreas();
        Areas = MakeAreas();
    }

    public BookTable Questions { get; }

    public BookTable SubAreas { get; }

    public BookTable Areas { get; }

    /// <summary>The cell with the total on the sheet of areas.</summary>
    public string TotalCell(string column) => $"{BookTables.Sheet(AreasName)}!{Letter(Areas, column, absolute: true)}${BookSheet.FirstRow + _areas.Count}";

    /// <summary>The cell of an area.</summary>
    public string AreaCell(int index, string column) => $"{BookTables.Sheet(AreasName)}!{Letter(Areas, column, absolute: true)}${BookSheet.FirstRow + index}";

    public string AreasName => _texts.Export["SheetAreas"];

    public string SubAreasName => _texts.Export["SheetSubAreas"];

    public string QuestionsName => _texts.Export["SheetQuestions"];

    public IEnumerable<BookSheet> All()
    {
        var sources = new SourceWords(_content, _texts);
        yield return new BookSheet(AreasName, _texts["AreasTitle"], [_texts["AreasLead"], sources.Line], [Areas, Radar()]) { FrozenColumns = 2, OnePage = true };
        yield return new BookSheet(SubAreasName, _texts["SubAreasTitle"], [_texts["SubAreasLead"], sources.Line], [SubAreas]) { FrozenColumns = 2 };
        yield return new BookSheet(_texts["SheetBars"], _texts["BarsHeading"], [_texts["BarsTitle"], sources.Line], [Bars()]) { OnePage = true };
        yield return new BookSheet(QuestionsName, _texts["QuestionsTitle"], [_texts["QuestionsLead"], _texts["QuestionsLead2"]], [Questions]) { FrozenColumns = 1 };
    }

    private BookTable MakeAreas()
    {
        var name = SubAreasName;
        string Sum(Part part, At at) => $"SUMIFS({SubAreas.Range(name, "points")},{SubAreas.Range(name, "area")},{at["nr"]})";
        var table = BookTables.Build(
            _texts["TableAreas"],
            _texts["AreasTitle"],
            _areas.Keys,
            [
                Column<Part>.Of("nr", _texts["Number"], 5, part => SheetCell.Whole(_areas[part].Number)),
                Column<Part>.Of("name", _texts.Export["Area"], 32, part => SheetCell.Text(_texts.Name(_areas[part].Name))),
                .. _columns.Estimate(Sum),
                .. _columns.Beside(),
                .. _columns.Answers(subAreas: false),
            ]);
        var total = BookTables.Build("t", "", [Part.Total], Total(table), firstRow: BookSheet.FirstRow + _areas.Count);
        return table with { Total = total.Rows[0] };
    }

    /// <summary>The total has the columns of the areas, and adds them.</summary>
    private List<Column<Part>> Total(BookTable areas)
    {
        var (first, last) = (BookSheet.FirstRow, BookSheet.FirstRow + _areas.Count - 1);
        var points = Letter(areas, "points");
        return
        [
            Column<Part>.Of("nr", _texts["Number"], 5, _ => SheetCell.Blank),
            Column<Part>.Of("name", _texts.Export["Area"], 34, _ => SheetCell.Text(_texts.Export["LevelTotal"])),
            .. _columns.Estimate((_, _) => $"SUM({points}{first}:{points}{last})"),
            .. _columns.Beside(),
            .. _columns.Answers(subAreas: false),
        ];
    }

    private BookTable MakeSubAreas()
    {
        var name = QuestionsName;
        // A code such as 1.1 is a number to a criterion, and so is 1.10: the questions are found by the dot that follows.
        string Sum(Part part, At at) => $"{at["max"]}*SUMIFS({Questions.Range(name, "contribution")},{Questions.Range(name, "code")},{at["code"]}&\".*\")";
        return BookTables.Build(
            _texts["TableSubAreas"],
            _texts["SubAreasTitle"],
            _subAreas.Keys,
            [
                Column<Part>.Of("code", _texts.Export["Code"], 6, part => SheetCell.Text(_subAreas[part].Code)),
                Column<Part>.Of("name", _texts.Export["SubArea"], 40, part => SheetCell.Text(_texts.Name(_subAreas[part].Name))),
                Column<Part>.Of("area", _texts.Export["Area"], 8, part => SheetCell.Whole(_subAreas[part].AreaNumber)),
                .. _columns.Estimate(Sum),
                .. _columns.Beside(),
                .. _columns.Answers(subAreas: true),
            ]);
    }

    /// <summary>As on every other sheet of a result, but what is held back of a contribution says so.</summary>
    private BookTable MakeQuestions()
    {
        var table = BookTables.From(
            new ResultTables(_content.Result, _texts.Export).Questions(),
            _texts["TableQuestions"],
            _texts["QuestionsTitle"],
            new BookColumn("code", _texts.Export["Code"], 7),
            new BookColumn("name", _texts.Export["SubArea"], 28),
            new BookColumn("question", _texts.Export["Question"], 50),
            new BookColumn("weight", _texts.Export["Weight"], 6),
            new BookColumn("n", _texts.Export["N"], 9),
            new BookColumn("mean", _texts.Export["MeanShare"], 12) { Bar = true },
            new BookColumn("contribution", _texts.Export["Contribution"], 12),
            new BookColumn("split", _texts.Export["Disagreement"], 11),
            new BookColumn("dontKnow", _texts.Export["DontKnow"], 8),
            new BookColumn("why", _texts.Export["WhyWithheld"], 24));
        var at = table.PlaceOf("contribution") - 1;
        var rows = ResultRows.Questions(_content.Result.Edition, _content.Result.Round.Depth, _numbers.Estimate)
            .Select(row => _numbers.Contribution(row.SubArea, row.Question))
            .Zip(table.Rows, (contribution, row) => (IReadOnlyList<BookCell>)[.. row.Take(at), new BookCell(contribution), .. row.Skip(at + 1)]);
        return (table with { Rows = [.. rows] }).OnPaper("code", "name", "question", "n", "mean", "contribution", "split", "dontKnow");
    }

    private BookTable Radar()
    {
        var labels = _numbers.Edition.Areas.ToDictionary(area => Part.Area(area.Number), area => $"{area.Number} {_texts.ShortName(_numbers.Edition, area)}");
        return new ShareChart(_numbers, _texts).Build(_texts["TableRadar"], ChartKind.Radar, _texts["RadarTitle"], _areas.Keys, part => part.Code, part => labels[part], Areas) with
        {
            Heading = _texts["RadarHeading"],
        };
    }

    private BookTable Bars() =>
        new ShareChart(_numbers, _texts).Build(
            _texts["TableBars"], ChartKind.Bars, _texts["BarsTitle"], _subAreas.Keys, part => part.Code, part => _texts.Name(_subAreas[part].Name), SubAreas, SubAreasName);

    private static string Letter(BookTable table, string column, bool absolute = false) =>
        (absolute ? "$" : "") + ClosedXML.Excel.XLHelper.GetColumnLetterFromNumber(table.PlaceOf(column));
}
