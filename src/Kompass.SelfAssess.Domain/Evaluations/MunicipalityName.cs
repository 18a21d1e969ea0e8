namespace Kompass.SelfAssess.Domain.Evaluations;

/// <summary>Tells whether a report's municipality is the one it is read in for, whatever form the name has. Source: domain E.2.</summary>
public static class MunicipalityName
{
    private static readonly string[] Titles = ["kommun", "kommuns", "kommunen", "stad", "stads", "staden", "region", "regionen"];

    /// <summary>How the two names agree.</summary>
    /// <param name="read">As the report has it, for example <c>Karlskogas kommun</c>.</param>
    /// <param name="own">Name of the organisation, for example <c>Karlskoga (demo)</c>.</param>
    public static MunicipalityMatch Compare(string read, string own)
    {
        var (first, second) = (Words(read), Words(own));
        if (first.Length == 0 || second.Length == 0)
        {
            return MunicipalityMatch.Different;
        }

        if (Same(first, second))
        {
            return MunicipalityMatch.Same;
        }

        return Within(first, second) || Within(second, first) ? MunicipalityMatch.Similar : MunicipalityMatch.Different;
    }

    private static bool Within(string[] part, string[] whole) =>
        Enumerable.Range(0, Math.Max(0, whole.Length - part.Length + 1)).Any(at => Same(part, whole[at..(at + part.Length)]));

    private static bool Same(string[] first, string[] second) =>
        first.Length == second.Length && first.Zip(second).All(pair => Same(pair.First, pair.Second));

    /// <summary>"Karlskogas kommun" and "Karlskoga" are one; no two municipalities differ in a final s alone.</summary>
    private static bool Same(string first, string second) =>
        first == second || first == $"{second}s" || second == $"{first}s";

    private static string[] Words(string name)
    {
        var letters = name.ToLowerInvariant().Select(sign => char.IsLetterOrDigit(sign) ? sign : ' ').ToArray();
        return [.. new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Titles.Contains(word))];
    }
}

/// <summary>How the name in a report agrees with that of the organisation.</summary>
public enum MunicipalityMatch : byte
{
    /// <summary>The same name, or the same in another form.</summary>
    Same = 0,

    /// <summary>One is part of the other: a person has to say that it is the same municipality.</summary>
    Similar = 1,

    /// <summary>Another municipality, as far as the name tells.</summary>
    Different = 2,
}
