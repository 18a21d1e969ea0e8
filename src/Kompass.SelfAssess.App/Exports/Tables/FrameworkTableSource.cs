using System.Globalization;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>Editions: the list, the parts of one, its questions, and what answers to what between two.</summary>
internal sealed class FrameworkTableSource(EditionCatalogue catalogue, TableAbout about) : TableSource
{
    private const string Which = "utgava";
    private const string Version = "version";
    private const string SubArea = "delomrade";
    private const string From = "fran";
    private const string To = "till";

    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("utgavor", TablePlace.Frameworks),
        new("delomraden", TablePlace.Frameworks, Which, Version),
        new("fragor", TablePlace.Frameworks, Which, Version, SubArea),
        new("brygga", TablePlace.Frameworks, From, To),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var all = await catalogue.ListAsync(cancellationToken);
        switch (request.Name)
        {
            case "utgavor":
                return await about.OfAsync(request, null, All(all.Reverse(), texts), [], null, cancellationToken);
            case "brygga":
                return await BridgeAsync(request, [.. all.Select(stored => stored.Edition)], cancellationToken);
        }

        var version = int.TryParse(request[Version], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var key = request[Which] ?? all.LastOrDefault(stored => stored.Edition.Assessable)?.Edition.Key ?? "";
        if (await catalogue.FindAsync(key, cancellationToken, version) is not { } found
            || (request[SubArea] is { } code && found.Edition.SubAreas.All(own => own.Code != code)))
        {
            return new TableUnknown();
        }

        var facts = new[] { (texts.Results["Edition"], SheetCell.Text(texts.Results.Format("EditionVersion", found.Edition.Name.In(texts.Language), found.Edition.Key, found.Version))) };
        var table = request.Name == "fragor" ? Questions(found.Edition, request[SubArea], texts) : Parts(found.Edition, texts);
        return await about.OfAsync(request, found.Edition.Key, table, facts, [new(texts.Results["SubArea"], request.Name == "fragor" ? request[SubArea] : null)], cancellationToken);
    }

    internal static Table All(IEnumerable<StoredEdition> editions, TableTexts texts) => Table.Of(
        texts["SheetEditions"],
        editions,
        (texts["Key"], 14, row => SheetCell.Text(row.Edition.Key)),
        (texts.Results["Edition"], 40, row => SheetCell.Text(row.Edition.Name.In(texts.Language))),
        (texts["Version"], 10, row => SheetCell.Whole(row.Version)),
        (texts.Results["Max"], 12, row => SheetCell.Number(row.Edition.MaxPoints)),
        (texts["AreaCount"], 12, row => SheetCell.Whole(row.Edition.Areas.Count)),
        (texts["SubAreaCount"], 14, row => SheetCell.Whole(row.Edition.SubAreas.Count())),
        (texts["QuestionCount"], 12, row => SheetCell.Whole(row.Edition.Questions.Count())),
        (texts["ForRounds"], 18, row => SheetCell.Text(texts.YesOrNo(row.Edition.Assessable))),
        (texts["OwnEditionOf"], 18, row => SheetCell.Text(texts.YesOrNo(row.OrganisationId is not null))),
        (texts["PublishedAt"], 18, row => TableAbout.Local(row.PublishedUtc)));

    private static Table Parts(FrameworkEdition edition, TableTexts texts) => Table.Of(
        texts.Results["SheetSubAreas"],
        edition.Areas.SelectMany(area => area.SubAreas.Select(subArea => (Area: area, SubArea: (SubArea?)subArea)).DefaultIfEmpty((area, null))),
        (texts.Results["AreaNumber"], 9, row => SheetCell.Whole(row.Area.Number)),
        (texts.Results["Area"], 44, row => SheetCell.Text(row.Area.Name.In(texts.Language))),
        (texts["AreaMax"], 14, row => SheetCell.Number(row.Area.MaxPoints)),
        (texts.Results["Code"], 7, row => SheetCell.Text(row.SubArea?.Code)),
        (texts.Results["SubArea"], 52, row => SheetCell.Text(row.SubArea?.Name.In(texts.Language))),
        (texts.Results["Max"], 12, row => SheetCell.Number(row.SubArea?.MaxPoints)),
        (texts["QuestionCount"], 12, row => SheetCell.Whole(row.SubArea?.Questions.Count)));

