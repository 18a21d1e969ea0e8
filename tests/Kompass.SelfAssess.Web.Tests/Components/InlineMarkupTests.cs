using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Web.Tests.Components;

/// <summary>The content security policy allows nothing inline, so no page or component may carry any.</summary>
public sealed partial class InlineMarkupTests
{
    private static readonly string Web = Path.GetFullPath(Path.Combine(Folder(), "../../../src/Kompass.SelfAssess.Web"));

    public static TheoryData<string> Views { get; } =
    [
        .. Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".razor" or ".cshtml")
            .Select(file => Path.GetRelativePath(Web, file))
            .Where(file => !file.StartsWith("bin", StringComparison.Ordinal) && !file.StartsWith("obj", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Views))]
    public void View_Markup_HasNoInlineStyleOrScript(string view)
    {
        var text = RazorComment().Replace(File.ReadAllText(Path.Combine(Web, view)), "");

        Assert.Empty(Faults(text));
    }

    [Theory]
    [InlineData("""<p style="color:red">""", "style attribute")]
    [InlineData("""<button type="button" onclick="go()">""", "event attribute")]
    [InlineData("<script>go()</script>", "script without source")]
    [InlineData("<style>p{}</style>", "style element")]
    [InlineData("""<a href="javascript:go()">""", "javascript address")]
    [InlineData("""<div hx-on:click="go()">""", "event attribute")]
    public void Faults_Inline_AreFound(string markup, string fault)
    {
        Assert.Equal([fault], Faults(markup));
    }

    [Fact]
    public void Faults_HarmlessMarkup_AreNone()
    {
        Assert.Empty(Faults("""<script src="~/js/site.js" defer></script><link rel="stylesheet" href="a.css" /><p data-style="x">once one=1</p>"""));
    }

    [Fact]
    public void Page_DataAttribute_IsNeverMeantToVanish()
    {
        // A component leaves out an attribute that is null; a page writes it empty, and a style that asks for it then always applies.
        var pages = Directory.EnumerateFiles(Path.Combine(Web, "Pages"), "*.cshtml", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(page => VanishingData().IsMatch(File.ReadAllText(page))).Select(page => Path.GetRelativePath(Web, page)));
        Assert.Matches(VanishingData(), """<li data-hidden="@(comment.Hidden ? "true" : null)">""");
    }

    private static IEnumerable<string> Faults(string markup)
    {
        foreach (Match tag in Tag().Matches(markup))
        {
            var name = tag.Groups["name"].Value.ToUpperInvariant();
            if (name == "STYLE")
            {
                yield return "style element";
            }

            if (name == "SCRIPT" && !Source().IsMatch(tag.Value))
            {
                yield return "script without source";
            }

            if (StyleAttribute().IsMatch(tag.Value))
            {
                yield return "style attribute";
            }

            if (EventAttribute().IsMatch(tag.Value))
            {
                yield return "event attribute";
            }

            if (ScriptAddress().IsMatch(tag.Value))
            {
                yield return "javascript address";
            }
        }
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex("""<(?<name>[a-zA-Z][\w-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""\sdata-[\w-]+="@\([^>]*(\bnull\)|: *false\))""")]
    private static partial Regex VanishingData();

    [GeneratedRegex(@"\ssrc\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Source();

    [GeneratedRegex(@"\sstyle\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex StyleAttribute();

    [GeneratedRegex(@"\s@?(?:on[a-z]+|hx-on[\w:-]*)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex EventAttribute();

    [GeneratedRegex("""=\s*["']?\s*javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptAddress();

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
