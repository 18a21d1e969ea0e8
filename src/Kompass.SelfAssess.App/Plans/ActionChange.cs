using Kompass.SelfAssess.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Plans;

/// <summary>One field of an action that somebody changed. Rows are only added.</summary>
public sealed class ActionChange : ITenantOwned
{
    public const int ByMaxLength = 160;

    public long Id { get; set; }

    public int OrganisationId { get; set; }

    public Guid ActionId { get; set; }

    public ActionField Field { get; set; }

    /// <summary>As text: enum names, ISO dates, codes joined by commas; null where there was nothing. Pages put it into words.</summary>
    public string? OldValue { get; set; }

    public string? NewValue { get; set; }

    public ActionChangeSource Source { get; set; }

    public DateTime AtUtc { get; set; }

    /// <summary>The account, where one made the change.</summary>
    public Guid? ById { get; set; }

    /// <summary>The name as it was then.</summary>
    public required string ByName { get; set; }
}

public enum ActionField : byte
{
    Created = 0,
    Title = 1,
    Description = 2,
    SuccessMeasure = 3,
    Owner = 4,
    Unit = 5,
    Priority = 6,
    Effort = 7,
    StartsOn = 8,
    DueOn = 9,
    ExpectedGain = 10,
    Status = 11,
    Percent = 12,
    Targets = 13,
    Findings = 14,
    Links = 15,
    Steps = 16,
    Dependencies = 17,

    /// <summary>A lägesrapport written between follow-ups: its words. Nothing of the action is called so.</summary>
    Comment = 18,

    /// <summary>What the same report says is in the way.</summary>
    Hindrance = 19,

    /// <summary>The plan was closed or opened again. It stands with every action, since none could be changed in between.</summary>
    PlanState = 20,
}

/// <summary>What the change came by.</summary>
public enum ActionChangeSource : byte
{
    Page = 0,
    Import = 1,
    FollowUp = 2,
    Suggestion = 3,
    System = 4,
}

/// <summary>Who changes an action, and by what.</summary>
public sealed record ActionAuthor(Guid? Id, string Name, ActionChangeSource Source);

/// <summary>The one place where history is written; the caller saves, in the transaction of the change itself.</summary>
public sealed class ActionLog(KompassDbContext db, TimeProvider clock)
{
    private ActionChange? _latest;

    /// <summary>Writes nothing where nothing changed.</summary>
    public void Add(PlanAction action, ActionField field, string? oldValue, string? newValue, ActionAuthor author)
    {
        if (field != ActionField.Created && oldValue == newValue)
        {
            return;
        }

        _latest = new ActionChange
        {
            OrganisationId = action.OrganisationId,
            ActionId = action.Id,
            Field = field,
            OldValue = oldValue,
            NewValue = newValue,
            Source = author.Source,
            AtUtc = Moment,
            ById = author.Id,
            ByName = author.Name,
        };
        db.ActionChanges.Add(_latest);
    }

    /// <summary>What is saved together was done at once: the time is what the rows of one change are known by.</summary>
    private DateTime Moment => _latest is { } latest && db.Entry(latest).State == EntityState.Added ? latest.AtUtc : clock.GetUtcNow().UtcDateTime;
}
