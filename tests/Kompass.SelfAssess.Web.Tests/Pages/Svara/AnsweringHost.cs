using System.Collections.Concurrent;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kompass.SelfAssess.Web.Tests.Pages.Svara;

/// <summary>The program with everything of seed/ in it, where every line of the log is kept.</summary>
public sealed class AnsweringHost : KompassHost, IAsyncLifetime
{
    private const string EditionKey = "prov-2020";

    public LogLines Log { get; } = new();

    public async Task InitializeAsync()
    {
        await using var scope = Scope();
        await scope.ServiceProvider.GetRequiredService<SeedLoader>().LoadAsync(SeedFolder.Find(), default);
        var seeded = await scope.ServiceProvider.GetRequiredService<EditionCatalogue>().FindAsync("2020-v2", default);
        var file = EditionFile.Write(WithDeeperQuestions(seeded!.Edition));
        var result = await scope.ServiceProvider.GetRequiredService<EditionImport>().ImportAsync(file, default);
        Assert.True(result.Outcome == EditionImportOutcome.Stored, string.Join("; ", result.Faults.Select(fault => fault.Fault)));
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <summary>A round that is open unless told otherwise, with one participant.</summary>
    public async Task<AnsweringScene> SceneAsync(
        Anonymity anonymity = Anonymity.Anonymous,
        RoundDepth depth = RoundDepth.Full,
        IReadOnlyList<int>? areas = null,
        string name = "Anna Berg",
        string round = "Självvärdering hösten 2026",
        bool open = true,
        bool simulated = false)
    {
        var organisation = await OrganisationAsync();
        await QueryAsync(null, async database => await database.Organisations.Where(o => o.Id == organisation.Id).ExecuteUpdateAsync(set => set
            .SetProperty(o => o.ContactName, "Karin Ek").SetProperty(o => o.ContactEmail, "karin.ek@testkoping.example.se")));
        await using var scope = Scope(organisation.Id);
        var rounds = scope.ServiceProvider.GetRequiredService<RoundService>();
        var created = await rounds.CreateAsync(new CreateRound(new RoundContent
        {
            Name = round,
            EditionKey = EditionKey,
            Depth = depth,
            Anonymity = anonymity,
            Groups = [new(RoleGroups.Managers, areas ?? [2, 6]), new(RoleGroups.Unions, [7])],
            Units = ["Barn- och utbildningsförvaltningen", "Tekniska förvaltningen"],
            OpensOn = new DateOnly(2026, 11, 24),
            ClosesOn = new DateOnly(2026, 12, 11),
            Simulated = simulated,
        }), default);
        var id = created.Done ? created.Value : throw new InvalidOperationException(created.Refusals[0].ToString());
        var scene = new AnsweringScene(this, organisation.Id, id);
        await scene.InviteAsync(name);
        if (open)
        {
            await scene.OpenAsync();
        }

        return scene;
    }

    /// <summary>Beside the core question .a of each sub-area the questions .b–.e for everybody and .f for elected members only.</summary>
    private static FrameworkEdition WithDeeperQuestions(FrameworkEdition edition) => edition with
    {
        Key = EditionKey,
        Areas =
        [
            .. edition.Areas.Select(area => area with
            {
                SubAreas =
                [
                    .. area.SubAreas.Select(subArea => subArea with { Questions = [.. Deeper(subArea, subArea.Questions.Single(question => question.Core))] }),
                ],
            }),
        ],
    };

    private static IEnumerable<Question> Deeper(SubArea subArea, Question core) => "bcdef".Select(letter => core with
    {
        Code = $"{subArea.Code}.{letter}",
        Core = false,
        Text = $"{core.Text[..^1]} ({letter})?",
        Levels = [.. core.Levels.Select(level => new RubricLevel($"{level.Descriptor} ({letter})"))],
        Groups = letter == 'f' ? [RoleGroups.Elected] : [],
        Weight = 0.2m,
    }).Prepend(core with { Code = $"{subArea.Code}.a" });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Logging:LogLevel:Default", "Information");
        builder.UseStaticWebAssets();
        builder.ConfigureTestServices(services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));
        });
    }
}

/// <summary>Keeps what is logged.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
