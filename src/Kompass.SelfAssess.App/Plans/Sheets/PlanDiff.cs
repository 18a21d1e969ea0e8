using System.Security.Cryptography;
using System.Text.Json;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>What a file of actions would do to its plan, row by row; nothing of it is done.</summary>
public sealed record PlanDiff(IReadOnlyList<PlanDiffRow> Rows)
{
    /// <summary>When the file was written, in Swedish time; null where it does not say.</summary>
    public DateTime? Exported { get; init; }

    /// <summary>People who are not among the owners yet and would be.</summary>
    public IReadOnlyList<NewOwner> NewOwners => [.. Rows.Where(row => row.IsChange).Select(row => row.Owner).OfType<NewOwner>().Distinct()];

    /// <summary>True where nothing is wrong and nothing has been changed by two, so that there is nothing to choose.</summary>
    public bool IsPlain => Rows.All(row => row.Kind is not (PlanRowKind.Refused or PlanRowKind.Conflict));

    /// <summary>True where the file says nothing that the plan does not say.</summary>
    public bool IsEmpty => Rows.All(row => row.Kind is PlanRowKind.Unchanged or PlanRowKind.Missing);

    /// <summary>How many rows there would be something to write of, conflicts among them.</summary>
    public int Writable => Rows.Count(row => row.IsChange);

    /// <summary>The same for the same diff: what is confirmed is what was shown.</summary>
    public string Seal => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        Rows.Where(row => row.Kind is not PlanRowKind.Unchanged).Select(row => new { row.Kind, row.Row, row.ActionId, row.Version, row.Changes, row.Elsewhere, row.Faults, Owner = row.Owner?.ToString() }))));

    public IEnumerable<PlanDiffRow> Of(PlanRowKind kind) => Rows.Where(row => row.Kind == kind);
}

/// <param name="Kind">What the row would do.</param>
/// <param name="Row">Its number in the file; 0 for an action whose row is missing.</param>
/// <param name="Number">The action's number; null for a new one.</param>
/// <param name="Title">The action's title as it is, of a new one as it will be.</param>
public sealed record PlanDiffRow(PlanRowKind Kind, int Row, int? Number, string Title)
{
    /// <summary>The action; of a new row the id that it will get, the same for the same row.</summary>
    public Guid ActionId { get; init; }

    /// <summary>The action's version that the file was held against.</summary>
    public int Version { get; init; }

    public IReadOnlyList<PlanCellChange> Changes { get; init; } = [];

    /// <summary>What has been changed in Kompass since the file was written and the file leaves as it was: it stays as it is now.</summary>
    public IReadOnlyList<PlanCellChange> Elsewhere { get; init; } = [];

    public IReadOnlyList<PlanSheetFault> Faults { get; init; } = [];

    /// <summary>Of a new row: number of an action with the same title.</summary>
    public int? SameTitleAs { get; init; }

    /// <summary>Who is to answer for it; null where that does not change.</summary>
    internal OwnerChoice? Owner { get; init; }

    /// <summary>The cells as they would be.</summary>
    internal IReadOnlyDictionary<PlanColumn, string> Cells { get; init; } = new Dictionary<PlanColumn, string>();

    public bool IsChange => Kind is PlanRowKind.Changed or PlanRowKind.New or PlanRowKind.Conflict;
}

/// <param name="Column">Which field.</param>
/// <param name="Before">As it is, in the form of <see cref="PictureAction.Cells"/>; of <see cref="PlanDiffRow.Elsewhere"/> as it was.</param>
/// <param name="After">As the file has it; of <see cref="PlanDiffRow.Elsewhere"/> as it is.</param>
/// <param name="Clash">True where the field has been changed in Kompass since the file was written.</param>
public sealed record PlanCellChange(PlanColumn Column, string Before, string After, bool Clash = false);

public enum PlanRowKind
{
    Changed,
    New,

    /// <summary>Changed in the file, and in Kompass since the file was written.</summary>
    Conflict,

    /// <summary>Something in it is wrong.</summary>
    Refused,

    /// <summary>The action was in the file when it was written and no longer is. It stays as it is.</summary>
    Missing,
    Unchanged,
}

/// <summary>Who is to answer for an action.</summary>
public abstract record OwnerChoice;

public sealed record NoOwner : OwnerChoice;

public sealed record KnownOwner(Guid Id) : OwnerChoice;

/// <summary>Somebody who is not among the plan's owners yet.</summary>
public sealed record NewOwner(string Name, string Email) : OwnerChoice;
