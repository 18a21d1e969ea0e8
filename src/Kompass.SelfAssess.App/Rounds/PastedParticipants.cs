namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// Reads a list of people from a spreadsheet, a mail or a text file: one per line, name; e-mail; role group; unit; language. Tab, semicolon or
/// comma between; a heading line, in any order of columns, is understood. Every fault is found and has its line or cell.
/// </summary>
public static class PastedParticipants
{
    /// <summary>More than anybody invites; the page must stay one that can be read.</summary>
    public const int MostLines = 5000;

    private static readonly Dictionary<string, ListColumn> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["namn"] = ListColumn.Name,
        ["name"] = ListColumn.Name,
        ["förnamn"] = ListColumn.FirstName,
        ["first name"] = ListColumn.FirstName,
        ["efternamn"] = ListColumn.LastName,
        ["last name"] = ListColumn.LastName,
        ["e-post"] = ListColumn.Email,
        ["epost"] = ListColumn.Email,
        ["e-postadress"] = ListColumn.Email,
        ["epostadress"] = ListColumn.Email,
        ["mail"] = ListColumn.Email,
        ["mejl"] = ListColumn.Email,
        ["email"] = ListColumn.Email,
        ["e-mail"] = ListColumn.Email,
        ["grupp"] = ListColumn.Group,
        ["rollgrupp"] = ListColumn.Group,
        ["roll"] = ListColumn.Group,
        ["group"] = ListColumn.Group,
        ["role"] = ListColumn.Group,
        ["förvaltning"] = ListColumn.Unit,
        ["enhet"] = ListColumn.Unit,
        ["bolag"] = ListColumn.Unit,
        ["förvaltning/bolag"] = ListColumn.Unit,
        ["förvaltning eller bolag"] = ListColumn.Unit,
        ["unit"] = ListColumn.Unit,
        ["administration"] = ListColumn.Unit,
        ["språk"] = ListColumn.Language,
        ["language"] = ListColumn.Language,
    };

    private static readonly ListColumn[] UsualOrder = [ListColumn.Name, ListColumn.Email, ListColumn.Group, ListColumn.Unit, ListColumn.Language];

    /// <param name="text">The list.</param>
    /// <param name="groups">Role groups of the round, with the names they may be called by.</param>
    /// <param name="units">Units of the round.</param>
    public static PastedList Parse(string text, IReadOnlyList<GroupLabel> groups, IReadOnlyList<string> units) =>
        Read(ParticipantText.Lines(text), groups, units);

    internal static PastedList Read(IReadOnlyList<ListLine> lines, IReadOnlyList<GroupLabel> groups, IReadOnlyList<string> units)
    {
        if (lines.Count > MostLines)
        {
            return new PastedList([], [new PasteFault(lines[MostLines].Line, PasteFaultCode.TooManyLines, MostLines.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        }

        var head = lines.Count > 0 ? HeadingOrder(lines[0].Cells) : null;
        if (head is not null && head.Where(column => column != ListColumn.None).GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            var at = Array.LastIndexOf(head, twice.Key);
            return new PastedList([], [new PasteFault(lines[0].Line, PasteFaultCode.ColumnTwice, lines[0].Cells[at]) { Cell = lines[0].Address(at) }]);
        }

        var reader = new ParticipantListReader(groups, units, head ?? UsualOrder);
        foreach (var line in lines.Skip(head is null ? 0 : 1))
        {
            reader.Read(line);
        }

        return new PastedList(reader.People, reader.Faults)
        {
            Ignored = head is null ? [] : [.. lines[0].Cells.Where((cell, at) => head[at] == ListColumn.None && cell.Length > 0)],
        };
    }

    /// <summary>A first line that names the column of the addresses and holds none is a heading; columns that mean nothing to us are passed over.</summary>
    private static ListColumn[]? HeadingOrder(IReadOnlyList<string> cells)
    {
        var order = cells.Select(cell => Headings.GetValueOrDefault(cell)).ToArray();
        return order.Contains(ListColumn.Email) && order.Count(column => column != ListColumn.None) >= 2 ? order : null;
    }
}

/// <summary>What a column of the list says.</summary>
internal enum ListColumn
{
    None,
    Name,
    FirstName,
    LastName,
    Email,
    Group,
    Unit,
    Language,
}

/// <summary>A role group and every name it may be called by in a pasted list.</summary>
public sealed record GroupLabel(string Key, bool OpenLinkOnly, IReadOnlyList<string> Labels);

/// <param name="People">The lines without a fault.</param>
/// <param name="Faults">Every fault.</param>
public sealed record PastedList(IReadOnlyList<PastedParticipant> People, IReadOnlyList<PasteFault> Faults)
{
    /// <summary>Headings of columns that were not read.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];
}

/// <summary>One line without a fault.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address, normalised.</param>
/// <param name="GroupKey">Role group.</param>
/// <param name="Unit">Unit; null where the line says none.</param>
/// <param name="Language">"sv" or "en"; null where the line says none.</param>
public sealed record PastedParticipant(int Line, string Name, string Email, string GroupKey, string? Unit, string? Language = null);

/// <param name="Line">Line of the list or row of the sheet; 0 for the file itself.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Value">With what.</param>
public sealed record PasteFault(int Line, PasteFaultCode Code, string Value)
{
    /// <summary>The cell, where the list is a sheet.</summary>
    public string Cell { get; init; } = "";
}

public enum PasteFaultCode
{
    NameMissing,
    NameTooLong,
    EmailMissing,
    EmailBad,
    GroupMissing,
    GroupUnknown,
    GroupByOpenLinkOnly,
    UnitUnknown,
    LanguageUnknown,
    TwiceInList,
    AlreadyInvited,

    /// <summary>On the list but withdrawn: taken back, not added again.</summary>
    Withdrawn,

    TooManyColumns,
    TooManyLines,
    ColumnTwice,

    /// <summary>A cell with a formula: what it shows may be old or not there at all, so it is not believed.</summary>
    Formula,

    ErrorValue,
    MergedCells,
}
