using System.Security.Cryptography;
using System.Text.Json;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// A list of people against those already on it: first what would happen, then just that or nothing. Nothing here looks at who has answered.
/// </summary>
public sealed class ParticipantImport(KompassDbContext db, ParticipantChanges changes)
{
    /// <summary>What the list would do, without doing it.</summary>
    public async Task<Outcome<ImportPlan>> PlanAsync(Guid roundId, PastedList list, CancellationToken cancellationToken)
    {
        var (round, refusal) = await ParticipantRules.RoundForChangeAsync(db, roundId, cancellationToken);
        return round is null ? refusal! : await PlanAsync(round, list, cancellationToken);
    }

    /// <summary>Does what was shown, or nothing where that is no longer what would happen.</summary>
    /// <param name="roundId">Round.</param>
    /// <param name="list">The list.</param>
    /// <param name="choice">What to do about faults and people who are on the list already.</param>
    /// <param name="shown"><see cref="ImportPlan.Seal"/> of the plan that was shown; null where nobody was shown one.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    public async Task<Outcome<ImportOutcome>> ImportAsync(
        Guid roundId, PastedList list, ImportChoice choice, string? shown, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RoundLock.TakeAloneAsync(db, roundId, cancellationToken);
        var (round, refusal) = await ParticipantRules.RoundForChangeAsync(db, roundId, cancellationToken);
        if (round is null)
        {
            return refusal!;
        }

        var plan = await PlanAsync(round, list, cancellationToken);
        if (shown is not null && shown != plan.Seal)
        {
            return new ImportOutcome(plan, Written: false, 0, 0) { Outdated = true };
        }

        if (choice == ImportChoice.Stop && !plan.IsPlain)
        {
            return new ImportOutcome(plan, Written: false, 0, 0);
        }

        db.Participants.AddRange(plan.New.Select(person => ParticipantRules.New(
            round,
            person.Name,
            person.Email,
            round.Groups.Find(group => group.Key == person.GroupKey)!.Id,
            round.Units.Find(unit => unit.Name == person.Unit)?.Id,
            person.Language ?? "sv")));
        await db.SaveChangesAsync(cancellationToken);
        var updated = await UpdateAsync(round, plan.Written(choice), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return new ImportOutcome(plan, Written: true, plan.New.Count, updated);
    }

    private async Task<int> UpdateAsync(Round round, IEnumerable<ImportChange> changed, CancellationToken cancellationToken)
    {
        var updated = 0;
        foreach (var change in changed)
        {
            var person = await db.Participants.AsNoTracking()
                .SingleAsync(p => p.RoundId == round.Id && (change.Id == null ? p.Email == change.Email : p.Id == change.Id), cancellationToken);
            person.Round = round;
            string? After(ImportField field) => change.Fields.FirstOrDefault(one => one.Field == field && !one.Locked)?.After;
            await changes.WriteAsync(
                person,
                After(ImportField.Name) ?? person.Name!,
                After(ImportField.Email) ?? person.Email!,
                After(ImportField.Group) is { } group ? round.Groups.Find(one => one.Key == group)!.Id : person.RoundGroupId,
                After(ImportField.Unit) is { } unit ? round.Units.Find(one => one.Name == unit)?.Id : person.RoundUnitId,
                After(ImportField.Language) ?? person.Language,
                cancellationToken);
            updated++;
        }

        return updated;
    }

    private async Task<ImportPlan> PlanAsync(Round round, PastedList list, CancellationToken cancellationToken) => ParticipantDiffer.Between(
        round,
        await db.Participants.Where(p => p.RoundId == round.Id && p.Email != null)
            .Select(p => new KnownParticipant(p.Id, p.Email!, p.Name ?? "", p.Group!.Key, p.Unit!.Name, p.Language, p.Withdrawn)).ToListAsync(cancellationToken),
        list);
}

/// <summary>What a list would do to a round.</summary>
public sealed record ImportPlan
{
    public List<PastedParticipant> New { get; init; } = [];

    /// <summary>On the list already, with something else about them.</summary>
    public List<ImportChange> Changed { get; init; } = [];

    /// <summary>True where the list is a file that was written here, whose rows know whose they are.</summary>
    public bool IsOfIds { get; init; }

    /// <summary>On the list and not in such a file: they stay.</summary>
    public List<string> Missing { get; init; } = [];

    /// <summary>How many particulars have been changed here since such a file was written, and are in it as they were: they stay.</summary>
    public int Elsewhere { get; set; }

    /// <summary>On the list already, just so.</summary>
    public List<PastedParticipant> Same { get; init; } = [];

    public List<PasteFault> Faults { get; init; } = [];

    /// <summary>Headings of columns that are not read.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>True where nothing is wrong and nobody is on the list already unless the file says who, so that there is nothing to choose.</summary>
    public bool IsPlain => Faults.Count == 0 && !Changed.Exists(change => change.NeedsChoice) && Same.TrueForAll(person => person.Id is not null);

    /// <summary>True where the file says nothing that the list does not say.</summary>
    public bool IsEmpty => New.Count + Changed.Count + Faults.Count == 0;

    /// <summary>Whose particulars would be changed.</summary>
    public IEnumerable<ImportChange> Written(ImportChoice choice) =>
        Changed.Where(change => change.Fields.Any(field => !field.Locked) && (choice == ImportChoice.Update || !change.NeedsChoice));

    /// <summary>The same for the same plan: what is confirmed is what was shown.</summary>
    public string Seal => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { New, Changed, Same, Faults })));
}

/// <param name="Line">Where it stands.</param>
/// <param name="Name">Name as it is.</param>
/// <param name="Email">Address.</param>
/// <param name="Fields">What differs.</param>
public sealed record ImportChange(int Line, string Name, string Email, IReadOnlyList<ImportedField> Fields)
{
    /// <summary>Who, where the file says so by its hidden id; null where the address does.</summary>
    public Guid? Id { get; init; }

    /// <summary>Changed in the file, and here since the file was written.</summary>
    public bool IsConflict => Fields.Any(one => one.Clash);

    /// <summary>True where it is written only if that is chosen.</summary>
    public bool NeedsChoice => Id is null || Fields.Any(one => one.Clash || one.Locked);
}

/// <param name="Field">What.</param>
/// <param name="Before">As it is.</param>
/// <param name="After">As the list has it.</param>
/// <param name="Locked">True where it stays as it is, see <see cref="ParticipantRules.PlaceIsLocked"/>.</param>
public sealed record ImportedField(ImportField Field, string Before, string After, bool Locked)
{
    /// <summary>True where it has been changed here since the file was written.</summary>
    public bool Clash { get; init; }
}

public enum ImportField
{
    Name,
    Group,
    Unit,
    Language,
    Email,
}

/// <param name="Plan">What the list does or would do.</param>
/// <param name="Written">False where nothing was written.</param>
/// <param name="Added">New people.</param>
/// <param name="Updated">People whose particulars changed.</param>
public sealed record ImportOutcome(ImportPlan Plan, bool Written, int Added, int Updated)
{
    /// <summary>Somebody changed the list since it was shown.</summary>
    public bool Outdated { get; init; }
}
