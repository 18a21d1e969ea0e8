using Kompass.SelfAssess.App.Data;

namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>What is run, between two days of 2027: that year is what <see cref="HandCalendar"/> knows.</summary>
public sealed record YearOptions
{
    public required DatabaseProvider Provider { get; init; }

    /// <summary>Web processes on the one database, each with its workers.</summary>
    public required int Processes { get; init; }

    public required int Plans { get; init; }

    public required int Kills { get; init; }

    /// <summary>Everything that is left to chance comes from this.</summary>
    public required int Seed { get; init; }

    /// <summary>First day of the plans and of the run.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the plans: nothing opens after it.</summary>
    public required DateOnly PlansEnd { get; init; }

    /// <summary>Last day of the run; by then everything has closed.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Working days that a follow-up is open.</summary>
    public int OpenDays { get; init; } = 10;

    /// <summary>First day on which nothing runs, and the first on which it does again; null where nothing stops.</summary>
    public (DateOnly From, DateOnly Until)? Stop { get; init; }

    /// <summary>How long a step may take before it counts as stuck.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);
}
