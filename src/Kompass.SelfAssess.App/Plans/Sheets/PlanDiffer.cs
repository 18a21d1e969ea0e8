using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>Holds what was read from a file against the plan as it stands. Pure: the same for page, confirmation and test.</summary>
internal sealed class PlanDiffer
{
    private readonly PlanPicture _plan;
    private readonly PlanSheetReading _reading;
    private readonly DateOnly _today;
    private readonly PlanValues _values;
    private readonly PlanOwnerCells _owners;
    private readonly Dictionary<string, PictureAction> _actions;
    private readonly HashSet<string> _twice;
    private readonly Dictionary<string, int> _alike = [];

    private PlanDiffer(PlanPicture plan, PlanSheetReading reading, DateOnly today)
    {
        (_plan, _reading, _today) = (plan, reading, today);
        _values = new PlanValues(plan);
        _owners = new PlanOwnerCells(plan.Owners);
        _actions = plan.Actions.ToDictionary(action => PlanSheets.IdOf(plan.Id, action.Id));
        _twice = [.. reading.Rows.Select(row => row[PlanColumn.Id]).Where(id => id.Length > 0).GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key)];
    }

    /// <param name="plan">As it stands.</param>
    /// <param name="reading">What the file says.</param>
    /// <param name="today">In Sweden; an open action cannot become due before it.</param>
    public static PlanDiff Between(PlanPicture plan, PlanSheetReading reading, DateOnly today)
    {
        var differ = new PlanDiffer(plan, reading, today);
        var rows = reading.Rows.Select(differ.Row).OfType<PlanDiffRow>().ToList();
        var seen = reading.Rows.Select(row => row[PlanColumn.Id]).ToHashSet();
        // A row that has lost its id is told of where it stands, and not as missing too.
        var numbers = rows.Where(row => row.Faults.Any(fault => fault.Kind == PlanSheetFaultKind.NumberWithoutId)).Select(row => row.Number).ToHashSet();
        rows.AddRange(plan.Actions
            .Where(action => reading.Numbers?.Contains(action.Number) != false && !seen.Contains(PlanSheets.IdOf(plan.Id, action.Id)) && !numbers.Contains(action.Number))
            .Where(action => !rows.Exists(row => row.ActionId == action.Id))
            .Select(action => new PlanDiffRow(PlanRowKind.Missing, 0, action.Number, action.Cells[PlanColumn.Title]) { ActionId = action.Id, Version = action.Version }));
        return new PlanDiff(differ.WithoutCircles(rows)) { Exported = reading.Exported };
    }

    private PlanDiffRow? Row(PlanSheetRow row)
    {
        var id = row[PlanColumn.Id];
        if (id.Length == 0 && !row.Faults.ContainsKey(PlanColumn.Id))
        {
            return New(row);
        }

        var number = _values.Of(PlanColumn.Number, row[PlanColumn.Number]).Text;
        if (!_actions.TryGetValue(id, out var action))
        {
            return Refused(row, null, PlanColumn.Id, PlanSheetFaultKind.UnknownId, number);
        }

        if (_twice.Contains(id))
        {
            return Refused(row, action, PlanColumn.Id, PlanSheetFaultKind.DuplicateId, Rows(id));
        }

        return number == action.Number.ToString(CultureInfo.InvariantCulture)
            ? Known(row, action)
            : Refused(row, action, PlanColumn.Number, PlanSheetFaultKind.IdAndNumberDiffer, action.Number.ToString(CultureInfo.InvariantCulture));
    }

    private PlanDiffRow Known(PlanSheetRow row, PictureAction action)
    {
        var check = row[PlanColumn.Check];
        var renewed = row[PlanColumn.Version] != action.Version.ToString(CultureInfo.InvariantCulture);
        var (cells, faults) = Values(row, action);
        var isKnown = PlanCheck.IsAsWritten(check, PlanColumn.Title, "") is not null;
        var edited = PlanColumns.Edited.Where(column => cells[column] != action.Cells[column] && !(renewed && PlanCheck.IsAsWritten(check, column, cells[column]) == true)).ToHashSet();
        var elsewhere = renewed && isKnown ? PlanColumns.Edited.Where(column => PlanCheck.IsAsWritten(check, column, action.Cells[column]) == false).ToHashSet() : [];
        var after = PlanColumns.Edited.ToDictionary(column => column, column => edited.Contains(column) ? cells[column] : action.Cells[column]);
        if (edited.Contains(PlanColumn.SubAreas))
        {
            after[PlanColumn.SubAreas] = _values.SubAreasWith(after[PlanColumn.SubAreas], after[PlanColumn.Questions]);
        }

        edited.RemoveWhere(column => faults.Count == 0 && after[column] == action.Cells[column]);
        var owner = Owner(row, after, edited, faults);
        CheckTogether(row, after, edited, faults);
        List<PlanCellChange> changes = [.. edited.Where(column => column < PlanColumn.Owner || column > PlanColumn.OwnerEmail).Order()
            .Select(column => new PlanCellChange(column, action.Cells[column], after[column], elsewhere.Contains(column)))];
        if (owner is not null && Shown(owner) != Shown(action))
        {
            changes.Add(new PlanCellChange(PlanColumn.Owner, Shown(action), Shown(owner), elsewhere.Contains(PlanColumn.Owner) || elsewhere.Contains(PlanColumn.OwnerEmail)));
            changes.Sort((one, other) => one.Column.CompareTo(other.Column));
        }

        var kind = faults.Count > 0 ? PlanRowKind.Refused
            : changes.Count == 0 ? PlanRowKind.Unchanged
            : renewed && (!isKnown || elsewhere.Count > 0) ? PlanRowKind.Conflict : PlanRowKind.Changed;
        return new PlanDiffRow(kind, row.Row, action.Number, action.Cells[PlanColumn.Title])
        {
            ActionId = action.Id,
            Version = action.Version,
            Changes = changes,
            Elsewhere = [.. elsewhere.Except(edited).Order().Select(column => new PlanCellChange(column, cells[column], action.Cells[column]))],
            Faults = faults,
            Owner = owner is null || Shown(owner) == Shown(action) ? null : owner,
            Cells = after,
        };
    }

    private PlanDiffRow? New(PlanSheetRow row)
    {
        var number = row[PlanColumn.Number];
        if (row.Faults.Count == 0 && PlanColumns.Edited.All(column => row[column].Length == 0))
        {
            return null;
        }

        if (_plan.Actions.FirstOrDefault(action => action.Number.ToString(CultureInfo.InvariantCulture) == number) is { } lost)
        {
            return Refused(row, lost, PlanColumn.Number, PlanSheetFaultKind.NumberWithoutId, number);
        }

        var (cells, faults) = Values(row, null);
        var edited = PlanColumns.Edited.Where(column => row[column].Length > 0).ToHashSet();
        var owner = Owner(row, cells, edited, faults);
        CheckTogether(row, cells, edited, faults);
        var id = NewId(row);
        var title = cells[PlanColumn.Title];
        var made = _plan.Actions.FirstOrDefault(action => action.Id == id);
        return new PlanDiffRow(made is not null ? PlanRowKind.Unchanged : faults.Count > 0 ? PlanRowKind.Refused : PlanRowKind.New, row.Row, made?.Number, title)
        {
            ActionId = id,
            Faults = made is null ? faults : [],
            Changes = [.. edited.Where(column => column is not (PlanColumn.Title or PlanColumn.OwnerEmail)).Order()
                .Select(column => new PlanCellChange(column, "", column == PlanColumn.Owner && owner is not null ? Shown(owner) : cells[column]))],
            SameTitleAs = _plan.Actions.FirstOrDefault(action => action.Cells[PlanColumn.Title].Equals(title, StringComparison.OrdinalIgnoreCase))?.Number,
            Owner = owner,
            Cells = cells,
        };
    }

    /// <summary>What stands in the row, and what of it cannot be. What is as it was is let be, whatever today's rules say of it.</summary>
    private (Dictionary<PlanColumn, string> Cells, List<PlanSheetFault> Faults) Values(PlanSheetRow row, PictureAction? action)
    {
        List<PlanSheetFault> faults = [.. row.Faults.Where(fault => fault.Key != PlanColumn.Number).Select(fault => fault.Value)];
        var cells = new Dictionary<PlanColumn, string>();
        foreach (var column in PlanColumns.Edited)
        {
            var text = row[column];
            if (row.Faults.ContainsKey(column) || (action is not null && text == action.Cells[column]) || (action is null && text.Length == 0 && Default(column) is not null))
            {
                cells[column] = row.Faults.ContainsKey(column) ? "" : action is null ? Default(column)! : text;
                continue;
            }

            var value = _values.Of(column, text);
            cells[column] = value.Text;
            if (value.Fault is { } kind)
            {
                faults.Add(Fault(row, column, kind, value.Detail));
            }
            else if (column == PlanColumn.DependsOn && action is not null && value.Text.Split(", ").Contains(action.Number.ToString(CultureInfo.InvariantCulture)))
            {
                faults.Add(Fault(row, column, PlanSheetFaultKind.DependsOnItself, action.Number.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return (cells, faults);
    }

    private static string? Default(PlanColumn column) => column switch
    {
        PlanColumn.Title => null,
        PlanColumn.Priority => nameof(ActionPriority.Normal),
        PlanColumn.Status => nameof(ActionStatus.Planned),
        PlanColumn.Percent => "0",
        _ => "",
    };

    private OwnerChoice? Owner(PlanSheetRow row, Dictionary<PlanColumn, string> cells, HashSet<PlanColumn> edited, List<PlanSheetFault> faults)
    {
        var (name, email) = (edited.Contains(PlanColumn.Owner), edited.Contains(PlanColumn.OwnerEmail));
        if ((!name && !email) || faults.Exists(fault => fault.Cell == _reading.CellOf(row.Row, PlanColumn.OwnerEmail)))
        {
            return null;
        }

        var (owner, fault, column, detail) = _owners.Choose(cells[PlanColumn.Owner], cells[PlanColumn.OwnerEmail], name, email);
        if (fault is { } kind)
        {
            faults.Add(Fault(row, column, kind, detail));
        }

        return owner;
    }

    private void CheckTogether(PlanSheetRow row, Dictionary<PlanColumn, string> cells, HashSet<PlanColumn> edited, List<PlanSheetFault> faults)
    {
        if (faults.Count > 0)
        {
            return;
        }

        var (start, due) = (cells[PlanColumn.StartsOn], cells[PlanColumn.DueOn]);
        if (start.Length > 0 && due.Length > 0 && string.CompareOrdinal(due, start) < 0)
        {
            faults.Add(Fault(row, PlanColumn.DueOn, PlanSheetFaultKind.StartAfterDue, due));
        }
        else if (edited.Contains(PlanColumn.DueOn) && due.Length > 0 && Enum.Parse<ActionStatus>(cells[PlanColumn.Status]).IsOpen
            && string.CompareOrdinal(due, _today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) < 0)
        {
            faults.Add(Fault(row, PlanColumn.DueOn, PlanSheetFaultKind.DueInThePast, due));
        }
        else if (edited.Contains(PlanColumn.Percent) && cells[PlanColumn.Percent] != "100" && cells[PlanColumn.Status] == nameof(ActionStatus.Done))
        {
            faults.Add(Fault(row, PlanColumn.Percent, PlanSheetFaultKind.DoneIsHundred, cells[PlanColumn.Percent]));
        }
    }

    /// <summary>Rows that together would make actions wait for each other.</summary>
    private List<PlanDiffRow> WithoutCircles(List<PlanDiffRow> rows)
    {
        var waits = _plan.Actions.ToDictionary(action => action.Number, action => Numbers(action.Cells));
        foreach (var row in rows.Where(row => row is { IsChange: true, Number: not null }))
        {
            waits[row.Number!.Value] = Numbers(row.Cells);
        }

        return rows.ConvertAll(row => row is { IsChange: true, Number: { } number } && row.Changes.Any(change => change.Column == PlanColumn.DependsOn)
            && DependencyCircles.Through(number, waits) is { } circle
            ? row with
            {
                Kind = PlanRowKind.Refused,
                Faults = [new PlanSheetFault(PlanSheetFaultKind.DependencyCircle, _reading.CellOf(row.Row, PlanColumn.DependsOn), string.Join(" → ", circle))],
            }
            : row);
    }

    private static IReadOnlyList<int> Numbers(IReadOnlyDictionary<PlanColumn, string> cells) =>
        [.. cells[PlanColumn.DependsOn].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>The same for the same row, so that a file that is read twice makes its new actions once; alike rows of one file are told apart.</summary>
    private Guid NewId(PlanSheetRow row)
    {
        var text = string.Join('\u001f', PlanColumns.Edited.Select(column => row[column]));
        _alike[text] = _alike.GetValueOrDefault(text) + 1;
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{_plan.Id:N}{_alike[text]}{text}")).AsSpan(0, 16));
    }

    private PlanDiffRow Refused(PlanSheetRow row, PictureAction? action, PlanColumn column, PlanSheetFaultKind kind, string detail) =>
        new(PlanRowKind.Refused, row.Row, action?.Number, PlanText.Line(row[PlanColumn.Title]))
        {
            ActionId = action?.Id ?? Guid.Empty,
            Version = action?.Version ?? 0,
            Faults = [Fault(row, column, kind, detail)],
        };

    private PlanSheetFault Fault(PlanSheetRow row, PlanColumn column, PlanSheetFaultKind kind, string detail) =>
        new(kind, column.IsHidden() ? _reading.RowOf(row.Row) : _reading.CellOf(row.Row, column), detail.Length > 80 ? $"{detail[..80]}…" : detail);

    private string Rows(string id) => string.Join(", ", _reading.Rows.Where(row => row[PlanColumn.Id] == id).Select(row => row.Row));

    private static string Shown(PictureAction action) => Shown(action.Cells[PlanColumn.Owner], action.Cells[PlanColumn.OwnerEmail]);

    private string Shown(OwnerChoice owner) => owner switch
    {
        NewOwner one => Shown(one.Name, one.Email),
        KnownOwner known when _plan.Owners.Single(one => one.Id == known.Id) is { } one => Shown(one.Name, one.Email),
        _ => "",
    };

    private static string Shown(string name, string email) => email.Length > 0 ? $"{name} ({email})" : name;
}
