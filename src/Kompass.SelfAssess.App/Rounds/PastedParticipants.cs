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
        ["kompass-id"] = ListColumn.Id,
        ["kompass id"] = ListColumn.Id,
        ["kompass-kontroll"] = ListColumn.Check,
        ["kompass check"] = ListColumn.Check,
        ["språk"] = ListColumn.Language,
        ["language"] = ListColumn.Language,
    };

    private static readonly ListColumn[] UsualOrder = [ListColumn.Name, ListColumn.Email, ListColumn.Group, ListColumn.Unit, ListColumn.Language];

    /// <param name="text">The list.</param>
    /// <param name="groups">Role groups of the round, with the names they may be called by.</param>
    /// <param name="units">Units of the round.</param>
    public static PastedList Parse(string text, IReadOnlyList<GroupLabel> groups, IReadOnlyList<string> units) =>
        Read(ParticipantText.Lines(text), groups, units);

    /// <param name="lines">The list, cut into cells.</param>
    /// <param name="groups">Role groups of the round.</param>
    /// <param name="units">Units of the round.</param>
    /// <param name="isOwn">True for a file that was written here: then its columns have to be there.</param>
    internal static PastedList Read(IReadOnlyList<ListLine> lines, IReadOnlyList<GroupLabel> groups, IReadOnlyList<string> units, bool isOwn = false)
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

        if (MissingColumns(head ?? [], isOwn) is { Count: > 0 } missing)
        {
            return new PastedList([], [.. missing.Select(column => new PasteFault(lines.Count > 0 ? lines[0].Line : 1, PasteFaultCode.ColumnMissing, column))]);
        }

        var order = head ?? UsualOrder;
        var rows = lines.Skip(head is null ? 0 : 1).Where(line => !ParticipantListReader.IsEmptied(line, order)).ToList();
        var ids = rows.Select(line => ParticipantListReader.IdOf(line, order)).OfType<string>().ToList();
        var reader = new ParticipantListReader(groups, units, order, ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet());
        foreach (var line in rows)
        {
            reader.Read(line);
        }

        return new PastedList(reader.People, reader.Faults)
        {
            Ids = ids,
            Ignored = head is null ? [] : [.. lines[0].Cells.Where((cell, at) => head[at] == ListColumn.None && cell.Length > 0)],
        };
    }

    /// <summary>A file of ours without one of its columns would say that everybody has lost what stood there.</summary>
    private static List<string> MissingColumns(ListColumn[] head, bool isOwn)
    {
        ListColumn[] needed = head.Contains(ListColumn.Id) || head.Contains(ListColumn.Check)
            ? [ListColumn.Id, ListColumn.Check, .. UsualOrder]
            : isOwn ? UsualOrder : [];
        return [.. needed.Where(column => !head.Contains(column)).Select(column => Headings.First(heading => heading.Value == column).Key)];
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

    /// <summary>Hidden: round and person.</summary>
    Id,

    /// <summary>Hidden: what stood in each cell, as <see cref="Imports.CellCheck"/>.</summary>
    Check,
}

/// <summary>A role group and every name it may be called by in a pasted list.</summary>
public sealed record GroupLabel(string Key, bool OpenLinkOnly, IReadOnlyList<string> Labels);

/// <param name="People">The lines without a fault.</param>
/// <param name="Faults">Every fault.</param>
public sealed record PastedList(IReadOnlyList<PastedParticipant> People, IReadOnlyList<PasteFault> Faults)
{
    /// <summary>Ids of the rows, with a fault or without, where the list is a file that was written here.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

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
public sealed record PastedParticipant(int Line, string Name, string Email, string GroupKey, string? Unit, string? Language = null)
{
    /// <summary>Of a row that was written here: whose it is.</summary>
    public string? Id { get; init; }

    /// <summary>Of such a row: what stood in its cells.</summary>
    public string Check { get; init; } = "";
}

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
    ColumnMissing,

    /// <summary>Two rows have the same hidden id, as after copying one.</summary>
    IdTwice,

    /// <summary>The hidden id is nobody's on the list.</summary>
    UnknownId,

    /// <summary>The hidden id is one person's and the address another's, as after sorting a few columns alone.</summary>
    AddressOfAnother,

    /// <summary>The file is of another round.</summary>
    OtherRound,

    /// <summary>A cell with a formula: what it shows may be old or not there at all, so it is not believed.</summary>
    Formula,

    ErrorValue,
    MergedCells,
}
