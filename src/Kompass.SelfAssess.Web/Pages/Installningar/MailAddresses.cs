using Kompass.SelfAssess.App.Mail;

namespace Kompass.SelfAssess.Web.Pages.Installningar;

/// <summary>Addresses of the pages where the words of mails are written.</summary>
public static class MailAddresses
{
    private static readonly (MailKind Kind, string Name)[] Names =
        [(MailKind.Invitation, "inbjudan"), (MailKind.Reminder, "paminnelse"), (MailKind.LastReminder, "sista-paminnelsen")];

    public static string Of(MailKind kind, string language) => $"/installningar/mejl/{Array.Find(Names, name => name.Kind == kind).Name}/{language}";

    /// <summary>Null for a name that is none.</summary>
    public static MailKind? KindOf(string name) => Array.Find(Names, known => known.Name == name) is { Name: not null } found ? found.Kind : null;
}
