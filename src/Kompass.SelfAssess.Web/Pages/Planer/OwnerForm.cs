using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>What the form of an owner sends.</summary>
public sealed class OwnerForm
{
    /// <summary>Made with the form, so that a form sent twice makes one owner.</summary>
    public Guid? Id { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Unit { get; set; }

    public string Language { get; set; } = "sv";

    public int Version { get; set; }

    public static OwnerForm From(PlanOwner owner) => new()
    {
        Name = owner.Name,
        Email = owner.Email,
        Unit = owner.UnitId?.ToString(CultureInfo.InvariantCulture),
        Language = owner.Language,
        Version = owner.Version,
    };

    public OwnerContent Read() => new(Name ?? "", Email, int.TryParse(Unit, NumberStyles.None, CultureInfo.InvariantCulture, out var unit) ? unit : null, Language) { NewId = Id };

    public static void Explain(ModelStateDictionary state, IEnumerable<Refused> refusals, IStringLocalizer<ActionTexts> words)
    {
        foreach (var refusal in refusals)
        {
            state.AddModelError(
                refusal.Code switch
                {
                    RefusalCode.NameMissing or RefusalCode.NameTooLong => "Form.Name",
                    RefusalCode.EmailBad or RefusalCode.OwnerTwice => "Form.Email",
                    RefusalCode.UnitUnknown => "Form.Unit",
                    RefusalCode.LanguageUnknown => "Form.Language",
                    _ => "",
                },
                words.Refusal(refusal));
        }
    }
}
