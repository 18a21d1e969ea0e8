using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kompass.SelfAssess.Benchmarks.Load;

/// <summary>Where mails arrive: a pickup folder, or a real SMTP server in a process of its own that keeps what it was sent.</summary>
internal sealed class ReceivingSide : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kompass-mails-");
    private readonly Process? _server;
    private readonly string _mails;

    private ReceivingSide(bool smtp)
    {
        Name = smtp ? "SMTP, one connection each" : "pickup folder";
        var box = Path.Combine(_folder.FullName, "box");
        _mails = smtp ? Path.Combine(box, "new") : box;
        if (!smtp)
        {
            Settings = new() { ["Mail__Transport"] = "PickupFolder", ["Mail__PickupFolder"] = box };
            return;
        }

        var port = FreePort();
        _server = Process.Start("aiosmtpd", ["-n", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Mailbox", box]);
        Settings = new()
        {
            ["Mail__Transport"] = "Smtp",
            ["Mail__Smtp__Host"] = "127.0.0.1",
            ["Mail__Smtp__Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Mail__Smtp__StartTls"] = "false",
        };
        WaitFor(port);
    }

    public string Name { get; }

    /// <summary>How the program is told to send here.</summary>
    public Dictionary<string, string> Settings { get; }

    public int Count => Directory.Exists(_mails) ? Directory.EnumerateFiles(_mails).Count(file => !file.EndsWith(".tmp", StringComparison.Ordinal)) : 0;

    public static ReceivingSide PickupFolder() => new(smtp: false);

    public static ReceivingSide Smtp() => new(smtp: true);

    /// <summary>Message ids of everything that has arrived, as often as it has.</summary>
    public IReadOnlyList<string> MessageIds() =>
    [
        .. Directory.EnumerateFiles(_mails).Where(file => !file.EndsWith(".tmp", StringComparison.Ordinal))
            .Select(file => File.ReadLines(file).First(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))[11..].Trim()),
    ];

    public void Dispose()
    {
        _server?.Kill();
        _server?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void WaitFor(int port)
    {
        for (var patience = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (patience.Elapsed < TimeSpan.FromSeconds(20))
            {
                Thread.Sleep(100);
            }
        }
    }
}
