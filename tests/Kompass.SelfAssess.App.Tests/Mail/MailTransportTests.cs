using System.Net;
using System.Net.Sockets;
using System.Text;
using Kompass.SelfAssess.App.Mail;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Tests.Mail;

public sealed class MailTransportTests : IDisposable
{
    private static readonly OutgoingMail Mail = new(
        "<0123@ekby.se>", "asa@ekby.se", "Åsa Öst", "Omgången öppnar: svara senast onsdag 9 december och läs gärna frågorna i förväg",
        "Hej!\n\nÅäö och 😀.\n", "<p>Hej!</p><p>Åäö och 😀.</p>", new DateTime(2026, 11, 24, 9, 30, 0, DateTimeKind.Utc));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kompass-mail-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Pickup_Mail_IsOneFileWithBothBodies()
    {
        await Pickup().SendAsync(Mail, default);

        var file = Assert.Single(_folder.GetFiles("*", SearchOption.AllDirectories));
        Assert.EndsWith(".eml", file.Name, StringComparison.Ordinal);
        var (headers, parts) = Read(await File.ReadAllTextAsync(file.FullName));
        Assert.Equal("<0123@ekby.se>", headers["Message-ID"]);
        Assert.Equal("Tue, 24 Nov 2026 09:30:00 +0000", headers["Date"]);
        Assert.Equal(Mail.Subject, Decoded(headers["Subject"]));
        Assert.Equal("Åsa Öst <asa@ekby.se>", Decoded(headers["To"]));
        Assert.Equal("Kompass <kompass@localhost>", Decoded(headers["From"]));
        Assert.Equal([("text/plain; charset=utf-8", Mail.TextBody), ("text/html; charset=utf-8", Mail.HtmlBody)], parts);
    }

    [Fact]
    public async Task Pickup_SentTwice_IsStillOneFile()
    {
        await Pickup().SendAsync(Mail, default);
        await Pickup().SendAsync(Mail, default);

        Assert.Single(_folder.GetFiles());
    }

    [Theory]
    [InlineData("Eva\r\nBcc: alla@ekby.se")]
    [InlineData("Eva\nX: y")]
    [InlineData("\"Eva\" <annan@ekby.se>,")]
    public void Format_LineBreaksOrSyntaxInNames_MakeNoHeaders(string name)
    {
        var (headers, _) = Read(PickupFolderTransport.Format(Mail with { ToName = name, Subject = name }, new MailOptions()));

        Assert.Equal(["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version", "Content-Type"], headers.Keys);
        Assert.Matches("^(=\\?utf-8\\?B\\?[A-Za-z0-9+/=]+\\?= ?)+<asa@ekby\\.se>$", headers["To"]);
    }

    [Fact]
    public void Format_LongSubject_KeepsEveryLineShort()
    {
        var mail = PickupFolderTransport.Format(Mail with { Subject = string.Concat(Enumerable.Repeat("Självvärdering ", 20)) }, new MailOptions());

        Assert.All(mail.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
    }

    [Fact]
    public async Task Pickup_FolderCannotBeWritten_CertainlyDidNotGo()
    {
        var file = Path.Combine(_folder.FullName, "upptagen");
        await File.WriteAllTextAsync(file, "");

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => new PickupFolderTransport(Options.Create(new MailOptions { PickupFolder = file })).SendAsync(Mail, default));

        Assert.False(failure.ForGood);
    }

    [Fact]
    public async Task Smtp_NobodyListens_CertainlyDidNotGo()
    {
        int port;
        using (var listener = new OneMailServer("250 OK"))
        {
            port = listener.Port;
        }

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => Smtp(port).SendAsync(Mail, default));

        Assert.False(failure.ForGood);
    }

    [Fact]
    public async Task Smtp_ServerWithoutStartTls_GetsNothing()
    {
        using var server = new OneMailServer("250 OK");
        var transport = new SmtpTransport(Options.Create(new MailOptions { Smtp = new SmtpOptions { Host = "127.0.0.1", Port = server.Port } }));

        await Assert.ThrowsAnyAsync<Exception>(() => transport.SendAsync(Mail, default));

        Assert.DoesNotContain("asa@ekby.se", server.Heard, StringComparison.Ordinal);
    }

    private static SmtpTransport Smtp(int port) =>
        new(Options.Create(new MailOptions { Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, StartTls = false } }));

    private PickupFolderTransport Pickup() => new(Options.Create(new MailOptions { PickupFolder = Path.Combine(_folder.FullName) }));

    private static (Dictionary<string, string> Headers, List<(string Type, string Body)> Parts) Read(string mail)
    {
        var (head, body) = Halves(mail);
        var headers = Headers(head);
        var boundary = "--" + headers["Content-Type"].Split("boundary=\"")[1].TrimEnd('"');
        var parts = body.Split(boundary)[1..^1].Select(part =>
        {
            var (partHead, text) = Halves(part.TrimStart('\r', '\n'));
            return (Headers(partHead)["Content-Type"], Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        });
        return (headers, parts.ToList());
    }

    private static (string Head, string Body) Halves(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (text[..end], text[(end + 4)..]);
    }

    private static Dictionary<string, string> Headers(string head) => head.Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
        .Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private static string Decoded(string header) => string.Join(
        "", header.Split(' ').Select(word => word.StartsWith("=?", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Split('?')[3])) : " " + word));

    /// <summary>Takes one mail, and gives the chosen answer to its recipient.</summary>
    private sealed class OneMailServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly StringBuilder _heard = new();

        public OneMailServer(string recipientAnswer)
        {
            _listener.Start();
            Received = ServeAsync(recipientAnswer);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task<string> Received { get; }

        public string Heard
        {
            get
            {
                lock (_heard)
                {
                    return _heard.ToString();
                }
            }
        }

        public void Dispose() => _listener.Dispose();

        private async Task<string> ServeAsync(string recipientAnswer)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 test");
                var data = false;
                while (await reader.ReadLineAsync() is { } line)
                {
                    lock (_heard)
                    {
                        _heard.AppendLine(line);
                    }

                    data = data ? line != "." : line == "DATA";
                    if (data && line != "DATA")
                    {
                        continue;
                    }

                    await writer.WriteLineAsync(line.Split(' ', ':')[0].ToUpperInvariant() switch
                    {
                        "RCPT" => recipientAnswer,
                        "DATA" => "354 go on",
                        "QUIT" => "221 bye",
                        _ => "250 OK",
                    });
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }

            return Heard;
        }
    }
}
