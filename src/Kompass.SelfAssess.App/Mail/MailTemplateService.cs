using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>A municipality's own words in its mails: the standard text where none are stored.</summary>
public sealed class MailTemplateService(KompassDbContext db)
{
    /// <summary>The mails that have own words, in the order they are sent.</summary>
    public static IReadOnlyList<MailKind> Kinds { get; } = [MailKind.Invitation, MailKind.Reminder, MailKind.LastReminder];

    public async Task<IReadOnlyList<TemplateRow>> ListAsync(CancellationToken cancellationToken)
    {
        var own = await db.MailTemplates.AsNoTracking().ToListAsync(cancellationToken);
        return [.. from kind in Kinds from language in Letter.Languages select Row(kind, language, own.Find(t => t.Kind == kind && t.Language == language))];
    }

    /// <returns>Null where there is no such mail.</returns>
    public async Task<TemplateRow?> FindAsync(MailKind kind, string language, CancellationToken cancellationToken) => IsKnown(kind, language)
        ? Row(kind, language, await db.MailTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.Kind == kind && t.Language == language, cancellationToken))
        : null;

    /// <summary>Everything wrong with the words, and in which field.</summary>
    public static IReadOnlyList<(string Field, Refused Fault)> Faults(TemplateText words)
    {
        var text = words.Tidied();
        var faults = new List<(string Field, Refused Fault)>();
        Check(nameof(text.Subject), text.Subject, MailTemplate.SubjectMaxLength, RefusalCode.SubjectMissing, RefusalCode.SubjectTooLong);
        Check(nameof(text.Opening), text.Opening, MailTemplate.TextMaxLength, RefusalCode.OpeningMissing, RefusalCode.MailTextTooLong);
        Check(nameof(text.Closing), text.Closing, MailTemplate.TextMaxLength, null, RefusalCode.MailTextTooLong);
        if (text.Subject.AsSpan().ContainsAny('\r', '\n'))
        {
            faults.Add((nameof(text.Subject), new Refused(RefusalCode.SubjectHasLineBreak)));
        }

        return faults;

        void Check(string field, string part, int most, RefusalCode? missing, RefusalCode tooLong)
        {
            if (part.Length == 0 && missing is { } code)
            {
                faults.Add((field, new Refused(code)));
            }
            else if (part.Length > most)
            {
                faults.Add((field, new Refused(tooLong, $"{most}")));
            }
            else if (Placeholders.Fault(part) is { } fault)
            {
                faults.Add((field, fault));
            }
        }
    }

    /// <summary>Stores the words.</summary>
    public async Task<Outcome<TemplateRow>> SaveAsync(SaveTemplate command, CancellationToken cancellationToken)
    {
        if (db.Tenant.OrganisationId is not { } organisationId || !IsKnown(command.Kind, command.Language))
        {
            return new Refused(RefusalCode.NotFound);
        }

        var faults = Faults(command.Text);
        if (faults.Count > 0)
        {
            return faults.Select(found => found.Fault).ToList();
        }

        var text = command.Text.Tidied();

        var row = await db.MailTemplates.SingleOrDefaultAsync(t => t.Kind == command.Kind && t.Language == command.Language, cancellationToken);
        if ((row?.Version ?? 0) != command.Version)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        if (row is null)
        {
            row = new MailTemplate { OrganisationId = organisationId, Kind = command.Kind, Language = command.Language, Subject = "", Opening = "", Closing = "" };
            db.MailTemplates.Add(row);
        }

        (row.Subject, row.Opening, row.Closing, row.Version) = (text.Subject, text.Opening, text.Closing, row.Version + 1);
        return await TrySaveAsync(cancellationToken) is { } refusal ? refusal : Row(command.Kind, command.Language, row);
    }

    /// <summary>Back to the standard text.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> ResetAsync(MailKind kind, string language, int version, CancellationToken cancellationToken)
    {
        var row = await db.MailTemplates.SingleOrDefaultAsync(t => t.Kind == kind && t.Language == language, cancellationToken);
        if (row is null)
        {
            return null;
        }

        if (row.Version != version)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }

        db.MailTemplates.Remove(row);
        return await TrySaveAsync(cancellationToken);
    }

    /// <summary>Two who save at once: the second is told, also where both made the first row.</summary>
    private async Task<Refused?> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
    }

    private static bool IsKnown(MailKind kind, string language) => Kinds.Contains(kind) && Letter.Languages.Contains(language);

    private static TemplateRow Row(MailKind kind, string language, MailTemplate? own) => own is null
        ? new TemplateRow(kind, language, TemplateText.Standard(kind, language), 0)
        : new TemplateRow(kind, language, new TemplateText(own.Subject, own.Opening, own.Closing), own.Version);
}

/// <param name="Kind">Which mail.</param>
/// <param name="Language">"sv" or "en".</param>
/// <param name="Text">Its words.</param>
/// <param name="Version">Goes back with the next save; 0 where the text is the standard one.</param>
public sealed record TemplateRow(MailKind Kind, string Language, TemplateText Text, int Version)
{
    public bool IsOwn => Version > 0;
}

public sealed record SaveTemplate(MailKind Kind, string Language, TemplateText Text, int Version);
