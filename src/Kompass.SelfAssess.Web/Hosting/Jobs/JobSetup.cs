using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.Web.Hosting.Jobs;

/// <summary>The work, and the engine that wakes it: the build property JobEngine chooses the folder (Quartz is the default).</summary>
public static class JobSetup
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        foreach (var schedule in Schedules.All)
        {
            builder.Services.AddScoped(schedule.Work);
        }

        builder.Services.AddSingleton<JobRunner>();
        builder.Services.AddSingleton(services => JobPlan.At(services.GetRequiredService<IOptions<JobsOptions>>().Value.Pace));
        if (builder.Configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() is not { Enabled: false })
        {
            builder.AddJobEngine();
        }
    }

    /// <summary>The engine's own pages, where it has any and runs here.</summary>
    public static void MapJobs(this WebApplication app)
    {
        if (app.Services.GetService<IJobEngine>() is not null)
        {
            app.MapJobEngine();
        }
    }
}
