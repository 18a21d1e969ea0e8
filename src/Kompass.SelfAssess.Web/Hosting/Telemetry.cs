using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>
/// Metrics by OTLP where an address is configured; otherwise nothing is collected and nothing leaves the machine. No traces: they would carry
/// the addresses of requests, and with them respondents' links. Metrics know routes only.
/// </summary>
public static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder) => builder.Services.AddHostedService<Exporter>();

    private sealed class Exporter(IOptions<TelemetryOptions> options) : IHostedService, IDisposable
    {
        private MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            if (options.Value.OtlpEndpoint is { Length: > 0 } endpoint)
            {
                metrics = Sdk.CreateMeterProviderBuilder()
                    .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService("kompass"))
                    .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "Npgsql")
                    .AddOtlpExporter(exporter => exporter.Endpoint = new Uri(endpoint))
                    .Build();
            }

            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => metrics?.Dispose();
    }
}
