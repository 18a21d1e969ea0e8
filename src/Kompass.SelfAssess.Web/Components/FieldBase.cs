using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kompass.SelfAssess.Web.Components;

/// <summary>What all form fields share: a label, a hint, an error and how they are tied to the control.</summary>
public abstract class FieldBase : ComponentBase
{
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Error { get; set; }

    /// <summary>Says "(frivilligt)" after the label.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>The page's model state: brings the error and what the person wrote back to the field.</summary>
    [Parameter]
    public ModelStateDictionary? State { get; set; }

    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");

    protected string? ErrorText =>
        Error ?? Entry?.Errors.Select(error => error.ErrorMessage).FirstOrDefault(message => message.Length > 0);

    protected string? Attempted => Entry?.AttemptedValue;

    /// <summary>Every value of a name that was sent several times; a value may itself hold a comma.</summary>
    protected IReadOnlyCollection<string>? AttemptedValues => Entry?.RawValue switch
    {
        string[] several => several,
        string one => [one],
        _ => null,
    };

    protected string? Invalid => ErrorText is null ? null : "true";

    protected string? DescribedBy => (Hint, ErrorText) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hint",
        (null, _) => $"{Id}-error",
        _ => $"{Id}-hint {Id}-error",
    };

    private ModelStateEntry? Entry => State is not null && State.TryGetValue(Name, out var entry) ? entry : null;
}
