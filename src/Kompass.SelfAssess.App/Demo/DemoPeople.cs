using System.Text;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Demo;

/// <summary>Invented people: common Swedish names put together by chance.</summary>
internal static class DemoPeople
{
    private static readonly string[] FirstNames =
    [
        "Agneta", "Ali", "Amanda", "Anders", "Birgitta", "Bo", "Camilla", "Cecilia", "Daniel", "David", "Elin", "Emil", "Eva", "Fatima", "Fredrik", "Gunilla",
        "Hanna", "Henrik", "Ida", "Ingrid", "Jakob", "Jenny", "Karin", "Klas", "Lars", "Lena", "Linnea", "Magnus", "Malin", "Marcus", "Mona", "Nils", "Olle",
        "Petra", "Rasmus", "Sara", "Stefan", "Sven", "Tove", "Ulla", "Viktor", "Åsa",
    ];

    private static readonly string[] LastNames =
    [
        "Ahlgren", "Berglund", "Björk", "Borg", "Dahlin", "Edlund", "Ekström", "Falk", "Forsberg", "Gran", "Hedlund", "Holm", "Isaksson", "Jonsson", "Kvist",
        "Lindgren", "Ljung", "Malm", "Nordin", "Nyström", "Öberg", "Palm", "Rosén", "Sandell", "Sjögren", "Strand", "Sundin", "Svedberg", "Törn", "Viklund", "Wallin",
    ];

    public static string Name(int number) =>
        // The two lists have no common factor, so the pairs do not repeat for a long time.
        $"{FirstNames[number * 5 % FirstNames.Length]} {LastNames[number * 7 % LastNames.Length]}";

    public static string Email(string name, string domain)
    {
        var address = new StringBuilder();
        foreach (var sign in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetter(sign))
            {
                address.Append(sign);
            }
            else if (sign == ' ')
            {
                address.Append('.');
            }
        }

        return $"{address}@{domain}";
    }

    /// <summary>The list as a coordinator would paste it: name, address, role group, unit.</summary>
    public static string PastedList(IEnumerable<DemoSeats> seats, string domain)
    {
        var number = 0;
        var list = new StringBuilder();
        foreach (var (group, unit, invited, _) in seats)
        {
            for (var seat = 0; seat < invited; seat++)
            {
                var name = Name(number++);
                list.Append(name).Append(';').Append(Email(name, domain)).Append(';').Append(group).Append(';').Append(unit).Append('\n');
            }
        }

        return list.ToString();
    }
}

/// <summary>How many of a group and unit are invited, and how many of them answer.</summary>
/// <param name="Group">Key of <see cref="RoleGroups"/>.</param>
/// <param name="Unit">Name of the unit; empty for those who belong to none.</param>
/// <param name="Invited">Invited by name.</param>
/// <param name="Answering">Of those, how many submit.</param>
internal sealed record DemoSeats(string Group, string Unit, int Invited, int Answering);
