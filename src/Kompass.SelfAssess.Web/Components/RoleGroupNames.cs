using System.Globalization;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Components;

/// <summary>Role groups as they are called on screen.</summary>
public static class RoleGroupNames
{
    public static string Group(this IStringLocalizer<ComponentTexts> texts, string key) => key switch
    {
        RoleGroups.Elected => texts["GroupElected"],
        RoleGroups.Managers => texts["GroupManagers"],
        RoleGroups.Employees => texts["GroupEmployees"],
        RoleGroups.Companies => texts["GroupCompanies"],
        RoleGroups.Unions => texts["GroupUnions"],
        _ => key,
    };

    /// <summary>Several groups as one phrase: only its first word has a capital.</summary>
    public static string Groups(this IStringLocalizer<ComponentTexts> texts, IEnumerable<string> keys) =>
        string.Join(", ", keys.Select((key, at) => texts.Group(key) is var name && at == 0 ? name : char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..]));

    public static string Evidence(this IStringLocalizer<ComponentTexts> texts, EvidenceKind kind) => kind switch
    {
        EvidenceKind.Interview => texts["EvidenceInterview"],
        EvidenceKind.Document => texts["EvidenceDocument"],
        _ => texts["EvidenceWebsite"],
    };
}
