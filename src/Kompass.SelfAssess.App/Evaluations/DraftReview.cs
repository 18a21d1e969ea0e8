using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>
/// Corrects and confirms a draft, part by part. Every change names the state it was made from; where somebody else has changed the draft since,
/// it is refused and nothing of either is lost.
/// </summary>
public sealed class DraftReview(KompassDbContext db, EditionCatalogue catalogue, ReportDraftReader reader, TimeProvider clock)
{
    /// <summary>Most findings a reviewer can add to what was read.</summary>
    private const int MostFindings = 1000;

    /// <returns>The new stamp.</returns>
    public Task<Outcome<Guid>> SaveHeadAsync(SaveDraftHead command, CancellationToken cancellationToken) =>
        ChangeAsync(command.DraftId, command.Stamp, async draft =>
        {
            var faults = DraftRules.Numbers(command.Numbers.Values);
            var municipality = DraftText.OneLine(command.Municipality ?? "", OfficialEvaluation.MunicipalityMaxLength);
            var edition = command.Edition is null ? null : await catalogue.FindAsync(command.Edition, cancellationToken);
            if (command.Edition is not null && edition is null)
            {
                faults.Add(new Refused(RefusalCode.EditionUnknown, command.Edition));
            }

            if (command.Confirm)
            {
                faults.AddRange(DraftRules.Head(municipality, command.Year, command.Month, clock));
                faults.AddRange(command.Edition is null ? [new Refused(RefusalCode.EditionUnknown)] : []);
                faults.AddRange(await OwnershipAsync(draft, municipality, command.IsOurs, cancellationToken));
            }

            if (faults.Count > 0)
            {
                return faults;
            }

            (draft.Municipality, draft.Year, draft.Month) = (municipality.Length == 0 ? null : municipality, command.Year, command.Month);
            if (draft.Edition != edition?.Edition.Key)
            {
                draft.Edition = edition?.Edition.Key;
                Refit(draft, edition?.Edition);
            }

            var paper = new DraftPaper(draft, edition?.Edition);
            Write([.. draft.Values.Where(paper.IsOfHead)], command.Numbers);
            foreach (var value in draft.Values.Where(value => IsHead(value) || paper.IsOfHead(value)))
            {
                value.Confirmed = command.Confirm;
            }

            return [];
        }, cancellationToken);

    /// <summary>Saves an area, or the recommendations, and confirms it if the reviewer says so.</summary>
    /// <returns>The new stamp.</returns>
    public Task<Outcome<Guid>> SavePartAsync(SaveDraftPart command, CancellationToken cancellationToken) =>
        ChangeAsync(command.DraftId, command.Stamp, async draft =>
        {
            var edition = draft.Edition is { } key ? (await catalogue.FindAsync(key, cancellationToken))?.Edition : null;
            if (edition is null || (command.Area is { } number && edition.Areas.All(area => area.Number != number)))
            {
                return [new Refused(edition is null ? RefusalCode.EditionUnknown : RefusalCode.AreaUnknown)];
            }

            var faults = DraftRules.Numbers(command.Numbers.Values);
            if (command.Summary?.Length > OfficialFinding.TextMaxLength * 5 || command.Findings.Values.Any(finding => finding.Text.Length > OfficialFinding.TextMaxLength))
            {
                faults.Add(new Refused(RefusalCode.TextTooLong, FormattableString.Invariant($"{OfficialFinding.TextMaxLength}")));
            }

            if (faults.Count > 0)
            {
                return faults;
            }

            var paper = new DraftPaper(draft, edition);
            List<DraftValue> values = command.Area is { } inArea ? [.. paper.InArea(inArea)] : [];
            List<DraftFinding> findings = [.. draft.Findings.Where(finding => finding.Area == command.Area).OrderBy(finding => finding.Order).ThenBy(finding => finding.Id)];
            Write(values, command.Numbers);
            Write(findings, command, edition);
            Summarise(draft, command);
            if (command.Confirm)
            {
                faults.AddRange(DraftRules.Findings(findings));
                faults.AddRange(Faults(paper, edition, command.Area));
            }

            values.ForEach(value => value.Confirmed = command.Confirm);
            findings.ForEach(finding => finding.Confirmed = command.Confirm);
            return faults.Count > 0 ? faults : Add(draft, command, findings.Count == 0 ? 0 : findings[^1].Order);
        }, cancellationToken);

    /// <summary>Confirms every area that nothing asks a closer look of, with its suggestions.</summary>
    /// <returns>The new stamp.</returns>
    public Task<Outcome<Guid>> ConfirmCertainAsync(Guid draftId, Guid stamp, CancellationToken cancellationToken) =>
        ChangeAsync(draftId, stamp, async draft =>
        {
            var view = await reader.ShowAsync(draft, cancellationToken);
            var paper = new DraftPaper(draft, view.Edition);
            foreach (var area in view.Certain.ToList())
            {
                foreach (var value in paper.InArea(area.Area.Number))
                {
                    value.Confirmed = true;
                }

                foreach (var finding in draft.Findings.Where(finding => finding.Area == area.Area.Number))
                {
                    (finding.Kind, finding.Confirmed) = (Suggested(finding), true);
                }
            }

            return [];
        }, cancellationToken);

