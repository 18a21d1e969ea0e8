using System.Globalization;
using System.Text;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>A made-up report in one of the layouts that such reports have; as it is, it is like the one of Olofström 2022.</summary>
internal sealed record ReportSketch
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public required FrameworkEdition Edition { get; init; }

    /// <summary>Points by code; what is missing is not printed.</summary>
    public required IReadOnlyDictionary<string, decimal> Points { get; init; }

    public string Municipality { get; init; } = "Olofströms kommun";

    public string Made { get; init; } = "genomfördes i februari månad år 2022";

    public string SummaryText { get; init; } = "";

    public bool Contents { get; init; }

    public bool TableFirst { get; init; }

    public bool BlankLines { get; init; } = true;

    public bool MaximumFirst { get; init; }

    public bool Percent { get; init; }

    public bool Maximum { get; init; } = true;

    public string Between { get; init; } = " ";

    public string Columns { get; init; } = "Uppnått Max";

    /// <summary>What stands before the sum of an area; null for no sum at all.</summary>
    public string? SumLabel { get; init; } = "";

    public string? TotalLabel { get; init; }

    /// <summary>The points in a chapter's header, with {0} for the number; null for none.</summary>
    public string? Header { get; init; } = "{0}";

    /// <summary>Codes whose row is broken before its last word, the numbers alone on the next line.</summary>
    public IReadOnlySet<string> Wrapped { get; init; } = new HashSet<string> { "3.4" };

    public bool TitleWrapped { get; init; } = true;

    public bool Footers { get; init; } = true;

    public Func<SubArea, string> Label { get; init; } = subArea => subArea.Name.Sv;

    public Func<SubArea, decimal> MaximumOf { get; init; } = subArea => subArea.MaxPoints;

    public ReportText Text() => ReportText.FromPlain(Plain());

    public ParsedReport Parsed() => Samples.Report(Text());

    public string Plain()
    {
        var lines = new List<string>();
        if (Contents)
        {
            AddContents(lines);
        }

        lines.AddRange([" 1 Vad är kommunkompassen?", "Kommunkompassen är ett verktyg som SKR använder sedan år 2002. Det reviderades åren 2010, 2016 och 2019/2020.", "De åtta huvudområdena är:"]);
        lines.AddRange(Edition.Areas.Select(area => $"{area.Number}. {area.Name.Sv}"));
        if (TableFirst)
        {
            AddTable(lines);
        }

        lines.AddRange([$" 2. {Municipality} i", "förhållande till", "Kommunkompassen: En", "sammanfattande genomgång", "Utvärderingen", $"Utvärderingen av {Municipality} {Made} och var en genomgång enligt", "Kommunkompassens kriterier.", "Sammanfattning av resultat"]);
        lines.AddRange(SummaryText.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        lines.AddRange(["Alla utvärderingar från 2017 och framåt finns på www.skr.se.", " 3. Detaljerad genomgång per", "område"]);
        foreach (var area in Edition.Areas)
        {
            AddChapter(lines, area);
        }

        if (!TableFirst)
        {
            AddTable(lines);
        }

        return string.Join(BlankLines ? " \n\n" : "\n", lines);
    }

    private void AddContents(List<string> lines)
    {
        lines.AddRange(["Innehåll", "1 Vad är kommunkompassen? 3", $"2. {Municipality} i förhållande till Kommunkompassen 5", "3. Detaljerad genomgång per område 9"]);
        lines.AddRange(Edition.Areas.Select(area => $"Område {area.Number} {area.Name.Sv} {9 + (area.Number * 4)}"));
        lines.Add("4. Översikt av poängfördelning 45");
    }

    private void AddChapter(List<string> lines, Area area)
    {
        lines.AddRange([$" Område {area.Number} {area.Name.Sv}", "Rubriker Poäng"]);
        lines.AddRange(area.SubAreas.Select(subArea => $"• {Label(subArea)}"));
        if (Header is not null)
        {
            lines.Add(string.Format(Swedish, Header, Sum(area)));
        }

        lines.AddRange(["Allmänt", "Kommunens uppdrag är brett. Den har 13 000 invånare och 25 skolor."]);
        if (Footers && area.Number is 2 or 4)
        {
            lines.Add($"Kommunkompassen Analys av {Municipality}  {(area.Number * 5) + 5}");
        }

        foreach (var subArea in area.SubAreas)
        {
            lines.AddRange([Label(subArea), "Kommunen har en riktlinje för detta sedan 2019 och 3 av 10 enheter följer den."]);
        }

        lines.AddRange([" Styrkor Förbättringsmöjligheter", "Tydlig styrmodell", "Följ upp mer"]);
    }

    private void AddTable(List<string> lines)
    {
        lines.AddRange([" 4. Översikt av poängfördelning", $"Nedanstående tabeller visar {Municipality}s resultat fördelat på delfrågor", "inom respektive område"]);
        foreach (var area in Edition.Areas.Where(area => area.SubAreas.Any(subArea => Points.ContainsKey(subArea.Code))))
        {
            AddTitle(lines, area);
            foreach (var subArea in area.SubAreas.Where(subArea => Points.ContainsKey(subArea.Code)))
            {
                AddRow(lines, subArea);
            }

            if (SumLabel is not null)
            {
                lines.Add(SumLabel + Numbers(Sum(area), area.SubAreas.Sum(MaximumOf)));
            }

            if (Footers && area.Number == 3)
            {
                lines.Add($"Kommunkompassen Analys av {Municipality}  55");
            }
        }

        if (TotalLabel is not null)
        {
            lines.Add(TotalLabel + Numbers(Edition.Areas.Sum(Sum), Edition.Areas.Sum(area => area.SubAreas.Sum(MaximumOf))));
        }
    }

    private void AddTitle(List<string> lines, Area area)
    {
        var words = area.Name.Sv.Split(' ');
        if (TitleWrapped && area.Number == 1 && words.Length > 3)
        {
            lines.AddRange([$"1. {string.Join(' ', words[..^1])}", words[^1], Columns]);
        }
        else
        {
            lines.Add($"{area.Number}. {area.Name.Sv}{Between}{Columns.Replace(" ", Between, StringComparison.Ordinal)}");
        }
    }

    private void AddRow(List<string> lines, SubArea subArea)
    {
        var label = $"{subArea.Code} {Label(subArea)}";
        var numbers = Numbers(Points[subArea.Code], MaximumOf(subArea));
        var space = label.LastIndexOf(' ');
        if (Wrapped.Contains(subArea.Code) && space > 4)
        {
            lines.AddRange([label[..space], label[(space + 1)..], numbers]);
        }
        else
        {
            lines.Add($"{label}{Between}{numbers}");
        }
    }

    private string Numbers(decimal own, decimal max)
    {
        var numbers = new StringBuilder();
        string[] both = [own.ToString("0.##", Swedish), max.ToString("0.##", Swedish)];
        numbers.AppendJoin(Between, !Maximum ? both[..1] : MaximumFirst ? [both[1], both[0]] : both);
        if (Percent)
        {
            numbers.Append(Between).Append(Math.Round(own * 100 / max, MidpointRounding.AwayFromZero).ToString("0", Swedish)).Append('%');
        }

        return numbers.ToString();
    }

    private decimal Sum(Area area) => area.SubAreas.Sum(subArea => Points.GetValueOrDefault(subArea.Code));
}
