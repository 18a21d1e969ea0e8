using System.Globalization;
using System.Net;
using System.Text;
using Kompass.SelfAssess.App.Mail;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Organisations;

/// <summary>Mail about accounts: rows in the outbox, written in the caller's transaction.</summary>
public sealed class AccountMails(Outbox outbox, IOptions<MailOptions> options, IStringLocalizer<AccountMails> texts)
{
    public const int InvitationDays = 7;
    public const int ResetHours = 2;

    /// <summary>Address of the page where an invited person chooses name and password.</summary>
    public Uri InvitationLink(Guid userId, string token) => Link("konto/inbjudan", userId, token);

    public void QueueInvitation(AppUser user, string token, string organisation, string invitedBy) => Queue(
        user,
        texts["InvitationSubject", organisation],
        texts["InvitationText", invitedBy, organisation],
        InvitationLink(user.Id, token),
        texts["InvitationAfter", InvitationDays]);

    public void QueueNewRole(AppUser user, string organisation, string invitedBy) => Queue(
        user,
        texts["NewRoleSubject", organisation],
        texts["NewRoleText", invitedBy, organisation],
        options.Value.AddressOf("konto/logga-in"),
        texts["NewRoleAfter"]);

    public void QueueReset(AppUser user, string token) => Queue(
        user,
        texts["ResetSubject"],
        texts["ResetText"],
        Link("konto/nytt-losenord", user.Id, token),
        texts["ResetAfter", ResetHours]);

    private void Queue(AppUser user, string subject, string before, Uri link, string after)
    {
        var hello = user.DisplayName.Length > 0 && user.DisplayName != user.Email ? texts["Hello", user.DisplayName] : texts["HelloNobody"];
        var text = $"{hello.Value}\n\n{before}\n\n{link.AbsoluteUri}\n\n{after}\n";
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(hello.Value)}</p><p>{WebUtility.HtmlEncode(before)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">{WebUtility.HtmlEncode(link.AbsoluteUri)}</a></p>");
        html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(after)}</p>");
        outbox.Add(new NewMail(MailKind.Account, $"account/{Guid.NewGuid():N}", user.Email!, user.DisplayName, subject, text, html.ToString()));
    }

    private Uri Link(string path, Guid userId, string token) =>
        options.Value.AddressOf($"{path}?id={userId:N}&kod={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}");
}