    private async Task<Outcome<Guid>> ChangeAsync(
        Guid id, Guid stamp, Func<ReportDraft, Task<IReadOnlyList<Refused>>> change, CancellationToken cancellationToken)
    {
        try
        {
            var draft = await db.ReportDrafts.AsSplitQuery().Include(one => one.Values).Include(one => one.Findings)
                .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
            if (draft is null || draft.EvaluationId is not null || draft.ConcurrencyStamp != stamp)
            {
                return new Refused(draft is null ? RefusalCode.NotFound
                    : draft.EvaluationId is not null ? RefusalCode.DraftIsConfirmed : RefusalCode.ChangedBySomebodyElse);
            }

            if (await change(draft) is { Count: > 0 } refusals)
            {
                return refusals.ToList();
            }

            draft.ConcurrencyStamp = Guid.NewGuid();
            await db.SaveChangesAsync(cancellationToken);
            return draft.ConcurrencyStamp;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<IEnumerable<Refused>> OwnershipAsync(ReportDraft draft, string municipality, bool isOurs, CancellationToken cancellationToken)
    {
        var own = await db.Organisations.Where(one => one.Id == draft.OrganisationId).Select(one => one.Name).SingleAsync(cancellationToken);
        return municipality.Length == 0 ? [] : MunicipalityName.Compare(municipality, own) switch
        {
            MunicipalityMatch.Same => [],
            MunicipalityMatch.Similar => isOurs ? [] : [new Refused(RefusalCode.MunicipalityToConfirm, own)],
            _ => [new Refused(RefusalCode.MunicipalityNotYours, municipality)],
        };
    }

    /// <summary>Another edition has other parts: whatever was confirmed of them has to be looked at again.</summary>
    private static void Refit(ReportDraft draft, FrameworkEdition? edition)
    {
        if (edition is not null)
        {
            DraftContents.FitTo(draft, edition);
        }

        draft.Values.ForEach(value => value.Confirmed = false);
        draft.Findings.Where(finding => finding.Area is not null).ToList().ForEach(finding => finding.Confirmed = false);
    }

    private static IEnumerable<Refused> Faults(DraftPaper paper, FrameworkEdition edition, int? number)
    {
        if (number is null)
        {
            return [];
        }

        var (result, area) = (paper.Result()!, edition.Areas.Single(one => one.Number == number));
        var faults = paper.Area(area, result, OfficialConflicts.Find(result, edition)).Conflicts.Count(conflict => conflict.IsFault);
        return faults == 0 ? [] : [new Refused(RefusalCode.DraftHasFaults, FormattableString.Invariant($"{faults}"))];
    }

    private static void Write(List<DraftValue> values, IReadOnlyDictionary<int, decimal?> numbers)
    {
        foreach (var value in values)
        {
            value.Value = numbers.TryGetValue(value.Id, out var number) ? number : value.Value;
        }
    }

    private static void Write(List<DraftFinding> findings, SaveDraftPart command, FrameworkEdition edition)
    {
        var codes = edition.Areas.FirstOrDefault(area => area.Number == command.Area)?.SubAreas.Select(subArea => subArea.Code).ToHashSet() ?? [];
        foreach (var finding in findings)
        {
            if (command.Findings.TryGetValue(finding.Id, out var edit))
            {
                finding.Kind = command.Area is null ? FindingKind.Recommendation : edit.Kind == FindingKind.Recommendation ? finding.Kind : edit.Kind;
                finding.SubAreaCode = edit.SubArea is { } code && codes.Contains(code) ? code : null;
                (finding.Text, finding.GoldStar, finding.LeftOut) = (DraftText.OneLine(edit.Text, OfficialFinding.TextMaxLength), edit.GoldStar, edit.LeftOut);
            }

            finding.Kind = command.Accept ? Suggested(finding) : finding.Kind;
        }

        var split = findings.FindIndex(finding => finding.Id == command.SplitAt);
        if (split >= 0)
        {
            for (var at = 0; at < findings.Count; at++)
            {
                findings[at].Kind = at < split ? FindingKind.Strength : FindingKind.Improvement;
            }
        }
    }

    private static void Summarise(ReportDraft draft, SaveDraftPart command)
    {
        if (command is { Area: { } area, Summary: { } summary })
        {
            var value = draft.Values.Find(one => one.Field == DraftField.AreaSummary && one.Area == area);
            if (value is null && !string.IsNullOrWhiteSpace(summary))
            {
                draft.Values.Add(value = new DraftValue { Field = DraftField.AreaSummary, Area = area });
            }

            value?.Text = DraftText.Clean(summary.ReplaceLineEndings("\n")).Trim();
        }
    }

    private static List<Refused> Add(ReportDraft draft, SaveDraftPart command, int last)
    {
        if (command.Add && draft.Findings.Count < MostFindings)
        {
            draft.Findings.Add(new DraftFinding
            {
                Order = last,
                Kind = command.Area is null ? FindingKind.Recommendation : FindingKind.Unsorted,
                ReadKind = command.Area is null ? FindingKind.Recommendation : FindingKind.Unsorted,
                Area = command.Area,
                Text = "",
            });
        }

        return [];
    }

    private static FindingKind Suggested(DraftFinding finding) => finding.Kind == FindingKind.Unsorted ? finding.Suggested ?? finding.Kind : finding.Kind;

    private static bool IsHead(DraftValue value) => value.Field is DraftField.Municipality or DraftField.Year or DraftField.Month or DraftField.Edition;
}
