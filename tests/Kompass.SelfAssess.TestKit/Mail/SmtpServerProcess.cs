using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kompass.SelfAssess.TestKit.Mail;

/// <summary>
/// A real mail server (Debian's aiosmtpd) in a process of its own, on a free port of loopback. It keeps what it takes, and does what the first
/// part of the receiver's address says: <c>senare</c> is told 450, <c>ingen</c> 550, <c>full</c> 552 after the text, and at <c>bruten</c> the
/// line breaks once the text has come. Who has not signed in is refused at the sender, or, as by Postfix, not before the receiver. Gone with the
/// process that started it.
/// </summary>
public sealed class SmtpServerProcess : IDisposable
{
    private const string Script =
        """
        import asyncio, itertools, os, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult

        folder, tls, login, patient = sys.argv[1], sys.argv[2] == 'tls', sys.argv[3], sys.argv[4] == 'patient'
        numbers = itertools.count(1)

        class Handler:
            # .NET writes the mechanism in small letters, which other servers take.
            async def auth_login(self, server, args):
                return await server.auth_LOGIN(server, args)

            async def handle_RCPT(self, server, session, envelope, address, options):
                word = address.split('@')[0].split('+')[0]
                if patient and login and not session.authenticated:
                    return '554 5.7.1 <%s>: Relay access denied' % address
                if word == 'senare':
                    return '450 4.2.0 Try later'
                if word == 'ingen':
                    return '550 5.1.1 No such user'
                envelope.rcpt_tos.append(address)
                return '250 OK'

            async def handle_DATA(self, server, session, envelope):
                word = envelope.rcpt_tos[0].split('@')[0].split('+')[0]
                if word == 'full':
                    return '552 5.2.2 Mailbox full'
                name = os.path.join(folder, '%06d.eml' % next(numbers))
                with open(name + '.tmp', 'wb') as file:
                    for header in ('From', envelope.mail_from), ('To', ','.join(envelope.rcpt_tos)), ('Over', 'tls' if session.ssl else 'plain'):
                        file.write(('X-Envelope-%s: %s\r\n' % header).encode())
                    file.write(envelope.content)
                os.rename(name + '.tmp', name)
                if word == 'bruten':
                    server.transport.abort()
                return '250 OK'

        def check(server, session, envelope, mechanism, data):
            # Not handled: the server itself is to say 535, or the client waits for an answer.
            return AuthResult(success=(data.login + b':' + data.password).decode() == login, handled=False)

        async def main():
            context = None
            if tls:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(os.path.join(folder, 'cert.pem'), os.path.join(folder, 'key.pem'))
            make = lambda: SMTP(Handler(), hostname='localhost', tls_context=context, require_starttls=tls,
                                authenticator=check, auth_required=bool(login) and not patient, auth_require_tls=tls)
            server = await asyncio.get_running_loop().create_server(make, '127.0.0.1', 0)
            print(server.sockets[0].getsockname()[1], flush=True)
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

        asyncio.run(main())
        """;

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private SmtpServerProcess(DirectoryInfo folder, Process process, int port)
    {
        _folder = folder;
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>The certificate that the server shows, as a file to trust; it names localhost.</summary>
    public string CertificateFile => Path.Combine(_folder.FullName, "cert.pem");

    /// <summary>Starts a server.</summary>
    /// <param name="startTls">True where it takes mail only after STARTTLS, with a certificate that nobody knows.</param>
    /// <param name="login">User and password as "user:password", where it wants them.</param>
    /// <param name="patient">True where somebody who has not signed in is heard until the receiver is named.</param>
    public static async Task<SmtpServerProcess> StartAsync(bool startTls = false, string login = "", bool patient = false)
    {
        var folder = Directory.CreateTempSubdirectory("kompass-smtp-");
        if (startTls)
        {
            WriteCertificate(folder);
        }

        var start = new ProcessStartInfo(Interpreter()) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "-W", "ignore", "-c", Script, folder.FullName, startTls ? "tls" : "plain", login, patient ? "patient" : "" })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() is not { Length: > 0 } port)
        {
            throw new InvalidOperationException("aiosmtpd did not start: " + await process.StandardError.ReadToEndAsync());
        }

        // Nobody reads what it grumbles; a full pipe would stop it.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new SmtpServerProcess(folder, process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>What has been taken so far, in order.</summary>
    public IReadOnlyList<ReceivedMail> Mails() =>
        [.. _folder.GetFiles("*.eml").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => ReceivedMail.Read(File.ReadAllText(file.FullName)))];

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void WriteCertificate(DirectoryInfo folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder.FullName, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder.FullName, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The interpreter that the package's own program runs with: another Python on the path may not have it.</summary>
    private static string Interpreter()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "aiosmtpd")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("aiosmtpd is missing: install the package python3-aiosmtpd.");
        return File.ReadLines(program).First().TrimStart('#', '!', ' ').Split(' ')[0];
    }
}
