using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.Web.Tests.Components;

/// <summary>The theme's colours can be read, in light and dark.</summary>
public sealed partial class ThemeTests
{
    private static readonly Dictionary<string, (string Light, string Dark)> Colours = Pair()
        .Matches(File.ReadAllText(Path.GetFullPath(Path.Combine(Folder(), "../../../src/Kompass.SelfAssess.Web/wwwroot/css/theme.css"))))
        .ToDictionary(match => match.Groups["name"].Value, match => (match.Groups["light"].Value, match.Groups["dark"].Value));

    [Theory]
    [InlineData("ink", "paper", 4.5)]
    [InlineData("ink", "tint", 4.5)]
    [InlineData("ink2", "paper", 4.5)]
    [InlineData("ink2", "paper2", 4.5)]
    [InlineData("ink2", "surface", 4.5)]
    [InlineData("ink2", "tint", 4.5)]
    [InlineData("link", "paper", 4.5)]
    [InlineData("link", "paper2", 4.5)]
    [InlineData("link", "surface", 4.5)]
    [InlineData("link", "info-tint", 4.5)]
    [InlineData("link", "warning-tint", 4.5)]
    [InlineData("link", "success-tint", 4.5)]
    [InlineData("link", "danger-tint", 4.5)]
    [InlineData("accent", "tint", 4.5)]
    [InlineData("on-accent", "accent", 4.5)]
    [InlineData("on-accent", "accent-hover", 4.5)]
    [InlineData("on-accent", "accent-active", 4.5)]
    [InlineData("official", "paper", 4.5)]
    [InlineData("previous", "paper", 4.5)]
    [InlineData("success", "paper", 4.5)]
    [InlineData("success", "success-tint", 4.5)]
    [InlineData("warning", "warning-tint", 4.5)]
    [InlineData("danger", "paper", 4.5)]
    [InlineData("danger", "surface", 4.5)]
    [InlineData("danger", "danger-tint", 4.5)]
    [InlineData("on-accent", "danger", 4.5)]
    [InlineData("info", "info-tint", 4.5)]
    [InlineData("border", "paper", 3)]
    [InlineData("border", "paper2", 3)]
    [InlineData("border", "surface", 3)]
    [InlineData("accent", "paper", 3)]
    public void Contrast_Pair_IsEnoughInLightAndDark(string front, string back, double least)
    {
        Assert.InRange(Contrast(Colours[front].Light, Colours[back].Light), least, 21);
        Assert.InRange(Contrast(Colours[front].Dark, Colours[back].Dark), least, 21);
    }

    [Fact]
    public void Contrast_KnownPair_IsAsPublished()
    {
        Assert.Equal(14.1, Contrast(Colours["ink"].Light, Colours["paper"].Light), 0.05);
        Assert.Equal(14.6, Contrast(Colours["ink"].Dark, Colours["paper"].Dark), 0.05);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // WCAG 2.1, relative luminance.
    private static double Luminance(string hex)
    {
        var parts = new[] { 1, 3, 5 }
            .Select(start => int.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
            .ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"--k-(?<name>[a-z0-9-]+):\s*light-dark\((?<light>#[0-9a-f]{6}),\s*(?<dark>#[0-9a-f]{6})\)")]
    private static partial Regex Pair();

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
