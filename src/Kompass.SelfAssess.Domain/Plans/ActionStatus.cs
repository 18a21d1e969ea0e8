namespace Kompass.SelfAssess.Domain.Plans;

/// <summary>Where an action stands. The numbers are stored.</summary>
public enum ActionStatus : byte
{
    /// <summary>Planerad: not begun.</summary>
    Planned = 0,

    /// <summary>Pågår.</summary>
    InProgress = 1,

    /// <summary>Klar.</summary>
    Done = 2,

    /// <summary>Pausad: will go on later.</summary>
    Paused = 3,

    /// <summary>Avbruten: will not be done.</summary>
    Cancelled = 4,
}

/// <summary>What comes first. The numbers are stored.</summary>
public enum ActionPriority : byte
{
    /// <summary>When there is time.</summary>
    Low = 0,

    /// <summary>Most actions.</summary>
    Normal = 1,

    /// <summary>First.</summary>
    High = 2,
}

/// <summary>What may be said of a status.</summary>
public static class ActionStatuses
{
    extension(ActionStatus status)
    {
        /// <summary>True while something is still to be done: planned, in progress or paused.</summary>
        public bool IsOpen => status is ActionStatus.Planned or ActionStatus.InProgress or ActionStatus.Paused;

        /// <summary>True where its owner is asked about it: a paused action too, so that it is not forgotten.</summary>
        public bool IsFollowed => status.IsOpen;
    }
}
