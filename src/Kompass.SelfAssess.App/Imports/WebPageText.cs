using System.Net;
using System.Text;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>
/// The text of a saved or pasted web page: blocks on lines of their own, cells parted by tabs. Paragraphs and points of a list inside a cell
/// keep their mark, as they do in reports that were copied out of web pages.
/// </summary>
internal static class WebPageText
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "head", "template", "noscript", "svg", "nav" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "br", "li", "ul", "ol", "tr", "table", "section", "article", "header", "footer", "main", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dt", "dd", "pre",
        "blockquote", "figure", "figcaption", "title", "body", "tbody", "thead",
    };

    /// <summary>True for a whole page; remnants of tags inside plain text are no page.</summary>
    public static bool IsWebPage(string text)
    {
        var start = text.AsSpan().TrimStart();
        start = start[..Math.Min(start.Length, 2000)];
        return start is ['<', ..]
            && (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
                || start.Contains("<html", StringComparison.OrdinalIgnoreCase)
                || start.Contains("<body", StringComparison.OrdinalIgnoreCase)
                || start.StartsWith("<div", StringComparison.OrdinalIgnoreCase)
                || start.StartsWith("<table", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads the page once from beginning to end.</summary>
    public static string Of(string page)
    {
        var text = new StringBuilder(page.Length);
        int? cell = null;
        for (var place = 0; place < page.Length;)
        {
            var tag = page.IndexOf('<', place);
            Append(text, page.AsSpan(place, (tag < 0 ? page.Length : tag) - place));
            if (tag < 0)
            {
                break;
            }

            var (name, closes, end) = Tag(page, tag);
            if (name.Length == 0)
            {
                text.Append('<');
            }

            place = !closes && Skipped.Contains(name) ? EndOf(page, name, end) : end;
            cell = Mark(text, name, closes, cell);
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    /// <summary>Writes what a tag means; gives back how many cells of the row have begun, null outside of rows.</summary>
    private static int? Mark(StringBuilder text, string name, bool closes, int? cell)
    {
        switch (name)
        {
            case "td" or "th" when !closes:
                text.Append(cell > 0 ? "\t" : "");
                return (cell ?? 0) + 1;
            case "tr" or "table":
                Break(text);
                return name == "tr" && !closes ? 0 : null;
            case "p" or "li" when cell > 0:
                text.Append(closes ? "</p>" : "<p>");
                return cell;
            case var block when Blocks.Contains(block) && cell > 0:
                text.Append(' ');
                return cell;
            case var block when Blocks.Contains(block) && cell is null:
                Break(text);
                return cell;
            default:
                return cell;
        }
    }

    private static void Break(StringBuilder text)
    {
        if (!EndsLine(text))
        {
            text.Append('\n');
        }
    }

    private static bool EndsLine(StringBuilder text) => text.Length == 0 || text[^1] == '\n';

    /// <summary>White space counts as one space, as in a browser.</summary>
    private static void Append(StringBuilder text, ReadOnlySpan<char> piece)
    {
        foreach (var character in piece)
        {
            if (!char.IsWhiteSpace(character))
            {
                text.Append(character);
            }
            else if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
            {
                text.Append(' ');
            }
        }
    }

    /// <summary>The tag that begins at a place: its name, whether it closes, and where it ends. A lone sign is no tag.</summary>
    private static (string Name, bool Closes, int End) Tag(string page, int start)
    {
        if (page.AsSpan(start).StartsWith("<!--", StringComparison.Ordinal))
        {
            return ("!--", false, page.IndexOf("-->", start, StringComparison.Ordinal) is var close and >= 0 ? close + 3 : page.Length);
        }

        var first = start + 1;
        var closes = first < page.Length && page[first] == '/';
        first += closes ? 1 : 0;
        var last = first;
        while (last < page.Length && char.IsAsciiLetterOrDigit(page[last]))
        {
            last++;
        }

        if (last == first && !closes && (last == page.Length || page[last] is not ('!' or '?')))
        {
            return ("", false, start + 1);
        }

        var end = page.IndexOf('>', last);
        return (last == first ? "?" : page[first..Math.Min(last, first + 20)].ToLowerInvariant(), closes, end < 0 ? page.Length : end + 1);
    }

    private static int EndOf(string page, string name, int from) =>
        page.IndexOf($"</{name}", from, StringComparison.OrdinalIgnoreCase) is var end and >= 0 ? end : page.Length;
}
