using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Kompass.SelfAssess.Web.Pages.Svara;

/// <summary>A page that only tells the respondent how things are, and what to do.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Lead">What it means.</param>
/// <param name="More">Further paragraphs.</param>
/// <param name="Typed">What the person had typed and could not be saved, to copy.</param>
public sealed record CalmPage(string Title, string Lead, IReadOnlyList<string> More, IReadOnlyList<TypedText> Typed)
{
    public CalmPage(string title, string lead, params string[] more)
        : this(title, lead, more, [])
    {
    }

    /// <summary>Whose unsent texts this browser may still hold, to show.</summary>
    public Guid? Leftover { get; init; }

    /// <summary>Whose unsent texts this browser has no more use for.</summary>
    public Guid? Forget { get; init; }

    public IActionResult Show(PageModel page, int status) => new ViewResult
    {
        ViewName = "~/Pages/Svara/_Lugn.cshtml",
        ViewData = new ViewDataDictionary<CalmPage>(page.ViewData, this),
        StatusCode = status,
    };
}

/// <param name="Question">Question code.</param>
/// <param name="Text">Comment or link.</param>
public sealed record TypedText(string Question, string Text);
