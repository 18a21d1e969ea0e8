using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.TestKit.KilledYear;

/// <summary>The web program in a process of its own, with its workers awake every second. It can be killed and started again; it never outlives the test.</summary>
public sealed class WebProcess : IDisposable
{
    /// <summary>Kills the program with SIGKILL when its standard input closes: on request, and also when the test process dies.</summary>
    private const string Script =
        """
        log=$1; shift
        "$@" </dev/null >>"$log" 2>&1 &
        child=$!
        cat >/dev/null
        exec 2>/dev/null
        kill -KILL $child
        wait $child
        """;

    private readonly Dictionary<string, string> _settings;
    private readonly string _log;
    private Process? _process;

    public WebProcess(TestDatabase database, string mailFolder, SharedClock clock, string log)
    {
        _log = log;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/"));
        _settings = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Address.AbsoluteUri.TrimEnd('/'),
            ["Database__Provider"] = $"{database.Provider}",
            ["Database__ConnectionString"] = database.ConnectionString,
            ["Clock__OffsetFile"] = clock.OffsetFile,
            ["Jobs__Pace"] = "00:00:01",
            ["Mail__PickupFolder"] = mailFolder,
            ["Mail__PublicAddress"] = "http://kompass.example.se/",
            ["Security__RequireHttps"] = "false",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__Console__FormatterName"] = "simple",
            ["Logging__Console__FormatterOptions__SingleLine"] = "true",
        };
    }

    public Uri Address { get; }

    public bool Runs => _process is not null;

    public void Start()
    {
        var start = new ProcessStartInfo("sh", ["-c", Script, "sh", _log, "dotnet", Path.Combine(AppContext.BaseDirectory, "Kompass.SelfAssess.Web.dll")])
        {
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (key, value) in _settings)
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>SIGKILL: no farewell, nothing finished.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Waits until it serves pages.</summary>
    /// <exception cref="InvalidOperationException">It does not come up.</exception>
    public async Task ReadyAsync(TimeSpan patience)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < patience; await Task.Delay(100))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "health"));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }
        }

        throw new InvalidOperationException($"The program did not start:\n{LastLines(20)}");
    }

    /// <summary>Errors that it has logged, of all its lives.</summary>
    public IReadOnlyList<string> Errors() => [.. Lines().Where(line => line.Contains("fail:", StringComparison.Ordinal) || line.Contains("crit:", StringComparison.Ordinal))];

    public string LastLines(int count) => string.Join('\n', Lines().TakeLast(count));

    public void Dispose() => KillAsync().GetAwaiter().GetResult();

    private string[] Lines()
    {
        if (!File.Exists(_log))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n');
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
