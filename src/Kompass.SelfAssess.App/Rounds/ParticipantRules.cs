using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>What holds for anybody on the list of a round, however they come there.</summary>
internal static class ParticipantRules
{
    /// <summary>Languages that mails are written in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["sv", "en"];

    /// <summary>
    /// Once an anonymous round is open, group, unit and address are locked for everybody: an answer that is in cannot follow its person, and a
    /// lock for those only would tell who they are. A new address would also carry somebody's draft to whoever reads that mailbox.
    /// </summary>
    public static bool PlaceIsLocked(Round round) => round is { Anonymity: Anonymity.Anonymous, State: not RoundState.Draft };

    public static bool CanChange(Round round) => round.State is RoundState.Draft or RoundState.Open;

    /// <summary>PostgreSQL keeps no NUL.</summary>
    public static string NameOf(string name) => name.Replace("\0", "", StringComparison.Ordinal).Trim();

    public static IEnumerable<Refused> NameFaults(string name)
    {
        if (name.Length is 0 or > Participant.NameMaxLength)
        {
            yield return name.Length == 0
                ? new Refused(RefusalCode.NameMissing)
                : new Refused(RefusalCode.NameTooLong, Participant.NameMaxLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>An address that no mail can go to, or that is somebody else's on the list already, withdrawn or not.</summary>
    public static async Task<Refused?> EmailFaultAsync(
        KompassDbContext db, Guid roundId, string given, Guid? except, CancellationToken cancellationToken)
    {
        if (EmailAddress.Normalise(given) is not { } email)
        {
            return new Refused(RefusalCode.EmailBad, given);
        }

        var taken = await db.Participants.Where(p => p.RoundId == roundId && p.Email == email && p.Id != except)
            .Select(p => (bool?)p.Withdrawn).SingleOrDefaultAsync(cancellationToken);
        return taken switch
        {
            null => null,
            true => new Refused(RefusalCode.AddressWithdrawn, email),
            false => new Refused(RefusalCode.AlreadyInvited, email),
        };
    }

    public static (RoundGroup? Group, Refused? Fault) GroupOf(Round round, string key)
    {
        var group = round.Groups.Find(group => group.Key == key);
        return group switch
        {
            null => (null, new Refused(RefusalCode.GroupUnknown, key)),
            { OpenLinkOnly: true } => (null, new Refused(RefusalCode.GroupByOpenLinkOnly, key)),
            _ => (group, null),
        };
    }

    public static (RoundUnit? Unit, Refused? Fault) UnitOf(Round round, string? name)
    {
        var unit = round.Units.Find(unit => unit.Name == name?.Trim());
        return (unit, unit is null && !string.IsNullOrWhiteSpace(name) ? new Refused(RefusalCode.UnitUnknown, name) : null);
    }

    /// <summary>The round with its groups and units, or why its list cannot be changed.</summary>
    public static async Task<(Round? Round, Refused? Refusal)> RoundForChangeAsync(KompassDbContext db, Guid roundId, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Groups).Include(r => r.Units).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        return round switch
        {
            null => (null, new Refused(RefusalCode.NotFound)),
            _ when CanChange(round) => (round, null),
            _ => (null, new Refused(RefusalCode.NotOpen)),
        };
    }

    public static Participant New(Round round, string name, string email, int groupId, int? unitId, string language = "sv") => new()
    {
        Id = Guid.NewGuid(),
        OrganisationId = round.OrganisationId,
        RoundId = round.Id,
        Name = NameOf(name),
        Email = email,
        RoundGroupId = groupId,
        RoundUnitId = unitId,
        Language = language,
    };
}
