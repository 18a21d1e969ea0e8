using System.Globalization;
using System.Net;
using System.Text;
using Kompass.SelfAssess.App.Disclosure;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>What an invitation is written from.</summary>
internal sealed record Invitation(AnsweredRound Round, int Questions, DateOnly ClosesOn, Uri Link, PrivacyOptions Privacy);

internal sealed record Letter(string Subject, string Text, string Html);

/// <summary>
/// The invitation in plain Swedish: what, how long, until when, who sees what, when it is deleted, whom to ask. Mails are written in Swedish
/// whatever language the sender's screen has.
/// </summary>
internal static class InvitationMail
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    private static readonly string[] SmallNumbers = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    public static Letter Write(Invitation invitation)
    {
        var round = invitation.Round;
        var lastDay = invitation.ClosesOn.ToString("dddd d MMMM", Swedish);
        string[] before =
        [
            "Hej!",
            $"Vi vill veta hur du ser på kommunens arbete. Det tar ungefär {AnsweringTime.Minutes(invitation.Questions)} minuter och du kan pausa när du vill. "
                + $"Frågorna är {invitation.Questions} och handlar om arbetet i {round.OrganisationName}.",
            $"Svara senast {lastDay}. Här är din egen länk till {round.Name}:",
        ];
        string[] after =
        [
            "Länken är bara din. Skicka den inte vidare.",
            WhoSees(round),
            WhenDeleted(round, invitation.Privacy),
            Contact(round),
            $"Hälsningar\n{round.OrganisationName}",
        ];
        return new Letter(
            $"{round.Name}: svara senast {lastDay}",
            string.Join("\n\n", [.. before, invitation.Link.ToString(), .. after]) + "\n",
            Html(before, invitation.Link, after));
    }

    private static string WhoSees(AnsweredRound round)
    {
        var least = round.MinimumGroup < SmallNumbers.Length ? SmallNumbers[round.MinimumGroup] : round.MinimumGroup.ToString(Swedish);
        return round.Anonymity == Anonymity.Anonymous
            ? $"Du svarar anonymt. Dina svar visas bara i grupper om minst {least} personer. När du har skickat in går svaren inte att koppla till dig, "
                + "inte heller för samordnaren eller den som sköter systemet. Därför kan du inte ändra dem efteråt."
            : $"Omgången är inte anonym. Samordnaren i kommunen kan se vad just du har svarat. I resultatet visas dina svar bara i grupper om minst {least} personer. "
                + "Du kan ta tillbaka och ändra dina svar tills omgången stänger.";
    }

    private static string WhenDeleted(AnsweredRound round, PrivacyOptions privacy) =>
        (round.Anonymity == Anonymity.Anonymous ? "Svar som inte har skickats in raderas oläsna när omgången stänger. " : "")
        + $"Omgången och svaren raderas senast efter {Months(privacy.RetentionMonths)}. "
        + (privacy.BackupDays == 0 ? "Inga säkerhetskopior sparas." : $"Säkerhetskopior sparas i högst {privacy.BackupDays} dagar.");

    private static string Months(int months) => months % 12 == 0
        ? (months == 12 ? "ett år" : $"{(months / 12 < SmallNumbers.Length ? SmallNumbers[months / 12] : (months / 12).ToString(Swedish))} år")
        : $"{months} månader";

    private static string Contact(AnsweredRound round) => (round.ContactName, round.ContactEmail) switch
    {
        ({ Length: > 0 } name, { Length: > 0 } email) => $"Har du frågor? Hör av dig till {name}, {email}.",
        ({ Length: > 0 } name, _) => $"Har du frågor? Hör av dig till {name}.",
        (_, { Length: > 0 } email) => $"Har du frågor? Hör av dig till {email}.",
        _ => "Har du frågor? Hör av dig till den som samordnar omgången i kommunen.",
    };

    private static string Html(IEnumerable<string> before, Uri link, IEnumerable<string> after)
    {
        var address = WebUtility.HtmlEncode(link.ToString());
        return new StringBuilder("<!DOCTYPE html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Inbjudan</title></head><body>\n")
            .AppendJoin('\n', before.Select(Paragraph))
            .Append(CultureInfo.InvariantCulture, $"\n<p><a href=\"{address}\">{address}</a></p>\n")
            .AppendJoin('\n', after.Select(Paragraph))
            .Append("\n</body></html>\n")
            .ToString();
    }

    private static string Paragraph(string text) => $"<p>{WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>";
}
