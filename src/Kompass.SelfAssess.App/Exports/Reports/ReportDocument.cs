using Kompass.SelfAssess.App.Exports.Charts;

namespace Kompass.SelfAssess.App.Exports.Reports;

/// <summary>The content of a report, without a trace of any file format: Word and the print view in the browser are made of the same.</summary>
/// <param name="Title">On the first page.</param>
/// <param name="Subtitle">Under it.</param>
/// <param name="Language">Two letters, for hyphenation and screen readers.</param>
/// <param name="Facts">Municipality, round, date and so on, name and value.</param>
/// <param name="Blocks">In order of reading.</param>
public sealed record ReportDocument(string Title, string Subtitle, string Language, IReadOnlyList<ReportFact> Facts, IReadOnlyList<ReportBlock> Blocks)
{
    /// <summary>Whose report and of what, at the top of every page on paper.</summary>
    public string Running { get; init; } = "";

    /// <summary>The municipality, as the file says it of itself.</summary>
    public string Author { get; init; } = "";
}

public sealed record ReportFact(string Name, string Value);

/// <summary>A piece of a report.</summary>
public abstract record ReportBlock;

/// <param name="Level">1–3.</param>
/// <param name="Text">The heading.</param>
public sealed record ReportHeading(int Level, string Text) : ReportBlock
{
    /// <summary>True where a new page begins with it on paper.</summary>
    public bool NewPage { get; init; }
}

/// <param name="Text">One paragraph, plain text.</param>
/// <param name="Kind">What it is.</param>
public sealed record ReportParagraph(string Text, ReportTextKind Kind = ReportTextKind.Body) : ReportBlock;

public enum ReportTextKind
{
    Body,

    /// <summary>What the section comes to, first and a little larger.</summary>
    Lead,

    /// <summary>A reservation or an explanation, set apart.</summary>
    Note,

    /// <summary>Text that a committee can decide on as it stands.</summary>
    Decision,
}

/// <param name="Items">In order.</param>
/// <param name="Numbered">1, 2, 3 rather than bullets.</param>
public sealed record ReportList(IReadOnlyList<string> Items, bool Numbered = false) : ReportBlock
{
    /// <summary><see cref="ReportTextKind.Decision"/> where a committee can decide on it; body text otherwise.</summary>
    public ReportTextKind Kind { get; init; }
}

/// <summary>A real table: the first row is its header, repeated on every page.</summary>
/// <param name="Caption">What it shows; numbered by the writer ("Tabell 3").</param>
/// <param name="Table">Headers, relative widths and cells.</param>
public sealed record ReportTable(string Caption, Table Table) : ReportBlock;

/// <param name="Caption">What it shows; numbered by the writer ("Figur 2").</param>
/// <param name="Chart">The chart, with its alternative text.</param>
public sealed record ReportChart(string Caption, Chart Chart) : ReportBlock
{
    /// <summary>The chart's numbers; in the browser "visa som tabell".</summary>
    public Table? Data { get; init; }
}
