using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>Lets a respondent in by the cookie that the personal link left, and says which organisation the request works for.</summary>
public sealed class RespondentDoor(RespondentCookies cookies, Tenant tenant, AnsweringService answering)
{
    /// <summary>True if this browser has opened the participant's link.</summary>
    public bool Admits(HttpContext context, Guid participantId)
    {
        if (cookies.Read(context, participantId) is not { } pass)
        {
            return false;
        }

        tenant.Use(pass.OrganisationId);
        return true;
    }

    /// <returns>Null where the cookie is missing or the participant is gone.</returns>
    public async Task<AnsweringView?> EnterAsync(HttpContext context, Guid participantId, CancellationToken cancellationToken)
    {
        if (!Admits(context, participantId) || await answering.LoadAsync(participantId, cancellationToken) is not { } view)
        {
            return null;
        }

        if (cookies.Read(context, participantId) is { } pass && pass.ClosesOn != view.ClosesOn)
        {
            cookies.Write(context, pass with { ClosesOn = view.ClosesOn });
        }

        return view;
    }
}
