using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kompass.SelfAssess.TestKit;

namespace Kompass.SelfAssess.Web.Tests.Texts;

/// <summary>Every text exists in both languages with the same places, every text is used, and every text that is asked for exists.</summary>
public sealed partial class ResourceTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");

    public static TheoryData<string> Files { get; } = [.. Names()];

    private static IEnumerable<string> Names() =>
        [.. Directory.EnumerateFiles(Source, "*.resx", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Source, file))];

    private static readonly Lazy<IReadOnlyList<CodeFile>> Code = new(() =>
        [.. Directory.EnumerateFiles(Source, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".razor"
                && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(CodeFile.Read)]);

    [Theory]
    [MemberData(nameof(Files))]
    public void BothLanguages_HaveTheSameKeysAndPlaces(string file)
    {
        var swedish = Read(file);
        var english = Read(file.Replace(".resx", ".en.resx", StringComparison.Ordinal));

        Assert.Equal(swedish.Keys.Order(), english.Keys.Order());
        Assert.All(swedish, text => Assert.Equal(PlacesIn(text.Value), PlacesIn(english[text.Key])));
        Assert.All(swedish.Concat(english), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryText_IsUsed(string file)
    {
        var literals = Code.Value.SelectMany(code => code.Literals).ToHashSet(StringComparer.Ordinal);
        // Keys that are put together, such as $"Fault{fault}": what stands before and after the hole.
        var patterns = Code.Value.SelectMany(code => code.Patterns).Distinct().ToList();
        var unused = Read(file).Keys.Where(key => !literals.Contains(key) && !patterns.Exists(pattern => Fits(key, pattern)));

        Assert.Empty(unused);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryTextThatIsAskedFor_Exists(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var keys = Read(file).Keys.ToHashSet(StringComparer.Ordinal);
        var missing =
            from code in Code.Value
            from localizer in LocalizersOf(name, code)
            from Match use in Regex.Matches(code.Text, $"""\b{Regex.Escape(localizer)}\["(?<key>[^"]+)"[\],]""")
            where !keys.Contains(use.Groups["key"].Value)
            select $"{code.Name}: {use.Groups["key"].Value}";

        Assert.Empty(missing);
    }

    [Fact]
    public void SwedishTexts_DoNotShout()
    {
        var shouting = Names().SelectMany(Read).Where(text => text.Value.Contains('!', StringComparison.Ordinal)).Select(text => text.Key);
        Assert.Empty(shouting);
    }

    /// <summary>Who sees what, until when, and what cannot be undone: promised in the mail in the words of page one.</summary>
    [Theory]
    [InlineData(".resx")]
    [InlineData(".en.resx")]
    public void Promise_OfMailAndPageOne_IsTheSame(string ending)
    {
        var mail = Read($"Kompass.SelfAssess.App/Mail/MailTexts{ending}");
        var page = Read($"Kompass.SelfAssess.Web/Texts/AnsweringTexts{ending}");
        string[] promises = ["WhyText", "SeesAnonymous", "SeesNamed", "DeletedAnonymous", "DeletedNamed", "UndoAnonymous", "UndoNamed"];

        Assert.All(promises, key => Assert.Equal(page[key], mail[key]));
    }

    private static IEnumerable<string> LocalizersOf(string name, CodeFile code)
    {
        foreach (Match declared in Regex.Matches(code.Text, $@"IStringLocalizer<{name}>\s+(?<name>\w+)"))
        {
            yield return declared.Groups["name"].Value;
        }

        if (name == "SharedTexts" && code.Name.EndsWith(".cshtml", StringComparison.Ordinal))
        {
            // Injected into every page by Pages/_ViewImports.cshtml.
            yield return "Shared";
        }
    }

    private static bool Fits(string key, (string Before, string After) pattern) =>
        key.Length > pattern.Before.Length + pattern.After.Length
        && key.StartsWith(pattern.Before, StringComparison.Ordinal) && key.EndsWith(pattern.After, StringComparison.Ordinal);

    private static SortedSet<string> PlacesIn(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Source, file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();

    private sealed partial record CodeFile(string Name, string Text, IReadOnlyList<string> Literals, IReadOnlyList<(string Before, string After)> Patterns)
    {
        public static CodeFile Read(string file)
        {
            var text = File.ReadAllText(file);
            return new CodeFile(
                Path.GetFileName(file),
                text,
                [.. Literal().Matches(text).Select(match => match.Groups["text"].Value)],
                [.. Interpolated().Matches(text).Select(match => (match.Groups["before"].Value, match.Groups["after"].Value))
                    .Where(pattern => pattern.Item1.Length + pattern.Item2.Length > 2)]);
        }

        [GeneratedRegex(@"""(?<text>[\w.]+)""")]
        private static partial Regex Literal();

        [GeneratedRegex(@"\$""(?<before>\w*)\{[^{}""]+\}(?<after>\w*)""")]
        private static partial Regex Interpolated();
    }
}
