using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>Lets somebody in by the cookie that a link left, and says which organisation the request works for.</summary>
/// <typeparam name="TView">What the pages show.</typeparam>
public abstract class LinkDoor<TView>(LinkCookies cookies, Tenant tenant)
    where TView : class
{
    /// <summary>True if this browser has opened the person's link.</summary>
    public bool Admits(HttpContext context, Guid id) => Pass(context, id) is not null;

    /// <returns>Null where the cookie is missing or nobody is asked by that id any more.</returns>
    public async Task<TView?> EnterAsync(HttpContext context, Guid id, CancellationToken cancellationToken)
    {
        if (Pass(context, id) is not { } pass || await LoadAsync(id, cancellationToken) is not { } view)
        {
            return null;
        }

        if (pass.ClosesOn != ClosesOn(view))
        {
            cookies.Write(context, pass with { ClosesOn = ClosesOn(view) });
        }

        return view;
    }

    protected abstract Task<TView?> LoadAsync(Guid id, CancellationToken cancellationToken);

    protected abstract DateOnly ClosesOn(TView view);

    private LinkPass? Pass(HttpContext context, Guid id)
    {
        var pass = cookies.Read(context, id);
        if (pass is not null)
        {
            tenant.Use(pass.OrganisationId);
        }

        return pass;
    }
}
