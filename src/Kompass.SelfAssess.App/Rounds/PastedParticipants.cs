namespace Kompass.SelfAssess.App.Rounds;

/// <summary>A role group and every name it may be called by in a pasted list.</summary>
public sealed record GroupLabel(string Key, bool OpenLinkOnly, IReadOnlyList<string> Labels);

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
