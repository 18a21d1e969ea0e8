namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>Role groups and units, one row per part, where the round has any.</summary>
internal sealed class SliceSheets(SteeringContent content, SteeringTexts texts)
{
    public IEnumerable<BookSheet> All()
    {
        var tables = new ResultTables(content.Result, texts.Export);
        return new[] { Sheet(tables.Groups(), texts["TableGroups"], texts["GroupsTitle"]), Sheet(tables.Units(), texts["TableUnits"], texts["UnitsTitle"]) }.OfType<BookSheet>();
    }

    private BookSheet? Sheet(Table table, string id, string title) => table.Rows.Count == 0
        ? null
        : new BookSheet(
            table.Name,
            title,
            [texts.Format("SlicesLead", content.Result.Plan.Minimum)],
            [BookTables.From(table, id, title, new BookColumn("share", texts.Export["Share"], 12) { Bar = true }, new BookColumn("name", texts.Export["Name"], 44))])
        { FrozenColumns = 1 };
}
