using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>
/// Corrects and confirms a draft, part by part. Every change names the state it was made from; where somebody else has changed the draft since,
/// it is refused and nothing of either is lost.
/// </summary>
public sealed class DraftReview(KompassDbContext db, EditionCatalogue catalogue, ReportDraftReader reader, TimeProvider clock)
{
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
                DraftEdits.Refit(draft, edition?.Edition);
            }

            var paper = new DraftPaper(draft, edition?.Edition);
            DraftEdits.Write([.. draft.Values.Where(paper.IsOfHead)], command.Numbers);
            foreach (var value in draft.Values.Where(value => IsHead(value) || paper.IsOfHead(value)))
            {
                value.Confirmed = command.Confirm;
            }

            if (command is { Confirm: true, AndCertain: true })
            {
                await ConfirmCertainAsync(draft, cancellationToken);
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
            DraftEdits.Write(values, command.Numbers);
            DraftEdits.Write(findings, command, edition);
            DraftEdits.Summarise(draft, command);
            if (command.Confirm)
            {
                faults.AddRange(DraftRules.Findings(findings));
                faults.AddRange(Faults(paper, edition, command.Area));
            }

            values.ForEach(value => value.Confirmed = command.Confirm);
            findings.ForEach(finding => finding.Confirmed = command.Confirm);
            return faults.Count > 0 ? faults : DraftEdits.Add(draft, command, findings.Count == 0 ? 0 : findings[^1].Order);
        }, cancellationToken);

    /// <summary>Confirms every area that nothing asks a closer look of, with its suggestions.</summary>
    /// <returns>The new stamp.</returns>
    public Task<Outcome<Guid>> ConfirmCertainAsync(Guid draftId, Guid stamp, CancellationToken cancellationToken) =>
        ChangeAsync(draftId, stamp, async draft =>
        {
            await ConfirmCertainAsync(draft, cancellationToken);
            return [];
        }, cancellationToken);

    /// <summary>Confirms every area that is left, and the recommendations, with their suggestions: the reviewer has looked them through.</summary>
    /// <returns>The new stamp.</returns>
    public Task<Outcome<Guid>> ConfirmRestAsync(Guid draftId, Guid stamp, CancellationToken cancellationToken) =>
        ChangeAsync(draftId, stamp, async draft =>
        {
            var view = await reader.ShowAsync(draft, cancellationToken);
            if (view.Edition is not { } edition)
            {
                return [new Refused(RefusalCode.EditionUnknown)];
            }

            var paper = new DraftPaper(draft, edition);
            List<Refused> faults = [];
            foreach (var area in view.Areas.Where(area => !area.Confirmed).Select(area => (int?)area.Area.Number).Append(null))
            {
                List<DraftFinding> findings = [.. draft.Findings.Where(finding => finding.Area == area)];
                findings.ForEach(finding => (finding.Kind, finding.Confirmed) = (DraftEdits.Suggested(finding), true));
                foreach (var value in area is { } number ? paper.InArea(number) : [])
                {
                    value.Confirmed = true;
                }

                faults.AddRange(DraftRules.Findings(findings));
                faults.AddRange(Faults(paper, edition, area));
            }

            return faults;
        }, cancellationToken);

    private async Task ConfirmCertainAsync(ReportDraft draft, CancellationToken cancellationToken)
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
                (finding.Kind, finding.Confirmed) = (DraftEdits.Suggested(finding), true);
            }
        }
    }

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

    private static bool IsHead(DraftValue value) => value.Field is DraftField.Municipality or DraftField.Year or DraftField.Month or DraftField.Edition;
}
