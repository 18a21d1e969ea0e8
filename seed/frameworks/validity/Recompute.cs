// Recomputes table.md from levels.csv, the question set and the official points:
//   dotnet run seed/frameworks/validity/Recompute.cs
#:property PublishAot=false
#:project ../../../src/Kompass.SelfAssess.Domain/Kompass.SelfAssess.Domain.csproj
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Domain.Rounds;
using Kompass.SelfAssess.Domain.Scoring;

CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
var here = Path.GetDirectoryName(Here())!;
var seed = Path.GetFullPath(Path.Combine(here, "..", ".."));
var json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
var edition = Read<FrameworkEdition>("frameworks/2020-v2.json");
var crosswalk = ReadCrosswalk();
var rows = File.ReadLines(Path.Combine(here, "levels.csv")).Skip(1).Where(line => line.Length > 0)
    .Select(line => line.Split(';'))
    .Select(cells => new Row(cells[0], cells[1], cells[2], cells[3] == "vet ej" ? null : int.Parse(cells[3], CultureInfo.InvariantCulture)))
    .ToList();
var runs = rows.Select(row => row.Run).Distinct().Order(StringComparer.Ordinal)
    .SelectMany(run => (RoundDepth[])[RoundDepth.Quick, RoundDepth.Full], (run, depth) => Measure(run, depth))
    .ToList();

var table = new StringWriter(CultureInfo.CurrentCulture);
table.WriteLine("| Utvärdering | Djup | Delområden | Fel, % av max | Skevhet | ρ | Samma nivå | Högst en nivå ifrån | Vet ej | Fel per läsare |");
table.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|---|");
foreach (var run in runs.OrderBy(run => run.Depth).ThenBy(run => run.Name))
{
    table.WriteLine(run.ToString());
}

foreach (var depth in runs.GroupBy(run => run.Depth).OrderBy(group => group.Key))
{
    table.WriteLine(string.Create(CultureInfo.CurrentCulture, $"| **Medel** | {Run.Word(depth.Key)} | {depth.Sum(run => run.Accuracy.Pairs)} | {depth.Average(run => 100 * run.Accuracy.MeanAbsoluteError):0.0} | {depth.Average(run => 100 * run.Accuracy.Bias):+0.0;−0.0} | {depth.Average(run => run.Accuracy.Spearman):0.00} | {depth.Average(run => 100 * run.SameLevel):0} % | {depth.Average(run => 100 * run.WithinOne):0} % | {depth.Average(run => 100 * run.DontKnow):0} % | {depth.SelectMany(run => run.Each).Average(each => 100 * each.MeanAbsoluteError):0.0} |"));
}

table.WriteLine();
table.WriteLine("Skillnad per delområde, uppskattning minus officiell poäng i procent av max (snabb / full; – där tillräckligt många svar saknas):");
table.WriteLine();
var names = runs.Select(run => run.Name).Distinct().ToList();
table.WriteLine($"| Delområde | {string.Join(" | ", names)} |");
table.WriteLine($"|---|{string.Concat(names.Select(_ => "---:|"))}");
foreach (var subArea in edition.SubAreas)
{
    table.WriteLine($"| {subArea.Code} {subArea.Name.Sv} | {string.Join(" | ", names.Select(name => string.Join(" / ", runs.Where(run => run.Name == name).OrderBy(run => run.Depth).Select(run => run.DifferenceOf(subArea.Code) is { } difference ? Signed(difference) : "–"))))} |");
}

File.WriteAllText(Path.Combine(here, "table.md"), table.ToString());
Console.WriteLine(table);

