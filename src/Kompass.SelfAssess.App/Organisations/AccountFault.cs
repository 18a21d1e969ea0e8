namespace Kompass.SelfAssess.App.Organisations;

/// <summary>Why something about organisations, members or accounts was not done. A value, not an exception: pages have a text for each.</summary>
public enum AccountFault
{
    /// <summary>There is no such row in this organisation.</summary>
    NotFound,

    NameMissing,
    NameTooLong,
    NameTaken,
    EmailBad,

    /// <summary>The person is already a member.</summary>
    AlreadyMember,

    /// <summary>At least one coordinator must remain.</summary>
    LastCoordinator,

    /// <summary>A round uses the unit.</summary>
    UnitInUse,

    /// <summary>The link has been used, is too old or was never ours.</summary>
    LinkInvalid,

    /// <summary>Between <see cref="Organisation.LeastMailBudget"/> and <see cref="Organisation.MostMailBudget"/>.</summary>
    MailBudgetOutOfRange,

    PasswordTooShort,
    PasswordTooLong,
    PasswordWrong,
}
