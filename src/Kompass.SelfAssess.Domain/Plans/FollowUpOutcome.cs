namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>What a follow-up round says of one action when it has closed. The numbers are stored. Source: issue "Action plans" point 3.</summary>
public enum FollowUpOutcome : byte
{
    /// <summary>Reported as done, or marked as done by the coordinator meanwhile.</summary>
    Done = 0,

    /// <summary>Reported, not done, and its day has not passed.</summary>
    OnTrack = 1,

    /// <summary>Reported, not done, and its day has passed without another one proposed.</summary>
    Late = 2,

    /// <summary>Another day was proposed.</summary>
    Moved = 3,

    /// <summary>Nobody reported.</summary>
    Silent = 4,

    /// <summary>Reported as paused or cancelled, or cancelled by the coordinator meanwhile.</summary>
    Stopped = 5,
}

/// <summary>The rule behind <see cref="FollowUpOutcome"/>.</summary>
public static class FollowUpOutcomes
{
    /// <summary>What a follow-up says of an action when it closes.</summary>
    /// <param name="reported">Status that was submitted; null where nobody has submitted, drafts included.</param>
    /// <param name="now">Status that the action has now: what somebody has finished or cancelled in the plan needs no report.</param>
    /// <param name="dueOn">Last day of the action as it stands now; null where there is none.</param>
    /// <param name="proposed">Another last day that was proposed and has not been declined; null where none was.</param>
    /// <param name="closedOn">Stockholm day on which the follow-up closes.</param>
    public static FollowUpOutcome Of(ActionStatus? reported, ActionStatus now, DateOnly? dueOn, DateOnly? proposed, DateOnly closedOn) =>
        (reported ?? (now.IsOpen ? null : now)) switch
        {
            null => FollowUpOutcome.Silent,
            ActionStatus.Done => FollowUpOutcome.Done,
            ActionStatus.Paused or ActionStatus.Cancelled => FollowUpOutcome.Stopped,
            _ when proposed is not null => FollowUpOutcome.Moved,
            _ when dueOn < closedOn => FollowUpOutcome.Late,
            _ => FollowUpOutcome.OnTrack,
        };
}
