using Kompass.SelfAssess.App.Mail;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>
/// Reads a list of people pasted from a spreadsheet, a mail or a text file: one per line, name; e-mail; role group; unit. Tab, semicolon or
/// comma between; a heading line, in any order of columns, is understood. Every fault is found and has its line.
/// </summary>
public static class PastedParticipants
{
    private static readonly Dictionary<string, int> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["namn"] = 0,
        ["name"] = 0,
        ["e-post"] = 1,
        ["epost"] = 1,
        ["e-postadress"] = 1,
        ["mail"] = 1,
        ["mejl"] = 1,
        ["email"] = 1,
        ["e-mail"] = 1,
        ["grupp"] = 2,
        ["rollgrupp"] = 2,
        ["roll"] = 2,
        ["group"] = 2,
        ["role"] = 2,
        ["förvaltning"] = 3,
        ["enhet"] = 3,
        ["bolag"] = 3,
        ["förvaltning/bolag"] = 3,
        ["unit"] = 3,
    };

    private static readonly int[] UsualOrder = [0, 1, 2, 3];

    /// <param name="text">The list.</param>
    /// <param name="groups">Role groups of the round, with the names they may be called by.</param>
    /// <param name="units">Units of the round.</param>
    /// <param name="invited">Addresses that are in the round already.</param>
    public static PastedList Parse(string text, IReadOnlyList<GroupLabel> groups, IReadOnlyList<string> units, IReadOnlySet<string>? invited = null)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select((line, index) => (Text: line, Number: index + 1))
            .Where(line => !string.IsNullOrWhiteSpace(line.Text)).ToList();
        var separator = SeparatorOf(lines.Select(line => line.Text));
        var order = UsualOrder;
        if (lines.Count > 0 && HeadingOrder(Split(lines[0].Text, separator)) is { } given)
        {
            order = given;
            lines.RemoveAt(0);
        }

        var reader = new LineReader(groups, units, invited ?? new HashSet<string>(), order);
        foreach (var line in lines)
        {
            reader.Read(line.Number, Split(line.Text, separator));
        }

        return new PastedList(reader.People, reader.Faults);
    }

    private static char SeparatorOf(IEnumerable<string> lines)
    {
        var first = lines.FirstOrDefault(line => line.AsSpan().IndexOfAny('\t', ';', ',') >= 0) ?? "";
        return first.Contains('\t', StringComparison.Ordinal) ? '\t' : first.Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }

    /// <summary>A separator between quotation marks belongs to the cell; a mark without its pair is a mark like any other.</summary>
    private static List<string> Split(string line, char separator)
    {
        var cells = new List<string>();
        var (start, quoted) = (0, false);
        var row = line.TrimEnd(separator);
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '"')
            {
                quoted = !quoted;
            }
            else if (row[i] == separator && !quoted)
            {
                cells.Add(Cell(row[start..i]));
                start = i + 1;
            }
        }

        return quoted ? [.. row.Split(separator).Select(Cell)] : [.. cells, Cell(row[start..])];
    }

    private static string Cell(string text)
    {
        var cell = text.Trim().Trim('\ufeff').Trim();
        return cell is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : cell;
    }

    private static int[]? HeadingOrder(List<string> cells)
    {
        var order = cells.Select(cell => Headings.TryGetValue(cell, out var column) ? column : -1).ToArray();
        return order.Length >= 2 && order.Contains(1) && !Array.Exists(order, column => column < 0) ? order : null;
    }

    private sealed class LineReader(IReadOnlyList<GroupLabel> groups, IReadOnlyList<string> units, IReadOnlySet<string> invited, int[] order)
    {
        private readonly HashSet<string> _seen = [];

        public List<PastedParticipant> People { get; } = [];

        public List<PasteFault> Faults { get; } = [];

        public void Read(int line, List<string> cells)
        {
            var before = Faults.Count;
            if (cells.Count > order.Length)
            {
                Fault(PasteFaultCode.TooManyColumns, string.Join(" ", cells.Skip(order.Length)));
                return;
            }

            var values = new string[4];
            Array.Fill(values, "");
            for (var column = 0; column < cells.Count; column++)
            {
                values[order[column]] = cells[column];
            }

            var name = ReadName(values[0]);
            var email = ReadEmail(values[1]);
            var group = ReadGroup(values[2]);
            var unit = ReadUnit(values[3]);
            if (Faults.Count == before)
            {
                People.Add(new PastedParticipant(line, name, email, group!.Key, unit));
            }

            string ReadName(string value)
            {
                if (value.Length is 0 or > Participant.NameMaxLength)
                {
                    Fault(value.Length == 0 ? PasteFaultCode.NameMissing : PasteFaultCode.NameTooLong, value);
                }

                return value;
            }

            string ReadEmail(string value)
            {
                var address = EmailAddress.Normalise(value);
                if (address is null)
                {
                    Fault(value.Length == 0 ? PasteFaultCode.EmailMissing : PasteFaultCode.EmailBad, value);
                }
                else if (!_seen.Add(address))
                {
                    Fault(PasteFaultCode.TwiceInList, address);
                }
                else if (invited.Contains(address))
                {
                    Fault(PasteFaultCode.AlreadyInvited, address);
                }

                return address ?? "";
            }

            GroupLabel? ReadGroup(string value)
            {
                var found = groups.FirstOrDefault(group => group.Labels.Append(group.Key).Contains(value, StringComparer.OrdinalIgnoreCase));
                if (found is null)
                {
                    Fault(value.Length == 0 ? PasteFaultCode.GroupMissing : PasteFaultCode.GroupUnknown, value);
                }
                else if (found.OpenLinkOnly)
                {
                    Fault(PasteFaultCode.GroupByOpenLinkOnly, value);
                }

                return found;
            }

            string? ReadUnit(string value)
            {
                var found = units.FirstOrDefault(unit => unit.Equals(value, StringComparison.OrdinalIgnoreCase));
                if (found is null && value.Length > 0)
                {
                    Fault(PasteFaultCode.UnitUnknown, value);
                }

                return found;
            }

            void Fault(PasteFaultCode code, string value) => Faults.Add(new PasteFault(line, code, value));
        }
    }
}

/// <summary>A role group and every name it may be called by in a pasted list.</summary>
public sealed record GroupLabel(string Key, bool OpenLinkOnly, IReadOnlyList<string> Labels);

/// <param name="People">The lines without a fault.</param>
/// <param name="Faults">Every fault.</param>
public sealed record PastedList(IReadOnlyList<PastedParticipant> People, IReadOnlyList<PasteFault> Faults);

public sealed record PastedParticipant(int Line, string Name, string Email, string GroupKey, string? Unit);

public sealed record PasteFault(int Line, PasteFaultCode Code, string Value);

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
    TwiceInList,
    AlreadyInvited,
    TooManyColumns,
}
