using System.Globalization;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>What a browser may open since it followed a link: whose pages, and the closing day that its cookie was made for.</summary>
/// <param name="Id">The participant of a round, or the owner in a follow-up.</param>
/// <param name="OrganisationId">Whose data the pages work with.</param>
/// <param name="ClosesOn">Last day as it stood then.</param>
public sealed record LinkPass(Guid Id, int OrganisationId, DateOnly ClosesOn)
{
    public static LinkPass? Parse(string text) =>
        text.Split('|') is [var subject, var organisation, var closes]
        && Guid.TryParseExact(subject, "N", out var id)
        && int.TryParse(organisation, NumberStyles.None, CultureInfo.InvariantCulture, out var organisationId)
        && DateOnly.TryParseExact(closes, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var closesOn)
            ? new LinkPass(id, organisationId, closesOn)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id:N}|{OrganisationId}|{ClosesOn:O}");
}
