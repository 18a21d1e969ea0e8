using Kompass.SelfAssess.App.Mail;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>A participant as the coordinator sees it.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Name">Name; null for one who came by an open link.</param>
/// <param name="Email">Address.</param>
/// <param name="GroupKey">Role group.</param>
/// <param name="Unit">Unit name.</param>
/// <param name="Language">Language of the person's mails, "sv" or "en".</param>
/// <param name="Withdrawn">True where the person was taken off the list of an open anonymous round.</param>
/// <param name="State">How far; null in an anonymous round, where nobody is told who has answered.</param>
/// <param name="Invitation">How far the invitation has come; null where none is queued.</param>
public sealed record ParticipantRow(
    Guid Id, string? Name, string? Email, string GroupKey, string? Unit, string Language, bool Withdrawn, ParticipantState? State, MailState? Invitation)
{
    /// <summary>True where the address has asked for no more mail: neither invitation nor reminder goes to it.</summary>
    public bool MailStopped { get; init; }
}

public sealed record AddParticipant(Guid RoundId, string Name, string Email, string GroupKey, string? Unit);

/// <param name="Added">How many were written.</param>
/// <param name="Faults">Every fault, with its line.</param>
public sealed record PasteOutcome(int Added, IReadOnlyList<PasteFault> Faults);

/// <summary>How many have submitted. The only thing an open round tells anyone.</summary>
/// <param name="Invited">Invited by name.</param>
/// <param name="Submitted">Of those, how many have submitted.</param>
/// <param name="SubmittedByOpenLink">Responses that came by an open link; nobody knows out of how many.</param>
/// <param name="TargetPercent">What the coordinator hopes for.</param>
/// <param name="Groups">By role group.</param>
/// <param name="Units">By unit.</param>
public sealed record ResponseRate(
    int Invited,
    int Submitted,
    int SubmittedByOpenLink,
    int TargetPercent,
    IReadOnlyList<ResponseRateRow> Groups,
    IReadOnlyList<ResponseRateRow> Units);

/// <param name="Key">Group key or unit name; empty for "no unit".</param>
/// <param name="Invited">Invited by name.</param>
/// <param name="Submitted">Null where it is withheld: the group is too small, or it would give away one that is.</param>
/// <param name="OpenLink">True where the group has an open link, so that more may come.</param>
public sealed record ResponseRateRow(string Key, int Invited, int? Submitted, bool OpenLink);
