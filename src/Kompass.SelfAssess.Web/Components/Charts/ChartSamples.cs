using Kompass.SelfAssess.Domain.Comparison;
using Kompass.SelfAssess.Domain.Disclosure;

namespace Kompass.SelfAssess.Web.Components.Charts;

/// <summary>Data for the gallery: the official points are Karlskoga's of 2022, the estimates are invented.</summary>
internal static class ChartSamples
{
    private const int Respondents = 48;

    public static IReadOnlyList<SeriesView> AllSeries { get; } =
    [
        new(SeriesKind.Estimated, "Uppskattad, våren 2022"),
        new(SeriesKind.Official, "Officiell, oktober 2022"),
        new(SeriesKind.Previous, "Föregående, hösten 2021"),
    ];

    public static IReadOnlyList<SeriesView> ComparedSeries { get; } = [.. AllSeries.Take(2)];

    public static CellView Total { get; } = CellView.Shown(512.1m, 14.2m, 800, Respondents);

    public static IReadOnlyList<RadarAxisView> Axes { get; } =
    [
        Axis(1, "Samspel mellan förtroendevalda och medborgare", "Samspel", 68.9m, 3.6m, 74, 66.0m),
        Axis(2, "Samhällsutveckling", "Samhälle", 66.4m, 3.2m, 68, 63.0m),
        Axis(3, "Styrning och kontroll", "Styrning", 70.0m, 3.4m, 74, 66.1m),
        Axis(4, "Effektivitet", "Effektivitet", 60.7m, 4.1m, 62, 52.0m),
        Axis(5, "Brukarens fokus", "Brukaren", 60.7m, 3.3m, 60, 55.2m),
        Axis(6, "Kvalitetsutveckling", "Kvalitet", 57.6m, 3.5m, 65, 57.0m),
        Axis(7, "Arbetsliv", "Arbetsliv", 64.0m, 4.0m, 64, 60.0m),
        Axis(8, "Chefs- och ledarskap samt medarbetarskap", "Ledarskap", 63.7m, 3.8m, 69, 63.5m),
    ];

    /// <summary>The same radar with one area withheld and one without a number.</summary>
    public static IReadOnlyList<RadarAxisView> BrokenAxes { get; } =
    [
        .. Axes.Select(axis => axis.Number switch
        {
            4 => axis with { Estimate = CellView.Withheld(4), Previous = null },
            7 => axis with { Estimate = CellView.Missing() },
            _ => axis,
        }),
    ];

