using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Tables;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.Web.Tests.Pages.Omgangar;

/// <summary>
/// Two programs on copies of one database that differ only in something nobody may learn. Whatever an outlet answers, it has to answer the
/// same in both: the strongest way to say that it tells nothing.
/// </summary>
internal sealed partial class TwinHosts : IDisposable
{
    private readonly Dictionary<string, Visitor> visitors = [];

    private TwinHosts(KompassHost one, KompassHost other)
    {
        One = one;
        Other = other;
    }

    public KompassHost One { get; }

    public KompassHost Other { get; }

    /// <summary>Copies the database of <paramref name="one"/> and lets the copy be changed.</summary>
    public static async Task<TwinHosts> SplitAsync(KompassHost one, int organisationId, Func<KompassDbContext, Task> change)
    {
        var other = new KompassHost();
        foreach (var ending in new[] { "", "-wal" }.Where(ending => File.Exists(one.DatabaseFile + ending)))
        {
            File.Copy(one.DatabaseFile + ending, other.DatabaseFile + ending);
        }

        await other.QueryAsync(organisationId, async database =>
        {
            await change(database);
            return true;
        });
        return new TwinHosts(one, other);
    }

    public void Dispose()
    {
        foreach (var visitor in visitors.Values)
        {
            visitor.Dispose();
        }

        Other.Dispose();
    }

    /// <summary>The same account signed in to both; without one, a stranger.</summary>
    public async Task EnterAsync(string who, string? email, string? link = null)
    {
        foreach (var host in new[] { One, Other })
        {
            var visitor = host.Visit();
            if (email is not null)
            {
                (await visitor.SignInAsync(email, KompassHost.Password)).Dispose();
            }

            if (link is not null)
            {
                (await visitor.GetAsync(link)).Dispose();
            }

            visitors.Add(Key(who, host), visitor);
        }
    }

    /// <summary>Addresses of every page and every handler that answers GET.</summary>
    public async Task<List<string>> AddressesAsync(IReadOnlyDictionary<string, string> values)
    {
        var loader = One.Services.GetRequiredService<PageLoader>();
        List<string> addresses = [];
        foreach (var endpoint in One.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                continue;
            }

            var template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (TablesOf(template) is { } tables)
            {
                addresses.AddRange(tables.Select(table => Parameter().Replace(template, match => match.Groups[1].Value == "name" ? table.Name : values[match.Groups[1].Value])));
                continue;
            }

            var address = Parameter().Replace(template, match => values[match.Groups[1].Value]);
            var handlers = (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods.Where(method => method.HttpMethod == "Get");
            addresses.AddRange(handlers.Select(handler => handler.Name is null ? address : $"{address}?handler={handler.Name}&med={values["med"]}"));
        }

        return [.. addresses.Distinct().Where(address => !address.Contains("logga-ut", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The tables that a page answers with; null for any other page.</summary>
    private IEnumerable<NamedTable>? TablesOf(string template)
    {
        if (!template.EndsWith("/tabell/{name}", StringComparison.Ordinal))
        {
            return null;
        }

        using var scope = One.Services.CreateScope();
        var place = template.Split('/')[1] switch
        {
            "omgangar" => TablePlace.Round,
            "planer" => TablePlace.Plan,
            "utvarderingar" => TablePlace.Evaluations,
            "installningar" => TablePlace.Settings,
            "ramverk" => TablePlace.Frameworks,
            _ => TablePlace.Admin,
        };
        return scope.ServiceProvider.GetRequiredService<TableCatalogue>().All.Where(table => table.Place == place);
    }

    public Task AssertSameAsync(string who, string address) => AssertSameAsync(who, address, visitor => visitor.GetAsync(address));

    /// <summary>Posts what a form of the page would, with that page's token.</summary>
    public Task AssertSamePostAsync(string who, string page, string address, params (string Name, string Value)[] fields) =>
        AssertSameAsync(who, address, async visitor => await RoundScene.PostByHandAsync(visitor, await visitor.GetPageAsync(page), address, fields));

    private async Task AssertSameAsync(string who, string address, Func<Visitor, Task<HttpResponseMessage>> ask)
    {
        var answers = await Task.WhenAll(new[] { One, Other }.Select(host => ReadAsync(host, ask, visitors[Key(who, host)])));
        var (one, other) = (answers[0], answers[1]);
        Assert.True(one == other, $"{who} can tell by {address}: {Difference(one, other)}");
    }

    private static async Task<string> ReadAsync(KompassHost host, Func<Visitor, Task<HttpResponseMessage>> ask, Visitor visitor)
    {
        using var answer = await ask(visitor);
        var body = answer.Content.Headers.ContentType?.MediaType switch
        {
            { } excel when excel.Contains("spreadsheet", StringComparison.Ordinal) => Cells(await answer.Content.ReadAsStreamAsync()),
            { } word when word.Contains("wordprocessing", StringComparison.Ordinal) => Parts(await answer.Content.ReadAsStreamAsync()),
            _ => await answer.Content.ReadAsStringAsync(),
        };
        // The id of a stored result is drawn at random when a round closes, in each world its own.
        await using var scope = host.Scope();
        var snapshots = await scope.ServiceProvider.GetRequiredService<KompassDbContext>().Snapshots.IgnoreQueryFilters().Select(snapshot => snapshot.Id).ToListAsync();
        var text = Normal($"{(int)answer.StatusCode} {answer.Headers.Location} {answer.Content.Headers.ContentType} {body}");
        return snapshots.Aggregate(text, (known, id) => known.Replace($"{id}", "KEY", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Without what is new at every request: antiforgery tokens, the key of a form and that of a stored result.</summary>
    public static string Normal(string text) => NewKey().Replace(Token().Replace(text, "TOKEN"), "KEY");

    private static string Cells(Stream file)
    {
        using var workbook = new XLWorkbook(file);
        var text = new StringBuilder();
        foreach (var cell in workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()))
        {
            text.Append(cell.Worksheet.Name).Append(' ').Append(cell.Address).Append(' ').Append(cell.Value).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What a Word file says; the workbooks behind its charts hold the numbers that the charts hold too.</summary>
    private static string Parts(Stream file)
    {
        using var zip = new ZipArchive(file);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(entry.FullName).Append(' ').Append(Relation().Replace(reader.ReadToEnd(), "RELATION")).Append('\n');
        }

        return text.ToString();
    }

    private static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, Math.Min(at, text.Length) - 200)..Math.Min(text.Length, at + 120)];
        return $"\n--- {Around(one)}\n--- {Around(other)}";
    }

    private string Key(string who, KompassHost host) => $"{who} {(host == One ? 1 : 2)}";

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    /// <summary>What the parts of a file call each other; drawn at random by the library.</summary>
    [GeneratedRegex(@"\bR[0-9a-f]{16}\b")]
    private static partial Regex Relation();

    [GeneratedRegex(@"CfDJ8[\w-]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<=(?:[Ss]napshot|gonblicksbild|Siffrornas id)\W+(?:Om B\d+ )?|Form\.Id"" value="")[0-9a-fA-F-]{36}")]
    private static partial Regex NewKey();
}
