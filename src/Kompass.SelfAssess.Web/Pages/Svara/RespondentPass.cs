using System.Globalization;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Whose questionnaire a browser may open, and the closing day that its cookie was made for.</summary>
public sealed record RespondentPass(Guid ParticipantId, int OrganisationId, DateOnly ClosesOn)
{
    public static RespondentPass? Parse(string text) =>
        text.Split('|') is [var participant, var organisation, var closes]
        && Guid.TryParseExact(participant, "N", out var participantId)
        && int.TryParse(organisation, NumberStyles.None, CultureInfo.InvariantCulture, out var organisationId)
        && DateOnly.TryParseExact(closes, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var closesOn)
            ? new RespondentPass(participantId, organisationId, closesOn)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ParticipantId:N}|{OrganisationId}|{ClosesOn:O}");
}
