using System.Text;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.TestKit.Reports;

/// <summary>A report put together for a test, as the parser would have read it, and its draft on the way to an evaluation.</summary>
/// <param name="scope">Opens a scope of the database or host that the test runs on.</param>
/// <param name="organisationId">Whose draft it is.</param>
public sealed class DraftScene(Func<int?, AsyncServiceScope> scope, int organisationId)
{
    public const string Who = "Eva Berg";

    /// <summary>Twelve lines; the passages of <see cref="ReportAsync"/> are numbers of them.</summary>
    public const string Lines = """
        Kommunkompassen
        Analys av Ekby kommun
        mars år 2022
        1.1 Strategi för demokratiutveckling och information 15 20
        1.2 Kommunens information till medborgarna 5 10
        Område 6 Kvalitetsutveckling 64
        Styrkor och förbättringsområden
        Kommunen har en aktuell strategi
        Dialogen är utvecklad
        Följ upp strategin
        Redovisa resultaten öppet
        Se över hela styrmodellen
        """;

    public int OrganisationId => organisationId;

    public async Task<TResult> WithAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var own = scope(organisationId);
        return await act(own.ServiceProvider.GetRequiredService<T>());
    }

    public static DraftFile File(string content = Lines, string name = "rapport.txt") => new(name, Encoding.UTF8.GetBytes(content));

    /// <summary>A whole report of 2020-v2: every sub-area at half of its maximum, area 6 with another number at its head, two findings in area 1 that have been run together.</summary>
    public async Task<ParsedReport> ReportAsync(string municipality = "Ekby", double confidence = 0.95)
    {
        var edition = (await WithAsync<EditionCatalogue, StoredEdition?>(catalogue => catalogue.FindAsync("2020-v2", default)))!.Edition;
        return new ParsedReport
        {
            Municipality = new Reading<string>(municipality, At(2)),
            Year = new Reading<int>(2022, At(3)),
            Month = new Reading<int>(3, At(3)),
            Edition = new Reading<string>(edition.Key, At(4)),
            SubAreas = [.. edition.SubAreas.Select(subArea => new ReadSubArea(subArea.Code, subArea.Name.Sv, subArea.MaxPoints / 2, subArea.MaxPoints, At(subArea.Code == "1.1" ? 4 : 5)))],
            Areas = [.. edition.Areas.Select(area => new ReadArea(area.Number, area.Name.Sv, area.Number == 1 ? new Reading<string>("Kommunen är på väg.", At(8)) : null, At(6)))],
            Printed =
            [
                new Reading<PrintedNumber>(new PrintedNumber(PrintedKind.AreaHeader, 6, null, 64), At(6)),
                new Reading<PrintedNumber>(new PrintedNumber(PrintedKind.AreaTable, 6, null, 50), At(6)),
                new Reading<PrintedNumber>(new PrintedNumber(PrintedKind.TotalTable, null, null, 400), At(6)),
            ],
            Earlier =
            [
                new EarlierResult(2011, new Dictionary<int, decimal>(), null, At(1)),
                new EarlierResult(2018, edition.Areas.ToDictionary(area => area.Number, area => 40m + area.Number), 356, At(1)),
            ],
            Findings =
            [
                Unsorted("Kommunen har en aktuell strategi", 8, FindingKind.Strength, confidence) with { SubArea = "1.1", SubAreaConfidence = 0.6 },
                Unsorted("Dialogen är utvecklad", 9, FindingKind.Strength, confidence),
                Unsorted("Följ upp strategin", 10, FindingKind.Improvement, confidence),
                Unsorted("Redovisa resultaten öppet", 11, FindingKind.Improvement, confidence),
                new ReadFinding(2, FindingKind.Strength, "Miljöarbetet är systematiskt", true, At(9)),
            ],
            Recommendations = [new Reading<string>("Se över hela styrmodellen", At(12))],
            Warnings = [new ReportWarning(ReportWarningKind.FlattenedColumns, 1, null, At(7))],
        };
    }

    public Task<DraftOutcome> CreateAsync(ParsedReport report, DraftFile? file) => WithAsync<ReportDraftService, DraftOutcome>(drafts => drafts.CreateAsync(new NewDraft(ReportSource.Text, ReportText.FromPlain(Lines), report, file, Who), default));

    public async Task<ReportDraftView> DraftAsync(ParsedReport? report = null, DraftFile? file = null) =>
        await ViewAsync(((DraftMade)await CreateAsync(report ?? await ReportAsync(), file ?? File())).DraftId);

    public async Task<ReportDraftView> ViewAsync(Guid id) =>
        (await WithAsync<ReportDraftReader, ReportDraftView?>(reader => reader.FindAsync(id, default)))!;

    public Task<Outcome<Guid>> SaveHeadAsync(SaveDraftHead command) =>
        WithAsync<DraftReview, Outcome<Guid>>(review => review.SaveHeadAsync(command, default));

    public Task<Outcome<Guid>> SavePartAsync(SaveDraftPart command) =>
        WithAsync<DraftReview, Outcome<Guid>>(review => review.SavePartAsync(command, default));

    public Task<Outcome<Guid>> ConfirmAsync(ConfirmDraft command) =>
        WithAsync<EvaluationRegister, Outcome<Guid>>(register => register.ConfirmAsync(command, default));

    /// <summary>The head as it stands, confirmed.</summary>
    public static SaveDraftHead Head(ReportDraftView view, bool isOurs = false) => new(
        view.Id, view.Stamp, view.Head.Municipality, view.Head.Year, view.Head.Month, view.Head.EditionKey, new Dictionary<int, decimal?>(), true, isOurs);

    /// <summary>A part with its suggestions, confirmed.</summary>
    public static SaveDraftPart Part(ReportDraftView view, int? area) =>
        new(view.Id, view.Stamp, area, new Dictionary<int, decimal?>(), new Dictionary<int, FindingEdit>(), null, true) { Accept = true };

    public static ConfirmDraft Final(ReportDraftView view, bool replace = false, IReadOnlyDictionary<int, string>? earlier = null) =>
        new(view.Id, view.Stamp, replace, earlier ?? new Dictionary<int, string>(), Who);

    /// <summary>Everything confirmed by a person, ready to become official.</summary>
    public async Task<ReportDraftView> ReviewedAsync(ReportDraftView view)
    {
        view = await DoneAsync(view.Id, SaveHeadAsync(Head(view, isOurs: true)));
        foreach (var area in view.Areas.Select(area => (int?)area.Area.Number).Append(null))
        {
            view = await DoneAsync(view.Id, SavePartAsync(Part(view, area)));
        }

        return view;
    }

    public async Task<ReportDraftView> DoneAsync(Guid id, Task<Outcome<Guid>> change)
    {
        var outcome = await change;
        return outcome.Done ? await ViewAsync(id) : throw new InvalidOperationException(string.Join(", ", outcome.Refusals));
    }

    private static ReadFinding Unsorted(string text, int line, FindingKind suggested, double confidence) =>
        new(1, FindingKind.Unsorted, text, false, At(line)) { Suggested = suggested, Confidence = confidence };

    private static Passage At(int line) => new(line, line);
}
