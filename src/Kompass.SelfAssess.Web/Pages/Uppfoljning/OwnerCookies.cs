using Kompass.SelfAssess.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>The owner's way back to a follow-up.</summary>
public sealed class OwnerCookies(IDataProtectionProvider protection, TimeProvider clock) : LinkCookies(protection.CreateProtector("Kompass.FollowUpOwner"), clock)
{
    protected override string NameOf(Guid id) => $"kompass-atgard-{id:N}";

    protected override string PathOf(Guid id) => OwnerAddresses.Start(id);
}
