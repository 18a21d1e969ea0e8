namespace Kompass.SelfAssess.TestKit.Reports;

/// <summary>Four evaluation reports as text, public documents of their municipalities, with every trap they hold (domain E).</summary>
public static class SampleReports
{
    /// <summary>2020-v2; every line followed by an empty one, strengths and improvements run together.</summary>
    public const string Karlskoga2022 = "karlskoga-2022";

    /// <summary>2002; Markdown, two score tables side by side, strengths and improvements under headings of their own.</summary>
    public const string Karlskoga2007 = "karlskoga-2007";

    /// <summary>2020-v1; per cent column, headers that contradict the table, strengths and improvements run together.</summary>
    public const string Lindesberg2021 = "lindesberg-2021";

    /// <summary>2020-v2 with the old name of area 1; tabs and remnants of HTML, strengths and improvements in cells.</summary>
    public const string Karlskrona2022 = "karlskrona-2022";

    /// <summary>All of them, by the key of their file in seed/official.</summary>
    public static IReadOnlyList<string> All { get; } = [Karlskoga2022, Karlskoga2007, Lindesberg2021, Karlskrona2022];

    public static string PathOf(string key) =>
        Path.Combine(Repository.Root, "tests", "Kompass.SelfAssess.TestKit", "Reports", $"{key}.txt");

    public static string Read(string key) => File.ReadAllText(PathOf(key));
}
