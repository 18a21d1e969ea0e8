using System.Globalization;
using System.Text;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Organisations;

/// <summary>Organisations and their units.</summary>
public sealed class OrganisationService(KompassDbContext database, TimeProvider clock)
{
    public async Task<IReadOnlyList<OrganisationRow>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Organisations.AsNoTracking()
            .Select(o => new OrganisationRow(
                o.Id,
                o.Name,
                o.Slug,
                o.Simulated,
                database.Memberships.Count(m => m.OrganisationId == o.Id && m.Role == MemberRole.Coordinator),
                database.Memberships.Count(m => m.OrganisationId == o.Id && m.Role == MemberRole.Reader)))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Name, StringComparer.Create(CultureInfo.GetCultureInfo("sv"), ignoreCase: true))];
    }

    public Task<Organisation?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancellationToken);

    /// <returns>The id of the new organisation, or why there is none.</returns>
    public async Task<(int Id, AccountFault? Fault)> CreateAsync(string? name, CancellationToken cancellationToken)
    {
        var trimmed = Trim(name);
        if (await FaultOfNameAsync(trimmed, null, cancellationToken) is { } fault)
        {
            return (0, fault);
        }

        var organisation = new Organisation { Name = trimmed, Slug = await FreeSlugAsync(trimmed, cancellationToken) };
        database.Organisations.Add(organisation);
        await database.SaveChangesAsync(cancellationToken);
        return (organisation.Id, null);
    }

    public async Task<AccountFault?> RenameAsync(int id, string? name, CancellationToken cancellationToken)
    {
        var trimmed = Trim(name);
        if (await FaultOfNameAsync(trimmed, id, cancellationToken) is { } fault)
        {
            return fault;
        }

        var changed = await database.Organisations.Where(o => o.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, trimmed), cancellationToken);
        await RenameSharedAsync(id, trimmed, cancellationToken);
        return changed == 0 ? AccountFault.NotFound : null;
    }

    public async Task<AccountFault?> UpdateAsync(UpdateOrganisation command, CancellationToken cancellationToken)
    {
        var name = Trim(command.Name);
        if (await FaultOfNameAsync(name, command.Id, cancellationToken) is { } fault)
        {
            return fault;
        }

        var email = string.IsNullOrWhiteSpace(command.ContactEmail) ? null : command.ContactEmail;
        if (email is not null && (email = EmailAddress.Normalise(email)) is null)
        {
            return AccountFault.EmailBad;
        }

        if (await database.Organisations.FirstOrDefaultAsync(o => o.Id == command.Id, cancellationToken) is not { } organisation)
        {
            return AccountFault.NotFound;
        }

        organisation.Name = name;
        organisation.ContactName = Trim(command.ContactName) is { Length: > 0 } contact ? contact : null;
        organisation.ContactEmail = email;
        var evaluation = command.NextOfficialEvaluation is { } date ? new DateOnly(date.Year, date.Month, 1) : (DateOnly?)null;
        var moved = organisation.NextOfficialEvaluation != evaluation;
        organisation.NextOfficialEvaluation = evaluation;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        if (moved)
        {
            await PlansFromTodayAsync(command.Id, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await RenameSharedAsync(command.Id, name, cancellationToken);
        return null;
    }

    public async Task<AccountFault?> UpdateMailAsync(UpdateMailSettings command, CancellationToken cancellationToken)
    {
        var sender = Trim(command.SenderName);
        if (sender.Length > Organisation.NameMaxLength)
        {
            return AccountFault.NameTooLong;
        }

        if (command.Budget is < Organisation.LeastMailBudget or > Organisation.MostMailBudget)
        {
            return AccountFault.MailBudgetOutOfRange;
        }

        var name = sender.Length > 0 ? sender : null;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await database.Organisations.AnyAsync(o => o.Id == command.Id && o.MailsInJuly != command.July, cancellationToken))
        {
            await PlansFromTodayAsync(command.Id, cancellationToken);
        }

        var changed = await database.Organisations.Where(o => o.Id == command.Id).ExecuteUpdateAsync(
            set => set.SetProperty(o => o.MailSenderName, name).SetProperty(o => o.MailBudget, command.Budget).SetProperty(o => o.MailsInJuly, command.July),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed == 0 ? AccountFault.NotFound : null;
    }

    /// <summary>Units of the organisation that this scope works for.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsAsync(CancellationToken cancellationToken)
    {
        var units = await database.Units.AsNoTracking().ToListAsync(cancellationToken);
        return [.. units.OrderBy(unit => unit.Name, StringComparer.Create(CultureInfo.GetCultureInfo("sv"), ignoreCase: true))];
    }

    public async Task<AccountFault?> AddUnitAsync(int organisationId, string? name, CancellationToken cancellationToken)
    {
        var trimmed = Trim(name);
        if (await FaultOfUnitNameAsync(trimmed, null, cancellationToken) is { } fault)
        {
            return fault;
        }

        database.Units.Add(new Unit { OrganisationId = organisationId, Name = trimmed });
        await database.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Rounds that have not opened follow; those that have keep the name they opened with.</summary>
    public async Task<AccountFault?> RenameUnitAsync(int id, string? name, CancellationToken cancellationToken)
    {
        var trimmed = Trim(name);
        if (await FaultOfUnitNameAsync(trimmed, id, cancellationToken) is { } fault)
        {
            return fault;
        }

        if (await database.Units.FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } unit)
        {
            return AccountFault.NotFound;
        }

        var drafts = database.Rounds.Where(r => r.State == RoundState.Draft).Select(r => r.Id);
        foreach (var row in await database.RoundUnits.Where(u => u.Name == unit.Name && drafts.Contains(u.RoundId)).ToListAsync(cancellationToken))
        {
            row.Name = trimmed;
        }

        unit.Name = trimmed;
        await database.SaveChangesAsync(cancellationToken);
        return null;
    }

    public async Task<AccountFault?> RemoveUnitAsync(int id, CancellationToken cancellationToken)
    {
        if (await database.Units.FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } unit)
        {
            return AccountFault.NotFound;
        }

        if (await database.RoundUnits.AnyAsync(u => u.Name == unit.Name, cancellationToken))
        {
            return AccountFault.UnitInUse;
        }

        database.Units.Remove(unit);
        await database.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>What others see of its estimates bears the name that it has now. A platform administrator who renames it sees none of them.</summary>
    private Task<int> RenameSharedAsync(int id, string name, CancellationToken cancellationToken) => database.SharedEstimates
        .IgnoreQueryFilters([KompassDbContext.TenantFilter])
        .Where(shared => shared.OrganisationId == id)
        .ExecuteUpdateAsync(set => set.SetProperty(shared => shared.Municipality, name), cancellationToken);

    /// <summary>Dates of follow-ups that hang on the settings are other ones from now on: none of the past is to be taken for one that was missed.</summary>
    private Task<int> PlansFromTodayAsync(int id, CancellationToken cancellationToken)
    {
        var today = StockholmDays.Today(clock);
        return database.Plans.IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(plan => plan.OrganisationId == id && plan.CadenceFrom < today)
            .ExecuteUpdateAsync(set => set.SetProperty(plan => plan.CadenceFrom, today), cancellationToken);
    }

    private static string Trim(string? text) => text?.Trim() ?? "";

    private async Task<AccountFault?> FaultOfNameAsync(string name, int? except, CancellationToken cancellationToken) => name switch
    {
        "" => AccountFault.NameMissing,
        { Length: > Organisation.NameMaxLength } => AccountFault.NameTooLong,
        _ => await database.Organisations.AnyAsync(o => o.Name == name && o.Id != except, cancellationToken) ? AccountFault.NameTaken : null,
    };

    private async Task<AccountFault?> FaultOfUnitNameAsync(string name, int? except, CancellationToken cancellationToken) => name switch
    {
        "" => AccountFault.NameMissing,
        { Length: > Unit.NameMaxLength } => AccountFault.NameTooLong,
        _ => await database.Units.AnyAsync(u => u.Name == name && u.Id != except, cancellationToken) ? AccountFault.NameTaken : null,
    };

    private async Task<string> FreeSlugAsync(string name, CancellationToken cancellationToken)
    {
        var slug = Slug(name);
        for (var number = 2; await database.Organisations.AnyAsync(o => o.Slug == slug, cancellationToken); number++)
        {
            slug = $"{Slug(name)}-{number}";
        }

        return slug;
    }

    // "Örebro kommun" → "orebro-kommun".
    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString(0, Math.Min(slug.Length, Organisation.SlugMaxLength - 4)).Trim('-');
        return text.Length == 0 ? "kommun" : text;
    }
}
