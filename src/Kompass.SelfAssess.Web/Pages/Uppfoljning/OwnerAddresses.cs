using System.Globalization;

namespace Kompass.SelfAssess.Web.Pages.Uppfoljning;

/// <summary>Addresses of one owner's pages in a follow-up. None of them holds the token.</summary>
public static class OwnerAddresses
{
    public static string Start(Guid id) => $"/uppfoljning/{id:D}";

    public static string Action(Guid id, int number) => string.Create(CultureInfo.InvariantCulture, $"{Start(id)}/{number}");

    public static string Save(Guid id, int number) => $"{Action(id, number)}/spara";

    public static string Review(Guid id) => $"{Start(id)}/granska";

    public static string Thanks(Guid id) => $"{Start(id)}/tack";
}
