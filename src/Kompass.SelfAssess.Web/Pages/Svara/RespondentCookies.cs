using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>The respondent's way back, and what remembers who a browser became by an open link.</summary>
public sealed class RespondentCookies(IDataProtectionProvider protection, TimeProvider clock)
    : LinkCookies(protection.CreateProtector("Kompass.Respondent"), clock)
{
    private readonly IDataProtector joined = protection.CreateProtector("Kompass.Respondent.Joined");

    /// <summary>So that a second visit by the open link goes on instead of starting over.</summary>
    public void WriteJoined(HttpContext context, int roundGroupId, LinkPass pass) => Append(context, joined, JoinedName(roundGroupId), "/svara", pass);

    public LinkPass? ReadJoined(HttpContext context, int roundGroupId) => Open(context, joined, JoinedName(roundGroupId));

    protected override string NameOf(Guid id) => $"kompass-svar-{id:N}";

    protected override string PathOf(Guid id) => Addresses.Start(id);

    private static string JoinedName(int roundGroupId) => $"kompass-oppen-{roundGroupId}";
}
