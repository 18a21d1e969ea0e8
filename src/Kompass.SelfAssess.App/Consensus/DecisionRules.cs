using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>What is wrong with a decision or a task; nothing is written here.</summary>
internal static class DecisionRules
{
    private const int HighestLevel = 5;

    /// <summary>The part that is meant: in a quick round the core question is its sub-area.</summary>
    public static Part Meant(Part part, RoundResult raw) =>
        part.Kind == PartKind.Question && raw.Edition.SubAreas.FirstOrDefault(subArea =>
            subArea.QuestionsFor(raw.Round.Depth).Select(question => question.Code).SequenceEqual([part.Code])) is { } only
            ? Part.SubArea(only.Code)
            : part;

    /// <summary>Points that the part carries; null where the round does not ask it.</summary>
    public static decimal? MaxPoints(Part part, RoundResult raw)
    {
        var subArea = raw.Edition.SubAreas.FirstOrDefault(subArea => part.Kind switch
        {
            PartKind.SubArea => subArea.Code == part.Code,
            PartKind.Question => subArea.QuestionsFor(raw.Round.Depth).Any(question => question.Code == part.Code),
            _ => false,
        });
        return subArea is null ? null : Agenda.PointsOf(part, subArea, raw.Round.Depth);
    }

    public static List<Refused> Faults(Decide command, Part part, RoundResult raw)
    {
        if (MaxPoints(part, raw) is not { } max)
        {
            return [new Refused(RefusalCode.PartNotAsked, part.Code)];
        }

        if (!DisclosureGate.MayDecide(new Instrument(raw.Edition, raw.Round.Depth), raw.Plan, part))
        {
            return [new Refused(RefusalCode.DecisionWouldTell, part.Code)];
        }

        var faults = new List<Refused>();
        if (command.Level is null == command.Points is null)
        {
            faults.Add(new Refused(RefusalCode.LevelOrPoints));
        }
        else if (command.Level is < 0 or > HighestLevel)
        {
            faults.Add(new Refused(RefusalCode.LevelOutOfRange));
        }
        else if (command.Points is { } points && (points < 0 || points > max))
        {
            faults.Add(new Refused(RefusalCode.PointsOutOfRange, max.ToString("0.##", System.Globalization.CultureInfo.CurrentCulture)));
        }
        else if (command.Points is { } exact && decimal.Round(exact, 2) != exact)
        {
            faults.Add(new Refused(RefusalCode.PointsTooPrecise));
        }

        if (Clean(command.Reason) is null)
        {
            faults.Add(new Refused(RefusalCode.ReasonMissing));
        }

        if (Clean(command.Reason)?.Length > Decision.TextMaxLength || Clean(command.Minority)?.Length > Decision.TextMaxLength)
        {
            faults.Add(TooLong(Decision.TextMaxLength));
        }

        return faults;
    }

    /// <summary>The decided share of the points.</summary>
    public static double Share(Decide command, Part part, RoundResult raw) => command.Level is { } level
        ? (double)raw.Edition.LevelShares[level]
        : (double)(command.Points!.Value / MaxPoints(part, raw)!.Value);

    public static List<Refused> Faults(TaskContent content)
    {
        var faults = new List<Refused>();
        if (Clean(content.Text) is null)
        {
            faults.Add(new Refused(RefusalCode.TaskTextMissing));
        }

        if (Clean(content.OwnerName) is null)
        {
            faults.Add(new Refused(RefusalCode.OwnerMissing));
        }

        if (Clean(content.Text)?.Length > EvidenceTask.TextMaxLength)
        {
            faults.Add(TooLong(EvidenceTask.TextMaxLength));
        }

        if (Clean(content.OwnerName)?.Length > Participant.NameMaxLength)
        {
            faults.Add(new Refused(RefusalCode.NameTooLong, $"{Participant.NameMaxLength}"));
        }

        if (Clean(content.OwnerEmail) is { } email && EmailAddress.Normalise(email) is null)
        {
            faults.Add(new Refused(RefusalCode.EmailBad, email));
        }

        return faults;
    }

    public static Refused TooLong(int most) => new(RefusalCode.TextTooLong, $"{most}");

    /// <summary>PostgreSQL keeps no NUL.</summary>
    public static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } cleaned ? cleaned : null;
}
