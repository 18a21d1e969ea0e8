namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>Section <c>Jobs</c> of the configuration.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>The engines count in whole seconds.</summary>
    public static readonly TimeSpan ShortestPace = TimeSpan.FromSeconds(1);

    /// <summary>False on a machine that only serves pages while another one runs the jobs.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Development only: everything is woken this often, where its schedule has a longer interval.</summary>
    public TimeSpan? Pace { get; set; }
}
