using Kompass.SelfAssess.App.Organisations;

namespace Kompass.SelfAssess.Web.Hosting.SignIn;

/// <summary>Which of several memberships this request asks to act by; the claims factory follows it if it is still a membership.</summary>
public sealed class Hat
{
    public int? OrganisationId { get; private set; }

    public MemberRole? Role { get; private set; }

    public void PutOn(int? organisationId, MemberRole? role) => (OrganisationId, Role) = (organisationId, role);

    public bool Fits(Membership membership) => membership.OrganisationId == OrganisationId && membership.Role == Role;
}
