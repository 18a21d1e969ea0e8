using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;

namespace Kompass.SelfAssess.TestKit.Web;

/// <summary>A browser without script: asks for pages, fills in forms as they stand, follows redirects when told to.</summary>
public sealed class Visitor(HttpClient client) : IDisposable
{
    public HttpClient Client { get; } = client;

    public void Dispose() => Client.Dispose();

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));

    /// <summary>The page at the address, after its redirects; it must answer 200.</summary>
    public async Task<IHtmlDocument> GetPageAsync(string address)
    {
        using var response = await FollowAsync(await GetAsync(address));
        return response.StatusCode == HttpStatusCode.OK
            ? await ReadAsync(response)
            : throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}.");
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var document = await BrowsingContext.New().OpenAsync(answer => answer.Content(html).Header("Content-Type", "text/html; charset=utf-8").Address(response.RequestMessage!.RequestUri!));
        return (IHtmlDocument)document;
    }

    /// <summary>Follows redirects until a page answers.</summary>
    public async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage response)
    {
        for (var steps = 0; steps < 10 && (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } next; steps++)
        {
            response.Dispose();
            response = await Client.GetAsync(next);
        }

        return response;
    }

    /// <summary>
    /// Sends a form of the page with what stands in its fields, changed by <paramref name="fields"/> (null leaves a field out). The
    /// antiforgery token is one of the fields.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="fields">Field names and values.</param>
    /// <param name="form">Selector of the form; the first one in main unless told.</param>
    public async Task<HttpResponseMessage> SubmitAsync(IHtmlDocument page, IReadOnlyDictionary<string, string?> fields, string form = "main form[method=post]")
    {
        var element = page.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"There is no form {form}.");
        var values = FieldsOf(element).Where(field => !fields.ContainsKey(field.Key)).ToList();
        values.AddRange(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, field.Value!)));
        var action = element.GetAttribute("action") is { Length: > 0 } target ? target : page.Url;
        using var content = new FormUrlEncodedContent(values);
        return await Client.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), content);
    }

    /// <summary>Sends the form and reads the page it leads to.</summary>
    public async Task<IHtmlDocument> SubmitFormAsync(IHtmlDocument page, IReadOnlyDictionary<string, string?> fields, string form = "main form[method=post]")
    {
        using var response = await FollowAsync(await SubmitAsync(page, fields, form));
        return await ReadAsync(response);
    }

    /// <summary>Signs in through the sign-in page and gives back its answer.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string email, string password) => await SubmitAsync(
        await GetPageAsync("/konto/logga-in"), new Dictionary<string, string?> { ["Email"] = email, ["Password"] = password });

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var field = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => default,
                IHtmlInputElement { Type: "submit" or "button" or "file" } => default,
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value),
                _ => default,
            };
            if (!string.IsNullOrEmpty(field.Item1))
            {
                yield return KeyValuePair.Create(field.Item1, field.Item2 ?? "");
            }
        }
    }
}
