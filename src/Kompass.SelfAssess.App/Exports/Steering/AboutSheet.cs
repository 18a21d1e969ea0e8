namespace Kompass.SelfAssess.App.Exports.Steering;

/// <summary>Where the numbers come from, what is not shown, what the signs and marks mean, and the method in short.</summary>
internal sealed class AboutSheet(SteeringContent content, SteeringTexts texts, TimeProvider clock)
{
    public BookSheet Build()
    {
        var about = BookTables.From(
            new AboutTable(content.Result, texts.Export, clock).Build(content.Comparison), texts["TableAbout"], texts["AboutTitle"],
            new BookColumn("name", texts.Export["Measure"], 28), new BookColumn("value", texts.Export["Value"], 72));
        return new BookSheet(
            texts.Export["SheetAbout"],
            texts["AboutTitle"],
            [content.Organisation],
            [about with { Rows = [.. about.Rows, .. Marks().Select(row => Row(texts[$"About{row}"], texts[$"About{row}Text"]))], Filter = false }])
        { Landscape = false };
    }

    private IEnumerable<string> Marks()
    {
        yield return "Fixed";
        yield return "Formulas";
        yield return "Protected";
        yield return "Paper";
        yield return "Points";
        yield return "Contributions";
        yield return "Disagreement";
        yield return "Gate";
        if (content.Forecast is not null)
        {
            yield return "Forecast";
        }
    }

    private static BookCell[] Row(string name, string text) => [SheetCell.Text(name), SheetCell.Text(text)];
}
