namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>
/// Two cells, one person. Whoever changes only one of them means somebody: a name chosen from the list beats the address that was left beside
/// it, and the other way round.
/// </summary>
internal sealed class PlanOwnerCells(IReadOnlyList<PictureOwner> owners)
{
    private readonly List<NewOwner> _new = [];

    /// <param name="name">As the file has it.</param>
    /// <param name="email">As the file has it, in small letters.</param>
    /// <param name="nameChanged">The name is another than the action's.</param>
    /// <param name="emailChanged">So is the address.</param>
    public (OwnerChoice? Owner, PlanSheetFaultKind? Fault, PlanColumn Column, string Detail) Choose(string name, string email, bool nameChanged, bool emailChanged)
    {
        if (name.Length == 0 && (email.Length == 0 || !emailChanged))
        {
            return Is(new NoOwner());
        }

        var address = emailChanged ? owners.FirstOrDefault(owner => email.Length > 0 && owner.Email == email) : null;
        if (address is not null)
        {
            return name.Length == 0 || !nameChanged || Same(address.Name, name) ? Known(address, PlanColumn.OwnerEmail) : Wrong(PlanSheetFaultKind.OwnerNameAndAddress, PlanColumn.OwnerEmail, address.Name);
        }

        if (name.Length == 0)
        {
            return Wrong(PlanSheetFaultKind.OwnerNameMissing, PlanColumn.Owner, email);
        }

        if (!nameChanged)
        {
            return Wrong(PlanSheetFaultKind.OwnerAddressElsewhere, PlanColumn.OwnerEmail, name);
        }

        var named = owners.Where(owner => Same(owner.Name, name)).ToList();
        named = named.Exists(owner => !owner.Left) ? named.FindAll(owner => !owner.Left) : named;
        return named.Count switch
        {
            > 1 when !(emailChanged && email.Length > 0) => Wrong(PlanSheetFaultKind.OwnerAmbiguous, PlanColumn.Owner, name),
            > 0 when emailChanged && email.Length > 0 => Wrong(PlanSheetFaultKind.OwnerAddressElsewhere, PlanColumn.OwnerEmail, name),
            > 0 => Known(named[0], PlanColumn.Owner),
            _ when !emailChanged && email.Length > 0 => Wrong(PlanSheetFaultKind.OwnerNameAndAddress, PlanColumn.OwnerEmail, owners.FirstOrDefault(owner => owner.Email == email)?.Name ?? email),
            _ => New(name, email),
        };
    }

    private (OwnerChoice? Owner, PlanSheetFaultKind? Fault, PlanColumn Column, string Detail) New(string name, string email)
    {
        if (email.Length > 0 && _new.Find(one => one.Email == email && !Same(one.Name, name)) is { } other)
        {
            return Wrong(PlanSheetFaultKind.OwnerNameAndAddress, PlanColumn.OwnerEmail, other.Name);
        }

        var known = _new.Find(one => Same(one.Name, name) && one.Email == email);
        if (known is null)
        {
            _new.Add(known = new NewOwner(name, email));
        }

        return Is(known);
    }

    private static (OwnerChoice? Owner, PlanSheetFaultKind? Fault, PlanColumn Column, string Detail) Known(PictureOwner owner, PlanColumn column) =>
        owner.Left ? Wrong(PlanSheetFaultKind.OwnerLeft, column, owner.Name) : Is(new KnownOwner(owner.Id));

    private static (OwnerChoice? Owner, PlanSheetFaultKind? Fault, PlanColumn Column, string Detail) Is(OwnerChoice owner) => (owner, null, PlanColumn.Owner, "");

    private static (OwnerChoice? Owner, PlanSheetFaultKind? Fault, PlanColumn Column, string Detail) Wrong(PlanSheetFaultKind kind, PlanColumn column, string detail) =>
        (null, kind, column, detail);

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
