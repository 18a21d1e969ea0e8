using System.Globalization;
using System.Security.Claims;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Hosting.SignIn;

/// <summary>Writes the claims of <see cref="KompassClaims"/>: name, the hat that is on, and whether the person runs the platform.</summary>
internal sealed class ClaimsFactory(UserManager<AppUser> users, IOptions<IdentityOptions> options, KompassDbContext database, Hat hat)
    : UserClaimsPrincipalFactory<AppUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.TryRemoveClaim(identity.FindFirst(ClaimTypes.Name));
        identity.AddClaim(new Claim(ClaimTypes.Name, user.DisplayName));
        if (user.IsPlatformAdministrator)
        {
            identity.AddClaim(new Claim(KompassClaims.PlatformAdministrator, "true"));
        }

        var memberships = await database.Memberships.AsNoTracking().Include(m => m.Organisation)
            .Where(m => m.UserId == user.Id).OrderBy(m => m.Role).ThenBy(m => m.Organisation!.Name).ToListAsync();
        if ((memberships.Find(hat.Fits) ?? memberships.FirstOrDefault()) is { } membership)
        {
            identity.AddClaim(new Claim(KompassClaims.OrganisationId, membership.OrganisationId.ToString(CultureInfo.InvariantCulture)));
            identity.AddClaim(new Claim(KompassClaims.OrganisationName, membership.Organisation!.Name));
            identity.AddClaim(new Claim(KompassClaims.OrganisationSlug, membership.Organisation.Slug));
            identity.AddClaim(new Claim(KompassClaims.OrganisationRole, KompassClaims.ToClaim(membership.Role)));
        }

        return identity;
    }
}
