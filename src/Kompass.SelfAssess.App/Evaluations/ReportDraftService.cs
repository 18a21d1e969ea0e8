using System.Security.Cryptography;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Keeps what was read from a report until a person has looked at it. Nothing of a draft counts anywhere.</summary>
public sealed class ReportDraftService(KompassDbContext db, EditionCatalogue catalogue, TimeProvider clock)
{
    private const int FileNameMaxLength = 200;

    /// <summary>Keeps a report, with its file; one that is known already is not kept twice.</summary>
    public async Task<DraftOutcome> CreateAsync(NewDraft command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await CreateAsync(command, _ => { }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return outcome;
    }

    /// <summary>The same in the caller's transaction.</summary>
    /// <param name="command">What was read.</param>
    /// <param name="then">Adds to the draft what is known besides.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    internal async Task<DraftOutcome> CreateAsync(NewDraft command, Action<ReportDraft> then, CancellationToken cancellationToken)
    {
        var hash = command.File is { } sent ? SHA256.HashData(sent.Content.Span) : null;
        if (hash is not null)
        {
            // The same file sent twice in one moment is one draft: the second waits here until the first can be seen.
            await RoundLock.TakeAloneAsync(db, new Guid(hash.AsSpan(0, 16)), cancellationToken);
            if (await KnownAsync(Convert.ToHexStringLower(hash), cancellationToken) is { } known)
            {
                return known;
            }
        }

        var draft = NewRow(command.Source, command.Who);
        draft.Text = command.Text is { } text ? DraftText.Store(text) : null;
        DraftContents.Fill(draft, command.Report);
        if (draft.Edition is { } key && await catalogue.FindAsync(key, cancellationToken) is { } edition)
        {
            DraftContents.FitTo(draft, edition.Edition);
        }

        if (hash is not null)
        {
            draft.FileId = (await FileAsync(command.File!, Convert.ToHexStringLower(hash), cancellationToken)).Id;
        }

        then(draft);
        db.ReportDrafts.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        return new DraftMade(draft.Id);
    }

    /// <summary>An empty draft with a place for everything that the edition gives points.</summary>
    public async Task<Outcome<Guid>> CreateByHandAsync(NewByHand command, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(command.Edition, cancellationToken) is not { } edition)
        {
            return new Refused(RefusalCode.EditionUnknown, command.Edition);
        }

        var municipality = DraftText.OneLine(command.Municipality, OfficialEvaluation.MunicipalityMaxLength);
        if (DraftRules.Head(municipality, command.Year, command.Month, clock) is { Count: > 0 } faults)
        {
            return faults;
        }

        var draft = NewRow(ReportSource.ByHand, command.Who);
        DraftContents.Fill(draft, new ParsedReport());
        (draft.Municipality, draft.Year, draft.Month, draft.Edition) = (municipality, command.Year, command.Month, edition.Edition.Key);
        DraftContents.AddPrintedPlaces(draft, edition.Edition);
        DraftContents.FitTo(draft, edition.Edition);
        db.ReportDrafts.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return draft.Id;
    }

    /// <summary>Throws a draft away, and its file with it. What is confirmed is removed as an evaluation.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        var draft = await db.ReportDrafts.AsNoTracking().Where(one => one.Id == id).Select(one => new { one.FileId, one.EvaluationId }).SingleOrDefaultAsync(cancellationToken);
        if (draft is null or { EvaluationId: not null })
        {
            return new Refused(draft is null ? RefusalCode.NotFound : RefusalCode.DraftIsConfirmed);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.ReportDrafts.Where(one => one.Id == id && one.EvaluationId == null).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        await db.ReportFiles.Where(file => file.Id == draft.FileId).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private ReportDraft NewRow(ReportSource source, string? who) => new()
    {
        Id = Guid.NewGuid(),
        OrganisationId = db.Tenant.OrganisationId ?? throw new InvalidOperationException("No organisation is chosen."),
        Source = source,
        CreatedUtc = clock.GetUtcNow().UtcDateTime,
        CreatedBy = who,
        ConcurrencyStamp = Guid.NewGuid(),
    };

    private async Task<DraftKnown?> KnownAsync(string hash, CancellationToken cancellationToken)
    {
        var organisation = db.Tenant.OrganisationId;
        var evaluation = await db.Evaluations.Where(one => one.OrganisationId == organisation && one.FileHash == hash)
            .OrderBy(one => one.Id).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancellationToken);
        if (evaluation is not null)
        {
            return new DraftKnown(null, evaluation);
        }

        var draft = await db.ReportDrafts.Where(one => one.EvaluationId == null && db.ReportFiles.Any(file => file.Id == one.FileId && file.Hash == hash))
            .OrderBy(one => one.CreatedUtc).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancellationToken);
        return draft is null ? null : new DraftKnown(draft, null);
    }

    /// <summary>The stored file; one of the same content may lie there from before.</summary>
    private async Task<ReportFile> FileAsync(DraftFile sent, string hash, CancellationToken cancellationToken)
    {
        if (await db.ReportFiles.SingleOrDefaultAsync(one => one.Hash == hash, cancellationToken) is { } stored)
        {
            return stored;
        }

        var file = new ReportFile
        {
            Id = Guid.NewGuid(),
            OrganisationId = db.Tenant.OrganisationId!.Value,
            Name = DraftText.OneLine(Path.GetFileName(sent.Name.Replace('\\', '/')), FileNameMaxLength),
            Hash = hash,
            Content = sent.Content.ToArray(),
            StoredUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.ReportFiles.Add(file);
        return file;
    }
}