Run Measure(string name, RoundDepth depth)
{
    var instrument = new Instrument(edition, depth);
    var readers = rows.Where(row => row.Run == name).Select(row => row.Reader).Distinct().Order(StringComparer.Ordinal).ToList();
    var levels = rows.Where(row => row.Run == name).ToDictionary(row => (row.Reader, row.Question), row => row.Level);
    var file = Read<OfficialFile>($"official/{name}.json");
    var officialEdition = Read<FrameworkEdition>($"frameworks/{file.Edition}.json");
    var official = OfficialResult.BySubArea(officialEdition, file.SubAreas.ToDictionary(subArea => subArea.Code, subArea => subArea.Points), []);
    var fits = crosswalk.Translate(official, officialEdition, edition).SubAreas;
    // Across editions only what the crosswalk calls the same or comparable in per cent counts.
    var counted = edition.SubAreas.Where(subArea => fits[subArea.Code].Fit is Fit.Same or Fit.Percent).ToList();
    var asked = counted.SelectMany(subArea => subArea.QuestionsFor(depth)).Select(question => question.Code)
        .Where(code => readers.TrueForAll(reader => levels.ContainsKey((reader, code)))).ToList();
    var rated = asked.Where(code => readers.TrueForAll(reader => levels[(reader, code)] is not null)).ToList();
    return new Run(
        name,
        depth,
        Compare(readers),
        rated.Count == 0 ? double.NaN : rated.Average(code => Spread(code) == 0 ? 1d : 0),
        rated.Count == 0 ? double.NaN : rated.Average(code => Spread(code) <= 1 ? 1d : 0),
        asked.Count == 0 ? double.NaN : readers.Average(reader => asked.Average(code => levels[(reader, code)] is null ? 1d : 0)),
        [.. readers.Select(reader => Compare([reader]).Accuracy)]);

    int Spread(string code) => readers.Max(reader => levels[(reader, code)]!.Value) - readers.Min(reader => levels[(reader, code)]!.Value);

    ComparisonResult Compare(List<string> who)
    {
        var answers = who.SelectMany(_ => instrument.Questions, (reader, question) =>
            levels.TryGetValue((reader, question.Code), out var level) ? level is { } chosen ? (AnswerValue)chosen : AnswerValue.DontKnow : AnswerValue.NotAsked);
        var matrix = new ResponseMatrix(["readers"], [], [.. who.Select(_ => 0)], [.. who.Select(_ => -1)], [.. answers]);
        var estimate = Scorer.Estimate(instrument, matrix, Weighting.Respondents, []);
        var view = new EstimateView(edition, counted.ToDictionary(
            subArea => Part.SubArea(subArea.Code), subArea => new EstimatedValue(estimate[Part.SubArea(subArea.Code), Slice.All].Points, null)));
        return Comparer.Compare(view, official, officialEdition, crosswalk);
    }
}

Crosswalk ReadCrosswalk()
{
    var file = Read<CrosswalkFile>("frameworks/crosswalk.json");
    return new Crosswalk(
        [.. file.Pairs.Select(pair => new CrosswalkPair(pair.From?.Edition ?? pair.FromEdition!, pair.From?.Code, pair.To?.Edition ?? pair.ToEdition!, pair.To?.Code, pair.Fit, pair.Note))],
        []);
}

T Read<T>(string path) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(seed, path)), json)!;

static string Signed(double share) => (100 * share).ToString("+0;−0;0", CultureInfo.CurrentCulture);

static string Here([CallerFilePath] string path = "") => path;

/// <summary>One answer of a reader; no level means "vet ej".</summary>
internal sealed record Row(string Run, string Reader, string Question, int? Level);

/// <summary>One official evaluation read at one depth.</summary>
internal sealed record Run(
    string Name, RoundDepth Depth, ComparisonResult Comparison, double SameLevel, double WithinOne, double DontKnow, IReadOnlyList<Accuracy> Each)
{
    public Accuracy Accuracy => Comparison.Accuracy;

    public double? DifferenceOf(string code) => Comparison.SubAreas.Single(subArea => subArea.Code == code).Numbers.DifferenceShare;

    public static string Word(RoundDepth depth) => depth == RoundDepth.Quick ? "snabb" : "full";

    public override string ToString() => string.Create(
        CultureInfo.CurrentCulture,
        $"| {Name} | {Word(Depth)} | {Accuracy.Pairs} | {100 * Accuracy.MeanAbsoluteError:0.0} | {100 * Accuracy.Bias:+0.0;−0.0} | {Accuracy.Spearman:0.00} | {100 * SameLevel:0} % | {100 * WithinOne:0} % | {100 * DontKnow:0} % | {string.Join(" · ", Each.Select(each => $"{100 * each.MeanAbsoluteError:0.0}"))} |");
}

internal sealed record OfficialFile(string Edition, IReadOnlyList<PointsRow> SubAreas);

internal sealed record PointsRow(string Code, decimal Points);

internal sealed record CrosswalkFile(IReadOnlyList<PairRow> Pairs);

internal sealed record PairRow(PartRow? From, string? FromEdition, PartRow? To, string? ToEdition, Fit Fit, string Note);

internal sealed record PartRow(string Edition, string? Code);
