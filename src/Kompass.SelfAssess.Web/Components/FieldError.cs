using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kompass.SelfAssess.Web.Components;

/// <summary>What is wrong, and the id of the field where it can be mended (null where it is no single field).</summary>
public sealed record FieldError(string? FieldId, string Message)
{
    public static IReadOnlyList<FieldError> From(ModelStateDictionary state) =>
    [
        .. from entry in state
           from error in entry.Value?.Errors ?? []
           where error.ErrorMessage.Length > 0
           select new FieldError(entry.Key.Length == 0 ? null : TagBuilder.CreateSanitizedId(entry.Key, "_"), error.ErrorMessage),
    ];
}
