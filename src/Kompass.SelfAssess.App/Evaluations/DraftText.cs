using System.Text;
using Kompass.SelfAssess.Domain.Evaluations.Reports;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>A report's lines as they are stored with a draft, so that passages can be quoted; a form feed begins a page.</summary>
internal static class DraftText
{
    private const int Around = 3;

    public static string Store(ReportText text)
    {
        var stored = new StringBuilder();
        var page = 1;
        foreach (var line in text.Lines)
        {
            stored.Append('\f', Math.Max(0, line.Page - page)).Append(Clean(line.Text).Replace('\n', ' ')).Append('\n');
            page = Math.Max(page, line.Page);
        }

        return stored.ToString();
    }

    public static IReadOnlyList<DraftLine> Lines(string? stored)
    {
        var lines = new List<DraftLine>();
        var page = 1;
        foreach (var line in (stored ?? "").Split('\n'))
        {
            page += line.Count(sign => sign == '\f');
            lines.Add(new DraftLine(line.Trim('\f'), page));
        }

        return lines;
    }

    /// <summary>The passage with what stands around it; null where there is none.</summary>
    public static SourcePassage? Quote(IReadOnlyList<DraftLine> lines, int? first, int? last)
    {
        if (first is not { } from || from < 1 || from > lines.Count)
        {
            return null;
        }

        var to = Math.Clamp(last ?? from, from, lines.Count);
        return new SourcePassage(
            Joined(lines, from, to), Joined(lines, Back(lines, from), Forth(lines, to)), from, to, lines[from - 1].Page, lines[^1].Page);
    }

    /// <summary>What a database can store: no control characters but line breaks and tabs, no half characters.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>On one line, cut where it is longer than can be stored.</summary>
    public static string OneLine(string text, int longest)
    {
        var line = string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= longest ? line : line[..(longest - (char.IsHighSurrogate(line[longest - 1]) ? 1 : 0))];
    }

    /// <summary>Lines that say something; many reports set an empty one between every two.</summary>
    private static string Joined(IReadOnlyList<DraftLine> lines, int first, int last) =>
        string.Join('\n', lines.Skip(first - 1).Take(last - first + 1).Select(line => line.Text.Trim()).Where(line => line.Length > 0));

    private static int Back(IReadOnlyList<DraftLine> lines, int from)
    {
        for (var seen = 0; from > 1 && seen < Around; from--)
        {
            seen += string.IsNullOrWhiteSpace(lines[from - 2].Text) ? 0 : 1;
        }

        return from;
    }

    private static int Forth(IReadOnlyList<DraftLine> lines, int to)
    {
        for (var seen = 0; to < lines.Count && seen < Around; to++)
        {
            seen += string.IsNullOrWhiteSpace(lines[to].Text) ? 0 : 1;
        }

        return to;
    }
}

internal sealed record DraftLine(string Text, int Page);
