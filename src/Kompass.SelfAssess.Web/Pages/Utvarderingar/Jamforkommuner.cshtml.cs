using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Components.Benchmark;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>Chooses the municipalities to compare with. A search leaves those that are ticked in the list, so that saving loses none.</summary>
public sealed class JamforkommunerModel(OtherResults others, IStringLocalizer<BenchmarkTexts> texts) : PageModel
{
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public string? Search { get; private set; }

    /// <summary>Whether any municipality has the name that was searched for.</summary>
    public bool Hit { get; private set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task OnGetAsync(string? sok, CancellationToken cancellationToken)
    {
        Search = sok?.Trim();
        var all = await others.ChoicesAsync(cancellationToken);
        Chosen = [.. all.Where(choice => choice.Chosen).Select(choice => choice.Municipality)];
        Show(all);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await others.ChooseAsync(Chosen, cancellationToken) is { } refusal)
        {
            ModelState.AddModelError(nameof(Chosen), refusal.Code == RefusalCode.TooManyPeers ? texts["ChooseTooMany", refusal.Argument] : texts["ChooseChanged"]);
            Show(await others.ChoicesAsync(cancellationToken));
            return Page();
        }

        TempData["Notice"] = texts["ChooseSaved"].Value;
        return RedirectToPage("Jamforelsetal");
    }

    private void Show(IReadOnlyList<PeerChoice> all)
    {
        var swedish = CultureInfo.GetCultureInfo("sv").CompareInfo;
        bool Found(PeerChoice choice) => swedish.IndexOf(choice.Municipality, Search!, CompareOptions.IgnoreCase) >= 0;
        Hit = Search is not { Length: > 0 } || all.Any(Found);
        Choices =
        [
            .. all.Where(choice => Search is not { Length: > 0 } || Chosen.Contains(choice.Municipality) || Found(choice))
                .Select(choice => new Choice(choice.Municipality, choice.Municipality, texts.About(choice.Latest))),
        ];
    }
}
