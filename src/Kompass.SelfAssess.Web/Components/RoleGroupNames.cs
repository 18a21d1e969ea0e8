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

    public static string Evidence(this IStringLocalizer<ComponentTexts> texts, EvidenceKind kind) => kind switch
    {
        EvidenceKind.Interview => texts["EvidenceInterview"],
        EvidenceKind.Document => texts["EvidenceDocument"],
        _ => texts["EvidenceWebsite"],
    };
}
