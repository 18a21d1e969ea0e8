namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>What a follow-up round says of one action when it has closed. The numbers are stored. Source: issue "Action plans" point 3.</summary>
public enum FollowUpOutcome : byte
{
    /// <summary>Reported as done.</summary>
    Done = 0,

    /// <summary>Reported, not done, and its day has not passed.</summary>
    OnTrack = 1,

    /// <summary>Reported, not done, and its day has passed without another one proposed.</summary>
    Late = 2,

    /// <summary>Another day was proposed.</summary>
    Moved = 3,

    /// <summary>Nobody reported.</summary>
    Silent = 4,

    /// <summary>Reported as paused or cancelled.</summary>
    Stopped = 5,
}
