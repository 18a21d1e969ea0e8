using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// A set of answers. While it is a draft it belongs to its participant. When an anonymous round's participant submits, it gets a new
/// random key, the tie is cut and no time is kept; in a named round it stays with the participant (design 6).
/// </summary>
public sealed class Response : ITenantOwned
{
    /// <summary>Random, never a sequence: the order of rows must say nothing.</summary>
    public long Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid RoundId { get; set; }

    public Guid? ParticipantId { get; set; }

    public int RoundGroupId { get; set; }

    /// <summary>Null where the group × unit was too small to keep, or no unit was given.</summary>
    public int? RoundUnitId { get; set; }

    public bool Submitted { get; set; }

    public List<Answer> Answers { get; set; } = [];
}
