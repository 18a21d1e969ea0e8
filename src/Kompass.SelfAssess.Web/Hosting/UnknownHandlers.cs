using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>
/// Something sent to a page that takes nothing of the kind does not exist. Otherwise the page would be shown without having been loaded.
/// Reading needs no handler, and the error pages answer whatever failed.
/// </summary>
internal sealed class UnknownHandlers : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var read = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);
        if (context.HandlerMethod is null && !read && context.HandlerInstance is not Pages.Fel.IndexModel)
        {
            context.Result = new NotFoundResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
