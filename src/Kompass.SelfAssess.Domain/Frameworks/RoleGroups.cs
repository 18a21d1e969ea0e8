namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>Keys of the role groups that editions name in <see cref="Question.Groups"/>. Source: domain D (people interviewed).</summary>
public static class RoleGroups
{
    /// <summary>Elected members (förtroendevalda).</summary>
    public const string Elected = "elected";

    /// <summary>Managers (chefer).</summary>
    public const string Managers = "managers";

    /// <summary>Employees (medarbetare).</summary>
    public const string Employees = "employees";

    /// <summary>Municipal companies (bolag).</summary>
    public const string Companies = "companies";

    /// <summary>Unions (fack); membership is sensitive, so its members are never invited by name (design 6, domain G).</summary>
    public const string Unions = "unions";

    /// <summary>All keys, in the order they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Elected, Managers, Employees, Companies, Unions];
}