    public static IReadOnlyList<AreaRowView> Areas { get; } =
    [
        Area(1, 0.25, false, ("1.1", "Strategi för demokratiutveckling och information", 20, 14.1m, 1.2m, 15m, 0.22), ("1.2", "Kommunens information till medborgarna", 10, 7.6m, 0.7m, 8, 0.21), ("1.3", "Medborgarnas möjlighet till dialog med politiken", 30, 20.2m, 2.4m, 24, 0.33), ("1.4", "Transparens kring resultat", 10, 6.6m, 0.8m, 5, 0.28), ("1.5", "Förutsättningar för politiken", 30, 20.4m, 1.9m, 22, 0.24)),
        Area(2, 0.36, true, ("2.1", "Strategi för hållbar utveckling", 15, 10.8m, 0.9m, 10, 0.31), ("2.2", "Social hållbarhet", 30, 19.3m, 2.1m, 21, 0.20), ("2.3", "Ekologisk hållbarhet", 30, 19.4m, 2.9m, 17, 0.52), ("2.4", "Civilsamhälle, näringsliv och kultur", 25, 16.9m, 1.9m, 20, 0.41)),
        Area(3, 0.27, false, ("3.1", "Strategi för styrning", 10, 7.8m, 0.5m, 8, 0.19), ("3.2", "Politisk styrning", 30, 20.7m, 1.6m, 23, 0.27), ("3.3", "Uppföljning och analys", 25, 16.9m, 1.4m, 18, 0.26), ("3.4", "Samspel mellan rollerna", 20, 15.5m, 1.1m, 15, 0.24), ("3.5", "Koncernstyrning", 15, 9.1m, 1.0m, 10, 0.31)),
        Area(4, 0.30, false, ("4.1", "Strategi för ökad effektivitet", 20, 11.9m, 1.5m, 9, 0.31), ("4.2", "Långsiktig planering för ökad effektivitet", 20, 10.7m, 1.4m, 10, 0.29), ("4.3", "Jämförelser för effektivitet", 20, 10.4m, 1.3m, 13, 0.26), ("4.4", "Nya arbetssätt och ny teknik", 20, 13.9m, 1.5m, 15, 0.33), ("4.5", "Samverkan för effektivitet", 20, 13.8m, 1.2m, 15, 0.28)),
        Area(5, 0.28, false, ("5.1", "Strategi för brukarens fokus", 20, 11.7m, 1.2m, 12, 0.27), ("5.2", "Fokus på service och bemötande", 20, 12.2m, 1.1m, 11, 0.25), ("5.3", "Förenklade kontakter", 20, 12.9m, 1.3m, 14, 0.30), ("5.4", "Information kring serviceutbud", 20, 12.5m, 1.2m, 10, 0.28), ("5.5", "Brukarinflytande", 20, 11.4m, 1.3m, 13, 0.29)),
        Area(6, 0.29, false, ("6.1", "Strategi för kvalitetsutveckling", 20, 13.2m, 1.3m, 14, 0.28), ("6.2", "Centrala utvecklingsinsatser", 20, 12.3m, 1.4m, 15, 0.31), ("6.3", "Innovation och ständiga förbättringar", 30, 16.8m, 1.9m, 19, 0.30), ("6.4", "Lära av goda exempel", 30, 15.3m, 1.8m, 17, 0.27)),
        Area(7, 0.33, true, ("7.1", "Strategier för ett hållbart arbetsliv", 15, 9.3m, 1.0m, 10, 0.24), ("7.2", "Strategisk kompetensförsörjning", 40, 27.1m, 3.9m, 24, 0.61), ("7.3", "Arbetsmiljö", 25, 15.2m, 1.5m, 18, 0.20), ("7.4", "Lika rättigheter och möjligheter", 20, 12.4m, 1.4m, 12, 0.27)),
        Area(8, 0.36, false, ("8.1", "Strategi för chefs- och ledarskap", 20, 13.7m, 1.5m, 16, 0.36), ("8.2", "Chefernas uppdrag och förutsättningar", 30, 20.7m, 1.8m, 19, 0.34), ("8.3", "Intern kommunikation", 20, 10.2m, 1.4m, 12, 0.37), ("8.4", "Utveckling av chefer och medarbetare", 30, 19.1m, 1.9m, 22, 0.35)),
    ];

    /// <summary>Every sign there is: withheld, missing, not applicable, without margin, decided by consensus, without official points.</summary>
    public static IReadOnlyList<AreaRowView> SignAreas { get; } =
    [
        new AreaRowView(2, "Samhällsutveckling", 100, CellView.Withheld(4, "Visas inte eftersom gruppen har färre än fem svar."), 68, null, null,
        [
            new("2.1", "Strategi för hållbar utveckling", 15, CellView.Withheld(4, "Visas inte eftersom gruppen har färre än fem svar."), 10, 0.2, 0.1),
            new("2.2", "Social hållbarhet", 30, new CellView(CellState.Shown, 21, null, null, null, 48, Raw: 19.3m), 21, 0.20, 0.04),
            new("2.3", "Ekologisk hållbarhet", 30, CellView.Shown(19.4m, null, 30, 1), 17.5m, null, 0.5),
            new("2.4", "Civilsamhälle, näringsliv och kultur", 25, CellView.Missing("Ingen har svarat."), null, null, 1),
        ], Open: true),
    ];

    public static IReadOnlyList<GroupColumnView> GroupColumns { get; } =
        [new("Alla", 48, IsAll: true), new("Förtroendevalda", 14), new("Chefer", 16), new("Medarbetare", 11), new("Fack", 4), new("Bolag", 3)];

