using Kompass.SelfAssess.TestKit.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

/// <summary>Every page there is, as the running program knows them, with made-up values where an address needs some.</summary>
internal static class PageMap
{
    /// <summary>Route templates, such as <c>/installningar/enheter/{id:int}</c>.</summary>
    public static IReadOnlyList<string> TemplatesOf(KompassHost host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The address of a template; <paramref name="id"/> answers for every parameter that takes a guid or a text.</summary>
    public static string AddressOf(string template, Guid id, int number = 999_999) => string.Join('/', template.Split('/').Select(segment => segment switch
    {
        ['{', ..] when segment.Contains(":int", StringComparison.Ordinal) => $"{number}",
        ['{', ..] => $"{id}",
        _ => segment,
    }));

    /// <summary>First segment of the address: the folder of the page, and so whose it is.</summary>
    public static string FolderOf(string template) => template.Split('/')[1];
}
