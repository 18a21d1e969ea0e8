using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Somebody on the list as it stands.</summary>
internal sealed record KnownParticipant(Guid Id, string Email, string Name, string GroupKey, string? Unit, string Language, bool Withdrawn);

/// <summary>
/// Holds what a list says against who is on it: by the hidden id where the list is a file that was written here, else by address. Nothing here
/// looks at who has answered.
/// </summary>
internal sealed class ParticipantDiffer
{
    private static readonly ImportField[] Fields = [ImportField.Name, ImportField.Email, ImportField.Group, ImportField.Unit, ImportField.Language];

    private readonly Round _round;
    private readonly bool _locked;
    private readonly Dictionary<string, KnownParticipant> _byEmail;
    private readonly Dictionary<string, KnownParticipant> _byId;
    private readonly HashSet<string> _ids;
    private readonly ImportPlan _plan;

    private ParticipantDiffer(Round round, IReadOnlyList<KnownParticipant> known, PastedList list)
    {
        (_round, _locked) = (round, ParticipantRules.PlaceIsLocked(round));
        _byEmail = known.ToDictionary(person => person.Email);
        _byId = known.ToDictionary(person => ParticipantExport.IdOf(round.Id, person.Id));
        _ids = [.. list.Ids];
        _plan = new ImportPlan { Faults = [.. list.Faults], Ignored = list.Ignored, IsOfIds = _ids.Count > 0 };
    }

    public static ImportPlan Between(Round round, IReadOnlyList<KnownParticipant> known, PastedList list)
    {
        var differ = new ParticipantDiffer(round, known, list);
        var own = round.Id.ToString("N");
        if (differ._ids.Any(id => id.Split('.')[0] is var other && other != own && Guid.TryParseExact(other, "N", out _)))
        {
            return new ImportPlan { Faults = [new PasteFault(0, PasteFaultCode.OtherRound, "")] };
        }

        foreach (var person in list.People)
        {
            differ.Add(person);
        }

        if (differ._ids.Count > 0)
        {
            var emails = list.People.Select(person => person.Email).ToHashSet();
            differ._plan.Missing.AddRange(known
                .Where(person => !person.Withdrawn && !emails.Contains(person.Email) && !differ._ids.Contains(ParticipantExport.IdOf(round.Id, person.Id)))
                .OrderBy(person => person.Name, StringComparer.CurrentCulture).Select(person => $"{person.Name}, {person.Email}"));
        }

        return differ._plan;
    }

    private void Add(PastedParticipant person)
    {
        // Between the reading and now the draft may have lost a group or a unit.
        if (ParticipantRules.GroupOf(_round, person.GroupKey).Fault is not null)
        {
            Fault(person, PasteFaultCode.GroupUnknown, person.GroupKey);
        }
        else if (person.Unit is not null && ParticipantRules.UnitOf(_round, person.Unit).Fault is not null)
        {
            Fault(person, PasteFaultCode.UnitUnknown, person.Unit);
        }
        else if (person.Id is not null)
        {
            AddById(person);
        }
        else if (!_byEmail.TryGetValue(person.Email, out var before))
        {
            _plan.New.Add(person);
        }
        else if (before.Withdrawn || _ids.Contains(ParticipantExport.IdOf(_round.Id, before.Id)))
        {
            Fault(person, before.Withdrawn ? PasteFaultCode.Withdrawn : PasteFaultCode.AlreadyInvited, person.Email);
        }
        else
        {
            Add(person, before, [.. ByAddress(before, person)]);
        }
    }

    private void AddById(PastedParticipant person)
    {
        if (!_byId.TryGetValue(person.Id!, out var before))
        {
            Fault(person, PasteFaultCode.UnknownId, person.Name);
        }
        else if (before.Withdrawn)
        {
            Fault(person, PasteFaultCode.Withdrawn, before.Email);
        }
        else if (_byEmail.TryGetValue(person.Email, out var other) && other != before)
        {
            // As after sorting a few columns alone.
            Fault(person, PasteFaultCode.AddressOfAnother, person.Email);
        }
        else
        {
            Add(person, before, ById(before, person));
        }
    }

    private void Add(PastedParticipant person, KnownParticipant before, List<ImportedField> fields)
    {
        if (fields.Count == 0)
        {
            _plan.Same.Add(person);
        }
        else
        {
            _plan.Changed.Add(new ImportChange(person.Line, before.Name, before.Email, fields) { Id = person.Id is null ? null : before.Id });
        }
    }

    /// <summary>What the list leaves empty it says nothing about.</summary>
    private IEnumerable<ImportedField> ByAddress(KnownParticipant before, PastedParticipant person) =>
    [
        .. Differs(ImportField.Name, before.Name, person.Name),
        .. Differs(ImportField.Group, before.GroupKey, person.GroupKey),
        .. Differs(ImportField.Unit, before.Unit ?? "", person.Unit),
        .. Differs(ImportField.Language, before.Language, person.Language),
    ];

    /// <summary>A row that was written here says everything: an emptied unit is none.</summary>
    private List<ImportedField> ById(KnownParticipant before, PastedParticipant person)
    {
        var now = ExportedParticipant.Cells(before.Name, before.Email, before.GroupKey, before.Unit ?? "", before.Language);
        var after = ExportedParticipant.Cells(person.Name, person.Email, person.GroupKey, person.Unit ?? "", person.Language ?? before.Language);
        List<ImportedField> fields = [];
        for (var at = 0; at < Fields.Length; at++)
        {
            var fate = CellCheck.Compare(person.Check, at, Fields.Length, now[at], after[at]);
            if (fate is CellFate.ChangedInFile or CellFate.ChangedInBoth)
            {
                fields.Add(new ImportedField(Fields[at], now[at], after[at], IsLocked(Fields[at])) { Clash = fate is CellFate.ChangedInBoth });
            }

            _plan.Elsewhere += fate is CellFate.ChangedHere ? 1 : 0;
        }

        return fields;
    }

    private IEnumerable<ImportedField> Differs(ImportField field, string before, string? after) =>
        after is null || after == before ? [] : [new ImportedField(field, before, after, IsLocked(field))];

    private bool IsLocked(ImportField field) => _locked && field is (ImportField.Email or ImportField.Group or ImportField.Unit);

    private void Fault(PastedParticipant person, PasteFaultCode code, string value) => _plan.Faults.Add(new PasteFault(person.Line, code, value));
}
