using System.Globalization;
using BenchmarkDotNet.Attributes;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Steering;
using Kompass.SelfAssess.Benchmarks.Load;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.Benchmarks.Exports;

/// <summary>The workbook of a round with 5 000 respondents and 150 questions against ClosedXML alone writing the same cells.</summary>
public class WorkbookBenchmark
{
    private SteeringContent _content = null!;
    private List<(string Name, List<(int Row, int Column, object Value)> Cells)> _cells = null!;

    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    [Benchmark(Baseline = true)]
    public long ClosedXmlAlone()
    {
        using var workbook = new XLWorkbook();
        foreach (var (name, cells) in _cells)
        {
            var sheet = workbook.AddWorksheet(name);
            foreach (var (row, column, value) in cells)
            {
                sheet.Cell(row, column).SetValue(value);
            }
        }

        var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.Length;
    }

    [Benchmark]
    public long Workbook() => Write().Length;

    private async Task SetUpAsync()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await LargeRound.CreateAsync(database);
        await scenario.CloseAsync();
        _content = (await scenario.WithAsync<SteeringReader, SteeringContent?>(reader => reader.LoadAsync(scenario.RoundId, default)))!;
        var stream = Write();
        stream.Position = 0;
        using var workbook = new XLWorkbook(stream);
        _cells = [.. workbook.Worksheets.Select(sheet => (sheet.Name, sheet.CellsUsed().Select(cell => (cell.Address.RowNumber, cell.Address.ColumnNumber, cell.HasFormula ? cell.CachedValue : cell.Value)).ToList()))];
        Console.WriteLine($"// {_cells.Sum(sheet => sheet.Cells.Count)} cells on {_cells.Count} sheets, {stream.Length / 1000} kB");
    }

    private MemoryStream Write()
    {
        var stream = new MemoryStream();
        new SteeringWorkbook(TimeProvider.System).Write(_content, CultureInfo.GetCultureInfo("sv"), stream);
        return stream;
    }
}
