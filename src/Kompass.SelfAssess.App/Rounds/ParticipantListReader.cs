using Kompass.SelfAssess.App.Mail;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Reads people line by line and notes what is wrong with each.</summary>
internal sealed class ParticipantListReader(
    IReadOnlyList<GroupLabel> groups, IReadOnlyList<string> units, IReadOnlyList<ListColumn> order, IReadOnlySet<string> idsTwice)
{
    private static readonly Dictionary<string, string> LanguageNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sv"] = "sv",
        ["svenska"] = "sv",
        ["swedish"] = "sv",
        ["en"] = "en",
        ["engelska"] = "en",
        ["english"] = "en",
    };

    private readonly HashSet<string> _seen = [];

    public List<PastedParticipant> People { get; } = [];

    public List<PasteFault> Faults { get; } = [];

    /// <summary>The hidden id of a row; null where it has none.</summary>
    public static string? IdOf(ListLine line, IReadOnlyList<ListColumn> order) =>
        Enumerable.Range(0, Math.Min(order.Count, line.Cells.Count)).Where(at => order[at] == ListColumn.Id && line.Cells[at].Length > 0).Select(at => line.Cells[at]).FirstOrDefault();

    /// <summary>A row whose contents somebody has deleted keeps what is hidden. It is as good as gone.</summary>
    public static bool IsEmptied(ListLine line, IReadOnlyList<ListColumn> order) => Enumerable.Range(0, line.Cells.Count)
        .All(at => line.Cells[at].Length == 0 || (at < order.Count && order[at] is ListColumn.Id or ListColumn.Check));

    public void Read(ListLine line)
    {
        var before = Faults.Count;
        var id = IdOf(line, order);
        if (id is not null && idsTwice.Contains(id))
        {
            var (twice, at) = Cell(line, ListColumn.Name);
            Fault(line, at, PasteFaultCode.IdTwice, twice);
            return;
        }

        if (line.Cells.Skip(order.Count).Any(cell => cell.Length > 0))
        {
            Fault(line, order.Count, PasteFaultCode.TooManyColumns, string.Join(" ", line.Cells.Skip(order.Count)));
            return;
        }

        var name = ReadName(line);
        var email = ReadEmail(line);
        var group = ReadGroup(line);
        var unit = ReadUnit(line);
        var language = ReadLanguage(line);
        if (Faults.Count == before)
        {
            People.Add(new PastedParticipant(line.Line, name, email, group!.Key, unit, language) { Id = id, Check = Cell(line, ListColumn.Check).Value });
        }
    }

    private string ReadName(ListLine line)
    {
        var (whole, at) = Cell(line, ListColumn.Name);
        var name = whole.Length > 0 ? whole : $"{Cell(line, ListColumn.FirstName).Value} {Cell(line, ListColumn.LastName).Value}".Trim();
        // Signs that steer a screen or a printer are nobody's name.
        name = string.Concat(name.Where(sign => !char.IsControl(sign)));
        if (name.Length is 0 or > Participant.NameMaxLength)
        {
            Fault(line, at, name.Length == 0 ? PasteFaultCode.NameMissing : PasteFaultCode.NameTooLong, name);
        }

        return name;
    }

    private string ReadEmail(ListLine line)
    {
        var (value, at) = Cell(line, ListColumn.Email);
        var address = EmailAddress.Normalise(value);
        if (address is null)
        {
            Fault(line, at, value.Length == 0 ? PasteFaultCode.EmailMissing : PasteFaultCode.EmailBad, value);
        }
        else if (!_seen.Add(address))
        {
            Fault(line, at, PasteFaultCode.TwiceInList, address);
        }

        return address ?? "";
    }

    private GroupLabel? ReadGroup(ListLine line)
    {
        var (value, at) = Cell(line, ListColumn.Group);
        var found = groups.FirstOrDefault(group => group.Labels.Append(group.Key).Contains(value, StringComparer.OrdinalIgnoreCase));
        if (found is null)
        {
            Fault(line, at, value.Length == 0 ? PasteFaultCode.GroupMissing : PasteFaultCode.GroupUnknown, value);
        }
        else if (found.OpenLinkOnly)
        {
            Fault(line, at, PasteFaultCode.GroupByOpenLinkOnly, value);
        }

        return found;
    }

    private string? ReadUnit(ListLine line)
    {
        var (value, at) = Cell(line, ListColumn.Unit);
        var found = units.FirstOrDefault(unit => unit.Equals(value, StringComparison.OrdinalIgnoreCase));
        if (found is null && value.Length > 0)
        {
            Fault(line, at, PasteFaultCode.UnitUnknown, value);
        }

        return found;
    }

    private string? ReadLanguage(ListLine line)
    {
        var (value, at) = Cell(line, ListColumn.Language);
        if (value.Length == 0)
        {
            return null;
        }

        if (!LanguageNames.TryGetValue(value, out var language))
        {
            Fault(line, at, PasteFaultCode.LanguageUnknown, value);
        }

        return language;
    }

    private (string Value, int At) Cell(ListLine line, ListColumn column)
    {
        for (var at = 0; at < order.Count; at++)
        {
            if (order[at] == column)
            {
                return (at < line.Cells.Count ? line.Cells[at] : "", at);
            }
        }

        return ("", 0);
    }

    private void Fault(ListLine line, int at, PasteFaultCode code, string value) =>
        Faults.Add(new PasteFault(line.Line, code, value.Length > 80 ? $"{value[..80]}…" : value) { Cell = line.Address(at) });
}