    public static IReadOnlyList<GroupRowView> GroupRows { get; } =
    [
        Groups(1, 71.8m, 66.4m, 71.2m),
        Groups(2, 66.0m, 70.9m, 61.9m),
        Groups(3, 71.0m, 73.4m, 65.8m),
        Groups(4, 63.4m, 59.6m, 56.0m),
        Groups(5, 61.8m, 60.7m, 59.9m),
        Groups(6, 57.5m, 60.2m, 56.1m),
        Groups(7, 66.4m, 68.0m, 55.2m),
        Groups(8, 67.9m, 70.1m, 52.8m),
    ];

    public static IReadOnlyList<string> LevelNames { get; } = ["Saknas", "Enstaka insatser", "Påbörjat", "Gemensamt", "Inarbetat", "Utvecklas"];

    public static DistributionView Distribution { get; } = new(CellState.Shown, [1, 4, 11, 17, 9, 2], 4, 0, Respondents);

    public static IReadOnlyList<QuestionGroupView> Questions { get; } =
    [
        new("2.3", "Ekologisk hållbarhet", 30,
        [
            new("2.3.a", "Hur långt har kommunen kommit i att sätta mål för klimat och miljö?", CellState.Shown, 0.66, 44, 0.41, 0.08, 9.9m, Distribution),
            new("2.3.b", "Hur arbetar kommunen för att minska sin egen klimatpåverkan?", CellState.Shown, 0.63, 41, 0.58, 0.15, 9.5m, new(CellState.Shown, [6, 3, 5, 6, 12, 9], 7, 0, 48)),
        ]),
        new("2.4", "Civilsamhälle, näringsliv och kultur", 25,
        [
            new("2.4.a", "Hur samverkar kommunen med föreningar och företag?", CellState.Shown, 0.68, 45, 0.41, 0.06, 16.9m, DistributionView.Withheld(45)),
            new("2.4.b", "Hur planeras kulturlivet tillsammans med dem som deltar i det?", CellState.Withheld, 0.5, 3, 0.2, 0.1, 2.0m, DistributionView.Withheld(3), Reason: "Visas inte eftersom gruppen har färre än fem svar."),
        ]),
    ];

    public static IReadOnlyList<ComparisonRowView> ComparisonRows { get; } = [.. Areas.SelectMany(area => area.SubAreas).Select(Compared)];

    public static Accuracy Accuracy { get; } = Accuracy.Of([.. Areas.SelectMany(area => area.SubAreas).Select(subArea => (subArea.Estimate.Points!.Value / subArea.Max, subArea.Official!.Value / subArea.Max))]);

    private static RadarAxisView Axis(int number, string name, string shortName, decimal points, decimal margin, decimal official, decimal previous) =>
        new(number, name, shortName, 100, CellView.Shown(points, margin, 100, Respondents), official, CellView.Shown(previous, null, 100, 40));

    private static AreaRowView Area(int number, double disagreement, bool open, params (string Code, string Name, decimal Max, decimal Points, decimal Margin, decimal Official, double Disagreement)[] subAreas)
    {
        var axis = Axes[number - 1];
        return new AreaRowView(number, axis.Name, 100, axis.Estimate, axis.Official, disagreement, 0.07,
            [.. subAreas.Select(row => new SubAreaRowView(row.Code, row.Name, row.Max, CellView.Shown(row.Points, row.Margin, row.Max, Respondents - 3), row.Official, row.Disagreement, 0.06))], open);
    }

    private static GroupRowView Groups(int number, decimal elected, decimal managers, decimal employees) =>
        new(number.ToString(System.Globalization.CultureInfo.InvariantCulture), Axes[number - 1].Name, 100,
        [
            Axes[number - 1].Estimate,
            CellView.Shown(elected, null, 100, 14),
            CellView.Shown(managers, null, 100, 16),
            CellView.Shown(employees, null, 100, 11),
            CellView.Withheld(4),
            CellView.Withheld(3),
        ], Math.Max(elected, Math.Max(managers, employees)) - Math.Min(elected, Math.Min(managers, employees)));

    private static ComparisonRowView Compared(SubAreaRowView row)
    {
        var own = row.Estimate.Points!.Value;
        var official = row.Official!.Value;
        return new ComparisonRowView(row.Code, row.Name, row.Max, row.Estimate, official, (double)(official / row.Max), own - official, (double)((own - official) / row.Max),
            Accuracy.BandOf(own / row.Max, official / row.Max));
    }
}
