using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace Kompass.SelfAssess.TestKit.Mail;

/// <summary>A mail as a server or a pickup folder has it, read like a mail program would.</summary>
/// <param name="Headers">Name and value, unfolded, in order.</param>
/// <param name="Parts">Content type and text of each part, in order.</param>
public sealed partial record ReceivedMail(IReadOnlyList<(string Name, string Value)> Headers, IReadOnlyList<(string Type, string Text)> Parts)
{
    public string Text => Parts.First(part => part.Type.StartsWith("text/plain", StringComparison.Ordinal)).Text;

    public string Html => Parts.First(part => part.Type.StartsWith("text/html", StringComparison.Ordinal)).Text;

    /// <summary>The one header of that name, decoded.</summary>
    public string this[string name] => Decode(Headers.Single(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value);

    public bool Has(string name) => Headers.Any(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static ReceivedMail Read(string mail)
    {
        var (head, body) = Halves(mail);
        var headers = HeadersIn(head);
        var boundary = "--" + new ContentType(ValueOf(headers, "Content-Type")).Boundary;
        var parts = body.Split(boundary)[1..^1].Select(part =>
        {
            var (partHead, text) = Halves(part.TrimStart('\r', '\n'));
            var partHeaders = HeadersIn(partHead);
            return (ValueOf(partHeaders, "Content-Type"), TextOf(ValueOf(partHeaders, "Content-Transfer-Encoding"), text));
        });
        return new ReceivedMail(headers, [.. parts]);
    }

    private static string ValueOf(IEnumerable<(string Name, string Value)> headers, string name) =>
        headers.Single(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string TextOf(string encoding, string text) => encoding.Equals("base64", StringComparison.OrdinalIgnoreCase)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(text))
        : throw new InvalidOperationException($"Nobody has written how to read {encoding}.");

    private static List<(string Name, string Value)> HeadersIn(string head) =>
        [.. Fold().Replace(head, " ").Split("\r\n").Select(line => line.Split(':', 2)).Select(pair => (pair[0], pair[1].Trim()))];

    private static (string Head, string Body) Halves(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (text[..end], text[(end + 4)..]);
    }

    /// <summary>RFC 2047; white space between two encoded words is not there.</summary>
    private static string Decode(string value) => Word().Replace(
        Between().Replace(value, "?==?"),
        word => Encoding.UTF8.GetString(word.Groups["kind"].Value is "B" or "b"
            ? Convert.FromBase64String(word.Groups["text"].Value)
            : Quoted(word.Groups["text"].Value)));

    private static byte[] Quoted(string text)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            bytes.Add(text[at] switch
            {
                '_' => (byte)' ',
                '=' => Convert.FromHexString(text.AsSpan((at += 2) - 1, 2))[0],
                var letter => (byte)letter,
            });
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
