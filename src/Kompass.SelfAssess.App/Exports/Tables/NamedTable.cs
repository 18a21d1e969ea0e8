using System.Globalization;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>Whose a table is: what its address and the command line name beside it.</summary>
public enum TablePlace
{
    /// <summary>A round's.</summary>
    Round,

    /// <summary>A plan's.</summary>
    Plan,

    /// <summary>The organisation's evaluations, rounds and what is compared with them.</summary>
    Evaluations,

    /// <summary>The organisation's settings.</summary>
    Settings,

    /// <summary>Editions.</summary>
    Frameworks,

    /// <summary>The platform's.</summary>
    Admin,
}

/// <summary>Who may fetch a table, beside those that the folder of its address lets in.</summary>
public enum TableAudience
{
    Reader,
    Coordinator,
}

/// <summary>A table that can be fetched.</summary>
/// <param name="Name">In its address and on the command line; never changed.</param>
/// <param name="Place">Whose it is.</param>
/// <param name="Audience">Who may fetch it.</param>
/// <param name="Filters">What the address may say beside the name, in the words of the page that shows the table.</param>
public sealed record NamedTable(string Name, TablePlace Place, TableAudience Audience, params IReadOnlyList<string> Filters)
{
    public NamedTable(string name, TablePlace place, params IReadOnlyList<string> filters)
        : this(name, place, TableAudience.Reader, filters)
    {
    }
}

/// <summary>Which table is wanted.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Place">Whose it is.</param>
/// <param name="Id">Of the round or plan; nobody's elsewhere.</param>
/// <param name="Culture">Language of headers, names and words.</param>
public sealed record TableRequest(string Name, TablePlace Place, Guid Id, CultureInfo Culture)
{
    /// <summary>What the address says beside the name.</summary>
    public IReadOnlyDictionary<string, string> Filter { get; init; } = new Dictionary<string, string>();

    /// <summary>E-mail address of who asks, for "mine".</summary>
    public string? Email { get; init; }

    /// <summary>True where the one who asks is a coordinator, who is told more in places.</summary>
    public bool Coordinator { get; init; }

    internal TableTexts Texts => new(Culture);

    internal string? this[string filter] => Filter.TryGetValue(filter, out var value) && value.Length > 0 ? value : null;

    internal Guid? IdIn(string filter) => Guid.TryParse(this[filter], out var id) ? id : null;
}

/// <summary>What comes of asking for a table.</summary>
public abstract record TableAnswer;

/// <summary>No such table, or nothing that it could be of.</summary>
public sealed record TableUnknown : TableAnswer;

/// <summary>The round is a draft or open: nothing but the response rate.</summary>
/// <param name="Round">Its name.</param>
public sealed record TableNotYet(string Round) : TableAnswer;

/// <summary>A table with the sheet that says where it comes from.</summary>
/// <param name="Subject">What it is of, for the name of the file; null where the table's own name says it.</param>
/// <param name="Table">What the page shows, and all other fields of its rows.</param>
/// <param name="About">Where it comes from, what was chosen, what is withheld.</param>
public sealed record TableFile(string? Subject, Table Table, Table About) : TableAnswer
{
    /// <summary>Name of the file without its ending.</summary>
    public string FileName => Subject is null ? Table.Name : $"{Table.Name} {Subject}";

    public void Write(TableForm form, Stream stream)
    {
        if (form == TableForm.Text)
        {
            TableText.Write(stream, Table);
        }
        else
        {
            TableSheet.Write(stream, [Table, About]);
        }
    }
}

public enum TableForm
{
    Workbook,
    Text,
}

public static class TableForms
{
    /// <summary>"xlsx" or "csv"; null for any other word.</summary>
    public static TableForm? Of(string? ending) => ending?.ToLowerInvariant() switch
    {
        "xlsx" => TableForm.Workbook,
        "csv" => TableForm.Text,
        _ => null,
    };

    public static string Ending(this TableForm form) => form == TableForm.Text ? "csv" : "xlsx";

    public static string ContentType(this TableForm form) => form == TableForm.Text ? TableText.ContentType : ExcelFile.ContentType;
}
