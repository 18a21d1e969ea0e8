using System.Collections.Frozen;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>An edition with the row ids that answers and rounds refer to.</summary>
public sealed record StoredEdition(
    int Id,
    FrameworkEdition Edition,
    DateTime? PublishedUtc,
    FrozenDictionary<int, string> QuestionCodes,
    FrozenDictionary<string, int> QuestionIds)
{
    /// <summary>Whose it is; null for everyone's.</summary>
    public int? OrganisationId { get; init; }

    /// <summary>1, 2 … within the key.</summary>
    public int Version { get; init; } = 1;

    private readonly Lazy<IReadOnlyList<EditionRemark>> _remarks = new(() => EditionRemarks.Of(Edition));

    /// <summary>What its wording leaves to wish for. Reading a whole question set takes a moment, so it is done once.</summary>
    public IReadOnlyList<EditionRemark> Remarks => _remarks.Value;
}
