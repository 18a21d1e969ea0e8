using System.Globalization;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.Domain.Plans;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>A cell's value in the form of <see cref="PictureAction.Cells"/>, or what is wrong with it.</summary>
internal readonly record struct PlanValue(string Text, PlanSheetFaultKind? Fault = null, string Detail = "");

/// <summary>Turns what people write into values, whatever language and format they write them in.</summary>
internal sealed class PlanValues(PlanPicture plan)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    private readonly List<string> _subAreas = [.. plan.Edition.SubAreas.Select(subArea => subArea.Code)];
    private readonly List<string> _questions = [.. plan.Edition.Questions.Select(question => question.Code)];
    private readonly HashSet<int> _numbers = [.. plan.Actions.Select(action => action.Number)];

    /// <summary>The sub-areas as they will stand: a question that is aimed at keeps its own among them.</summary>
    public string SubAreasWith(string subAreas, string questions)
    {
        var named = subAreas.Split(", ").Concat(questions.Split(", ").Where(code => code.Contains('.', StringComparison.Ordinal)).Select(code => code[..code.LastIndexOf('.')])).ToHashSet();
        return string.Join(", ", _subAreas.Where(named.Contains));
    }

    public PlanValue Of(PlanColumn column, string text) => column switch
    {
        PlanColumn.Title => Title(PlanText.Line(text)),
        PlanColumn.Description or PlanColumn.SuccessMeasure => Short(text, PlanAction.TextMaxLength),
        PlanColumn.SubAreas => Codes(text, _subAreas, PlanSheetFaultKind.UnknownSubArea),
        PlanColumn.Questions => Codes(text, _questions, PlanSheetFaultKind.UnknownQuestion),
        PlanColumn.Owner => Short(PlanText.Line(text), PlanOwner.NameMaxLength),
        PlanColumn.OwnerEmail => Email(text),
        PlanColumn.Unit => Unit(PlanText.Line(text)),
        PlanColumn.Priority => Word<ActionPriority>(text, PlanSheetFaultKind.NotPriority, (texts, value) => texts.Of(value)),
        PlanColumn.Status => Word<ActionStatus>(text, PlanSheetFaultKind.NotStatus, (texts, value) => texts.Of(value)),
        PlanColumn.EffortDays => Whole(text, 1, PlanAction.MostEffortDays, PlanSheetFaultKind.NotWhole),
        PlanColumn.Percent => text.Length == 0 ? new PlanValue("", PlanSheetFaultKind.NotPercent) : Whole(text.TrimEnd('%', ' ', '\u00a0'), 0, 100, PlanSheetFaultKind.NotPercent),
        PlanColumn.ExpectedGain => Points(text),
        PlanColumn.StartsOn or PlanColumn.DueOn => Day(text),
        PlanColumn.Links => Links(text),
        PlanColumn.DependsOn => Numbers(text),
        _ => new PlanValue(text),
    };

    private static PlanValue Title(string text) => text.Length == 0 ? new PlanValue("", PlanSheetFaultKind.TitleMissing) : Short(text, PlanAction.TitleMaxLength);

    private static PlanValue Short(string text, int most) =>
        text.Length <= most ? new PlanValue(text) : new PlanValue(text, PlanSheetFaultKind.TooLong, most.ToString(CultureInfo.InvariantCulture));

    private static PlanValue Codes(string text, List<string> known, PlanSheetFaultKind unknown)
    {
        var codes = Words(text);
        return codes.Find(code => !known.Contains(code)) is { } wrong
            ? new PlanValue(text, unknown, wrong)
            : new PlanValue(string.Join(", ", codes.Distinct().OrderBy(known.IndexOf)));
    }

    private static PlanValue Email(string text)
    {
        var line = PlanText.Line(text);
        return line.Length == 0 ? new PlanValue("") : EmailAddress.Normalise(line) is { } address ? new PlanValue(address) : new PlanValue(line, PlanSheetFaultKind.EmailBad, line);
    }

    private PlanValue Unit(string text) => text.Length == 0 ? new PlanValue("")
        : plan.Units.FirstOrDefault(unit => unit.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } unit ? new PlanValue(unit)
        : new PlanValue(text, PlanSheetFaultKind.UnknownUnit, text);

    private static PlanValue Word<T>(string text, PlanSheetFaultKind otherwise, Func<PlanSheets, T, string> word)
        where T : struct, Enum =>
        PlanSheets.Find(PlanText.Line(text), word) is { } value ? new PlanValue(value.ToString()) : new PlanValue(text, otherwise, text);

    private static PlanValue Whole(string text, int least, int most, PlanSheetFaultKind otherwise)
    {
        if (text.Length == 0)
        {
            return new PlanValue("");
        }

        return Plain(text) is { } number && number == decimal.Truncate(number) && number >= least && number <= most
            ? new PlanValue(((int)number).ToString(CultureInfo.InvariantCulture))
            : new PlanValue(text, otherwise, text);
    }

    private PlanValue Points(string text)
    {
        if (text.Length == 0)
        {
            return new PlanValue("");
        }

        return Plain(text) is { } points && points >= 0 && points <= plan.Edition.MaxPoints && decimal.Round(points, 2) == points
            ? new PlanValue(points.ToString("0.##", CultureInfo.InvariantCulture))
            : new PlanValue(text, PlanSheetFaultKind.NotNumber, text);
    }

    /// <summary>A number as people write it: a decimal comma, and spaces of any kind.</summary>
    private static decimal? Plain(string text) => decimal.TryParse(
        string.Concat(text.Where(sign => !char.IsWhiteSpace(sign))).Replace(',', '.'),
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
        CultureInfo.InvariantCulture,
        out var number) ? number : null;

    private static PlanValue Day(string text)
    {
        if (text.Length == 0)
        {
            return new PlanValue("");
        }

        return DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear
            ? new PlanValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : new PlanValue(text, PlanSheetFaultKind.NotDate, text);
    }

    private static PlanValue Links(string text)
    {
        List<string> lines = [];
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (words, address) = PlanText.LinkOf(line);
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            {
                return new PlanValue(text, PlanSheetFaultKind.NotLink, line);
            }

            if (words.Length > ActionLink.MaxLength || address.Length > ActionLink.MaxLength)
            {
                return new PlanValue(text, PlanSheetFaultKind.TooLong, ActionLink.MaxLength.ToString(CultureInfo.InvariantCulture));
            }

            lines.Add(PlanText.Link(words, address));
        }

        return new PlanValue(string.Join('\n', lines));
    }

    private PlanValue Numbers(string text)
    {
        var numbers = new SortedSet<int>();
        foreach (var word in Words(text))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return new PlanValue(text, PlanSheetFaultKind.NotNumbers, word);
            }

            if (!_numbers.Contains(number))
            {
                return new PlanValue(text, PlanSheetFaultKind.UnknownNumber, word);
            }

            numbers.Add(number);
        }

        return new PlanValue(string.Join(", ", numbers));
    }

    private static List<string> Words(string text) => [.. text.Split([',', ';', ' ', '\n', '\t', '\u00a0'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
