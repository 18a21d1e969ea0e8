using System.Globalization;

namespace Kompass.SelfAssess.Domain.Tests.Evaluations.Reports;

/// <summary>Damages a report as files, converters and people do, and worse. The same random numbers always do the same.</summary>
internal static class ReportDamage
{
    private const string Signs = "0123456789.,%•-–\t<>&;\"\u00ad\u200b\u202e\u2066\ufeff\ufffd\ud800\ufb01åÅ½٣²";

    private static readonly string[] Insertions =
    [
        "<p>", "</p>", "<ul style=\"list-style-type: none\">", "<p><p><p><li>", "&nbsp;&#0;&amp;lt;", "\f", "\0", "\u202e", "\u2029", "Styrkor Förbättringsmöjligheter", "Styrkor\tFörbättringsmöjligheter",
        "99999999999999999999999999999999999", "-5", "1e99", "0,0000000000000000000000000000001", "3.4", "1.1 Strategi 999 10", "Område 9 Okänt", "Rubriker Poäng", "Totalt 12345678901234567890 poäng",
        "Innehåll", "1. Offentlighet och demokrati Uppnått Max", "9.9 Ingenting 5 5", "1.1.1.1.1.1.1", "% % % %", "år 99999", "oktober månad år 0",
    ];

    /// <summary>Some lines out of a report: its beginning, a chapter and its end.</summary>
    public static string[] Cut(string[] lines, Random random)
    {
        var chapter = random.Next(lines.Length);
        var tail = Math.Min(lines.Length, random.Next(40, 110));
        return [.. lines.Take(random.Next(30)), .. lines.Skip(chapter).Take(random.Next(10, 60)), .. lines.Skip(lines.Length - tail)];
    }

    public static string Make(string[] source, Random random)
    {
        var lines = source.ToList();
        for (var times = random.Next(1, 12); times > 0 && lines.Count > 0; times--)
        {
            Damage(lines, random);
        }

        var text = string.Join(random.Next(8) == 0 ? "\r\n" : "\n", lines);
        return random.Next(10) == 0 ? text[..random.Next(text.Length + 1)] : text;
    }

    private static void Damage(List<string> lines, Random random)
    {
        var at = random.Next(lines.Count);
        switch (random.Next(10))
        {
            case 0:
                lines.RemoveRange(at, Math.Min(lines.Count - at, random.Next(1, 6)));
                break;
            case 1:
                lines.InsertRange(at, lines.GetRange(at, Math.Min(lines.Count - at, random.Next(1, 30))));
                break;
            case 2:
                var other = random.Next(lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3:
                lines[at] = string.Concat(lines[at].Select(character => random.Next(6) == 0 ? Signs[random.Next(Signs.Length)] : character));
                break;
            case 4:
                Digits(lines, random);
                break;
            case 5:
                lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), Insertions[random.Next(Insertions.Length)]);
                break;
            case 6:
                lines.Insert(at, Insertions[random.Next(Insertions.Length)]);
                break;
            case 7:
                lines[at] = string.Concat(Enumerable.Repeat(random.Next(2) == 0 ? lines[at] : Insertions[random.Next(Insertions.Length)], random.Next(2, 400)));
                break;
            case 8:
                // Lines run together.
                var count = Math.Min(lines.Count - at, random.Next(2, 20));
                lines[at] = string.Join(random.Next(2) == 0 ? " " : "\t", lines.GetRange(at, count));
                lines.RemoveRange(at + 1, count - 1);
                break;
            default:
                lines[at] = lines[at].ToUpper(CultureInfo.InvariantCulture);
                break;
        }
    }

    private static void Digits(List<string> lines, Random random)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (random.Next(8) == 0 && lines[index].Any(char.IsAsciiDigit))
            {
                lines[index] = string.Concat(lines[index].Select(character => char.IsAsciiDigit(character) && random.Next(3) == 0 ? (char)('0' + random.Next(10)) : character));
            }
        }
    }
}
