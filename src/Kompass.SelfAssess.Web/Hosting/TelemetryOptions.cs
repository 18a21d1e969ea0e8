namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>Section <c>Telemetry</c> of the configuration.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Where metrics are sent by OTLP, for example <c>http://localhost:4317</c>; empty sends nothing.</summary>
    [System.ComponentModel.DataAnnotations.Url]
    public string? OtlpEndpoint { get; set; }
}
