using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kompass.SelfAssess.Web.Pages;

/// <summary>How to answer and how to read what comes of it.</summary>
public sealed class HjalpModel : PageModel;
