using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Exports.Charts;
using Kompass.SelfAssess.App.Exports.Reports;

namespace Kompass.SelfAssess.App.Tests.Exports.Reports;

/// <summary>A report with a block of every kind, and the file that is made of it.</summary>
internal static class SampleReport
{
    public static readonly DateTime Written = new(2026, 3, 21, 9, 0, 0, DateTimeKind.Utc);

    public static ReportDocument Build(string language = "sv") => new(
        "Självvärdering",
        "Våren 2026",
        language,
        [new ReportFact("Kommun", "Karlskoga"), new ReportFact("Omgång", "Våren 2026")],
        [
            new ReportHeading(1, "Sammanfattning") { NewPage = true },
            new ReportParagraph("Uppskattningen är 512 poäng.", ReportTextKind.Lead),
            new ReportParagraph("Ett stycke\nmed en ny rad och ett tecken \u0007 som inte får finnas."),
            new ReportTable("Poäng per område", Numbers("Områden", -3.25)),
            new ReportHeading(2, "Mer"),
            new ReportList(["Ett", "Två"]),
            new ReportList(["Första", "Andra"], Numbered: true),
            new ReportChart("Staplar", Chart(ChartKind.Bars)),
            new ReportHeading(3, "Djupast"),
            new ReportTable("En till", Numbers("Fler", 8)),
            new ReportHeading(1, "Förslag till beslut") { NewPage = true },
            new ReportParagraph("Ett förslag.", ReportTextKind.Note),
            new ReportParagraph("Nämnden beslutar", ReportTextKind.Decision),
            new ReportList(["Nämnden noterar.", "Nämnden ger i uppdrag."], Numbered: true) { Kind = ReportTextKind.Decision },
            new ReportChart("Hjulet", Chart(ChartKind.Radar)),
            new ReportChart("Läget", Chart(ChartKind.StackedBars)),
        ])
    {
        Running = "Karlskoga · Våren 2026",
        Author = "Karlskoga",
    };

    public static MemoryStream Write(ReportDocument? report = null, byte[]? template = null)
    {
        var stream = new MemoryStream();
        WordReport.Write(report ?? Build(), template, Written, stream);
        stream.Position = 0;
        return stream;
    }

    public static WordprocessingDocument Open(ReportDocument? report = null, byte[]? template = null) => WordprocessingDocument.Open(Write(report, template), isEditable: false);

    /// <summary>What Word would object to.</summary>
    public static IEnumerable<string> Faults(WordprocessingDocument package) =>
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}");

    private static Table Numbers(string name, double value) => new(
        name,
        [new TableColumn("Område", 30), new TableColumn("Poäng", 10), new TableColumn("Datum", 12)],
        [
            [SheetCell.Text("Styrning\nmed rad"), SheetCell.Number(value, NumberForm.Points), SheetCell.Date(new DateOnly(2026, 3, 1))],
            [SheetCell.Text("=1+1"), SheetCell.Withheld, SheetCell.Missing],
        ]);

    private static Chart Chart(ChartKind kind) => new(
        kind, "Poäng", "Styrning 51, Kvalitet saknas.", ["Styrning", "Kvalitet", "Samspel"], [new ChartSeries("Uppskattad", SeriesLook.Estimate, [0.51, null, 0.4])])
    {
        Form = NumberForm.Percent,
        Max = 1,
    };
}
