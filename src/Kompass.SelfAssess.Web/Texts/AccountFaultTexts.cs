using Kompass.SelfAssess.App.Organisations;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Texts;

public static class AccountFaultTexts
{
    /// <summary>What the page says beside the field.</summary>
    public static string Of(this IStringLocalizer<AccountTexts> texts, AccountFault fault) => texts[$"Fault{fault}", OrganisationServices.PasswordMinLength];
}
