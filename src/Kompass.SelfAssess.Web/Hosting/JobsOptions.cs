namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>Section <c>Jobs</c> of the configuration.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>False on a machine that only serves pages while another one runs the jobs.</summary>
    public bool Enabled { get; set; } = true;
}
