using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Lets a respondent in by the cookie that the personal link left, and says which organisation the request works for.</summary>
public sealed class RespondentDoor(RespondentCookies cookies, Tenant tenant, AnsweringService answering)
{
    /// <summary>True if this browser has opened the participant's link.</summary>
    public bool Admits(HttpContext context, Guid participantId) => Pass(context, participantId) is not null;

    /// <returns>Null where the cookie is missing or the participant is gone.</returns>
    public async Task<AnsweringView?> EnterAsync(HttpContext context, Guid participantId, CancellationToken cancellationToken)
    {
        if (Pass(context, participantId) is not { } pass || await answering.LoadAsync(participantId, cancellationToken) is not { } view)
        {
            return null;
        }

        if (pass.ClosesOn != view.ClosesOn)
        {
            cookies.Write(context, pass with { ClosesOn = view.ClosesOn });
        }

        return view;
    }

    private RespondentPass? Pass(HttpContext context, Guid participantId)
    {
        var pass = cookies.Read(context, participantId);
        if (pass is not null)
        {
            tenant.Use(pass.OrganisationId);
        }

        return pass;
    }
}
