using System.Net;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.TestKit.Web;

/// <summary>
/// The real program on a database of its own, with the editions and public results of seed/ in it: a temporary SQLite file, or the database
/// that the caller brings. The environment is not Development: no demo, no default password.
/// </summary>
public class KompassHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kompass-test-");
    private bool listening;

    /// <summary>The database to run on instead of the host's own; the caller disposes it, after the host.</summary>
    public TestDatabase? Database { get; init; }

    /// <summary>Password of every account that the host makes.</summary>
    public const string Password = "en lång mening för prov";

    public FixedClock Clock { get; } = new(FixedClock.Tuesday);

    /// <summary>Settings on top of the defaults; set them before the host is first used.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Statements that the program has sent to its database.</summary>
    public CommandCounter Commands { get; } = new();

    public string Folder => folder.FullName;

    /// <summary>The SQLite file, where the host runs on one of its own.</summary>
    public string DatabaseFile => Path.Combine(Folder, "kompass.db");

    /// <summary>A scope that works with the given organisation (with none, it sees no owned row).</summary>
    public AsyncServiceScope Scope(int? organisationId = null)
    {
        var scope = Services.CreateAsyncScope();
        if (organisationId is { } organisation)
        {
            scope.ServiceProvider.GetRequiredService<Tenant>().Use(organisation);
        }

        return scope;
    }

    /// <summary>Reads or writes with the context itself.</summary>
    public async Task<T> QueryAsync<T>(int? organisationId, Func<KompassDbContext, Task<T>> query)
    {
        await using var scope = Scope(organisationId);
        return await query(scope.ServiceProvider.GetRequiredService<KompassDbContext>());
    }

    /// <summary>An organisation of that name; the same one if it exists.</summary>
    public Task<Organisation> OrganisationAsync(string name = "Testköping") => QueryAsync(null, async database =>
    {
        var organisation = await database.Organisations.FirstOrDefaultAsync(o => o.Name == name);
        if (organisation is null)
        {
            organisation = new Organisation { Name = name, Slug = Guid.NewGuid().ToString("N") };
            database.Organisations.Add(organisation);
            await database.SaveChangesAsync();
        }

        return organisation;
    });

    /// <summary>An account with <see cref="Password"/> and, for coordinator and reader, a membership.</summary>
    public async Task<AppUser> UserAsync(Role role, int? organisationId = null, string? email = null)
    {
        await using var scope = Scope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        email ??= $"{role}-{Guid.NewGuid():N}@test.example.se".ToLowerInvariant();
        var user = await users.FindByEmailAsync(email);
        if (user is null)
        {
            user = new AppUser
            {
                Id = Guid.NewGuid(),
                UserName = email,
                Email = email,
                EmailConfirmed = true,
                LockoutEnabled = true,
                DisplayName = $"Test {role}",
                IsPlatformAdministrator = role == Role.PlatformAdministrator,
            };
            var result = await users.CreateAsync(user, Password);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException(result.ToString());
            }
        }

        if (role is Role.Coordinator or Role.Reader)
        {
            var database = scope.ServiceProvider.GetRequiredService<KompassDbContext>();
            database.Memberships.Add(new Membership
            {
                UserId = user.Id,
                OrganisationId = organisationId ?? (await OrganisationAsync()).Id,
                Role = role == Role.Coordinator ? MemberRole.Coordinator : MemberRole.Reader,
            });
            await database.SaveChangesAsync();
        }

        return user;
    }

    /// <summary>The two demo municipalities, and how to get into them.</summary>
    public async Task<DemoSummary> SeedDemoAsync()
    {
        await using var scope = Scope();
        return await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync(DemoPasswords.Fixed, default);
    }

    /// <summary>A visitor who has signed in through the sign-in page; anonymous ones have not.</summary>
    public async Task<Visitor> SignInAsAsync(Role role, int? organisationId = null)
    {
        var visitor = Visit();
        if (role != Role.Anonymous)
        {
            var user = await UserAsync(role, organisationId);
            using var answer = await visitor.SignInAsync(user.Email!, Password);
            if (answer.StatusCode != HttpStatusCode.Redirect)
            {
                throw new InvalidOperationException($"Sign-in answered {answer.StatusCode}.");
            }
        }

        return visitor;
    }

    /// <summary>Mails in the outbox, oldest first.</summary>
    public Task<List<OutboxMail>> MailsAsync(string? to = null) => QueryAsync(null, database =>
        database.Outbox.AsNoTracking().Where(mail => to == null || mail.To == to).OrderBy(mail => mail.Id).ToListAsync());

    /// <summary>The address that a mail's link leads to, without the host.</summary>
    public static string LinkIn(OutboxMail mail) =>
        new Uri(mail.TextBody!.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;

    /// <summary>Listens on a real port as well, for browsers; the address ends with a slash.</summary>
    public Uri Listen()
    {
        if (!listening)
        {
            UseKestrel(0);
            StartServer();
            listening = true;
        }

        return ClientOptions.BaseAddress;
    }

    public Visitor Visit() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (Database is null && !File.Exists(DatabaseFile))
        {
            TestDatabase.CopySqliteAsync(DatabaseFile).GetAwaiter().GetResult();
        }

        builder.UseEnvironment("Testing");
        builder.UseStaticWebAssets();
        builder.UseSetting("Database:Provider", $"{Database?.Provider ?? DatabaseProvider.Sqlite}");
        builder.UseSetting("Database:ConnectionString", Database?.ConnectionString ?? $"Data Source={DatabaseFile};Pooling=False");
        builder.UseSetting("Mail:PickupFolder", Path.Combine(Folder, "mail"));
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Security:RequireHttps", "false");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.ConfigureDbContext<SqliteKompassDbContext>(options => options.AddInterceptors(Commands));
            services.ConfigureDbContext<PostgresKompassDbContext>(options => options.AddInterceptors(Commands));
            // Passwords of tests need not resist a thief.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }
}
