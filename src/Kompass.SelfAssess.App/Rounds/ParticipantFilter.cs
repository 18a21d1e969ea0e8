using Kompass.SelfAssess.App.Mail;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Which participants are wanted, as the address of their page says it; an unknown word leaves everybody.</summary>
/// <param name="Search">Part of name, address or unit.</param>
/// <param name="Group">Key of a role group.</param>
/// <param name="State">One of <see cref="States"/>.</param>
public sealed record ParticipantFilter(string? Search, string? Group, string? State)
{
    /// <summary>"ej-inbjuden", "misslyckad", "ej-inskickat", "inskickat" and "borttagen".</summary>
    public static IReadOnlyList<string?> States { get; } = ["ej-inbjuden", "misslyckad", "ej-inskickat", "inskickat", "borttagen"];

    public bool Fits(ParticipantRow person)
    {
        var wanted = Search?.Trim() ?? "";
        return (wanted.Length == 0
                || person.Name!.Contains(wanted, StringComparison.CurrentCultureIgnoreCase)
                || person.Email!.Contains(wanted, StringComparison.OrdinalIgnoreCase)
                || person.Unit?.Contains(wanted, StringComparison.CurrentCultureIgnoreCase) == true)
            && (string.IsNullOrEmpty(Group) || person.GroupKey == Group)
            && State switch
            {
                "ej-inbjuden" => IsNotInvited(person),
                "misslyckad" => person is { Withdrawn: false, Invitation: MailState.Failed or MailState.Doubtful },
                // Where answers are anonymous the state is null, and neither finds anybody.
                "inskickat" => person.State == ParticipantState.Submitted,
                "ej-inskickat" => person.State is ParticipantState.NotStarted or ParticipantState.Started,
                "borttagen" => person.Withdrawn,
                _ => true,
            };
    }

    public static bool IsNotInvited(ParticipantRow person) =>
        person is { Withdrawn: false, Invitation: null } && person.State is not ParticipantState.Submitted;
}
