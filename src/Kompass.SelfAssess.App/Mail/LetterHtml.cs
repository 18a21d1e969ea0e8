using System.Globalization;
using System.Net;
using System.Text;

namespace Kompass.SelfAssess.App.Mail;

/// <summary>
/// The HTML part: one column that fits 320 px, nothing fetched from anywhere, nothing that tells who has read it. Colours stand on the elements
/// for the programs that drop style sheets; the sheet turns them for dark mode.
/// </summary>
internal static class LetterHtml
{
    private const string Sheet =
        """
        :root{color-scheme:light dark}
        @media (prefers-color-scheme:dark){
        .page{background:#11191B !important;color:#ECE8E0 !important}
        .button{background:#8CCAD0 !important;color:#0B181B !important}
        .link{color:#9AD3D8 !important}
        .promise{border-color:#33454A !important;color:#AEB9B5 !important}
        .promise strong{color:#ECE8E0 !important}
        }
        """;

    private const string Page = "margin:0;padding:0;background:#FBF9F5;color:#1C2A2D;font-family:'Segoe UI',Roboto,Arial,sans-serif;font-size:17px;line-height:1.55";
    private const string Column = "max-width:600px;margin:0 auto;padding:24px 16px;overflow-wrap:anywhere";
    private const string Button = "display:inline-block;background:#1D5660;color:#FFFFFF;padding:12px 24px;border-radius:6px;font-weight:600;text-decoration:none";
    private const string Link = "color:#17505A";
    private const string Promise = "margin-top:32px;padding-top:16px;border-top:1px solid #DFD9CE;color:#51605F;font-size:15px";

    public static string Of(Letter letter)
    {
        var address = WebUtility.HtmlEncode(letter.Link.AbsoluteUri);
        var html = new StringBuilder(
            $"""
             <!DOCTYPE html>
             <html lang="{letter.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
             <meta name="color-scheme" content="light dark"><title>{WebUtility.HtmlEncode(letter.Subject)}</title>
             <style>{Sheet}</style></head>
             <body class="page" style="{Page}"><div class="page" style="{Column}">

             """);
        Append(letter.Opening.Select(Paragraph));
        Append(
        [
            $"""<p style="margin:24px 0"><a class="button" style="{Button}" href="{address}">{WebUtility.HtmlEncode(letter.Button)}</a></p>""",
            $"""<p>{WebUtility.HtmlEncode(letter.LinkHint)}<br><a class="link" style="{Link}" href="{address}">{address}</a></p>""",
        ]);
        Append(letter.Closing.Select(Paragraph));
        Append([$"""<div class="promise" style="{Promise}">"""]);
        Append(letter.Promise.Select(point => $"""<p><strong style="color:#1C2A2D">{Encode(point.Term)}</strong><br>{Encode(point.Text)}</p>"""));
        if (letter.StopAddress is { } stop)
        {
            var where = WebUtility.HtmlEncode(stop.AbsoluteUri);
            Append([$"""<p>{Encode(letter.StopText ?? "")} <a class="link" style="{Link}" href="{where}">{where}</a></p>"""]);
        }

        return html.Append("</div></div></body></html>\n").ToString();

        void Append(IEnumerable<string> lines) => html.AppendJoin('\n', lines).Append('\n');
    }

    private static string Paragraph(string text) => string.Create(CultureInfo.InvariantCulture, $"<p>{Encode(text)}</p>");

    private static string Encode(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);
}