    private static Table Questions(FrameworkEdition edition, string? code, TableTexts texts) => Table.Of(
        texts.Results["SheetQuestions"],
        edition.SubAreas.Where(subArea => code is null || subArea.Code == code).SelectMany(subArea => subArea.Questions.Select(question => (SubArea: subArea, Question: question))),
        [
            (texts.Results["Code"], 9, row => SheetCell.Text(row.Question.Code)),
            (texts.Results["SubArea"], 44, row => SheetCell.Text(row.SubArea.Name.In(texts.Language))),
            (texts.Results["Question"], 60, row => SheetCell.Text(row.Question.Text)),
            (texts["AskedWhen"], 14, row => SheetCell.Text(texts[row.Question.Core ? "AskedQuick" : "AskedFull"])),
            (texts.Results["Weight"], 10, row => SheetCell.Number((double)row.Question.Weight, NumberForm.Percent)),
            (texts["Groups"], 34, row => SheetCell.Text(string.Join(", ", (row.Question.Groups.Count == 0 ? RoleGroups.All : row.Question.Groups).Select(texts.Group)))),
            (texts["WhyAsked"], 60, row => SheetCell.Text(row.Question.Why)),
            .. Enumerable.Range(0, 6).Select<int, (string, double, Func<(SubArea SubArea, Question Question), SheetCell>)>(
                level => (texts.Format("LevelHead", level), 50, row => SheetCell.Text(row.Question.Levels[level].Descriptor))),
        ]);

    private async Task<TableAnswer> BridgeAsync(TableRequest request, IReadOnlyList<FrameworkEdition> editions, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var crosswalk = await catalogue.CrosswalkAsync(cancellationToken);
        var to = request[To] is { } wanted ? editions.FirstOrDefault(edition => edition.Key == wanted) : editions.LastOrDefault(edition => edition.Assessable);
        var from = request[From] is { } first
            ? editions.FirstOrDefault(edition => edition.Key == first)
            : editions.OrderByDescending(edition => to is null ? 0 : EditionBridge.Between(edition, to, crosswalk).SubAreas.Count).FirstOrDefault();
        if (from is null || to is null)
        {
            return new TableUnknown();
        }

        var bridge = EditionBridge.Between(from, to, crosswalk);
        var rows = bridge.SubAreas.Select(link => (Link: link, Level: texts.Results["SubArea"])).Concat(bridge.Areas.Select(link => (Link: link, Level: texts.Results["Area"])));
        var table = Table.Of(
            texts["SheetBridge"],
            rows,
            (texts.Results["Level"], 12, row => SheetCell.Text(row.Level)),
            ($"{to.Name.In(texts.Language)} ({to.Key})", 9, row => SheetCell.Text(row.Link.To)),
            (texts["BridgeToName"], 46, row => SheetCell.Text(Name(to, row.Link.To, texts))),
            (texts["BridgeToMax"], 14, row => SheetCell.Number(Max(to, row.Link.To))),
            ($"{from.Name.In(texts.Language)} ({from.Key}) ", 9, row => SheetCell.Text(row.Link.From)),
            (texts["BridgeFromName"], 46, row => SheetCell.Text(Name(from, row.Link.From, texts))),
            (texts["BridgeFromMax"], 14, row => SheetCell.Number(Max(from, row.Link.From))),
            (texts.Results["Fit"], 30, row => SheetCell.Text(texts.Results[$"Fit{row.Link.Fit}"])),
            (texts["Remark"], 60, row => SheetCell.Text(row.Link.Note)));
        return await about.OfAsync(request, $"{from.Key} {to.Key}", table, [], null, cancellationToken);
    }

    private static string? Name(FrameworkEdition edition, string? code, TableTexts texts) =>
        edition.SubAreas.FirstOrDefault(subArea => subArea.Code == code)?.Name.In(texts.Language)
        ?? edition.Areas.FirstOrDefault(area => area.Number.ToString(CultureInfo.InvariantCulture) == code)?.Name.In(texts.Language);

    private static decimal? Max(FrameworkEdition edition, string? code) =>
        edition.SubAreas.FirstOrDefault(subArea => subArea.Code == code)?.MaxPoints
        ?? edition.Areas.FirstOrDefault(area => area.Number.ToString(CultureInfo.InvariantCulture) == code)?.MaxPoints;
}
