using Microsoft.AspNetCore.Mvc;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>303: the answer to what was posted is found at another address, by GET.</summary>
public sealed class SeeOther(string address) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = context.HttpContext.Request.PathBase + address;
    }
}
