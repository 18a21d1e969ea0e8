using System.Globalization;

namespace Kompass.SelfAssess.Web.Pages.Planer;

/// <summary>Reads what a form sends as text; what cannot be read is a fault of its field. What is empty is null.</summary>
internal sealed class FormFaults
{
    private readonly List<(string Field, string Key)> _faults = [];

    public IReadOnlyList<(string Field, string Key)> All => _faults;

    public void Add(string field, string key)
    {
        if (!_faults.Exists(fault => fault.Field == field))
        {
            _faults.Add((field, key));
        }
    }

    public DateOnly? Day(string? text, string field) =>
        Read(text, field, "FaultDay", written => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null);

    public int? Number(string? text, string field) =>
        Read(text, field, "FaultNumber", written => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null);

    /// <summary>With a comma or a point.</summary>
    public decimal? Points(string? text, string field) => Read(
        text, field, "FaultNumber",
        written => decimal.TryParse(written.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) ? points : (decimal?)null);

    public Guid? Id(string? text, string field) => Read(text, field, "FaultChoice", written => Guid.TryParse(written, out var id) ? id : (Guid?)null);

    public T Choice<T>(string? text, string field, T otherwise)
        where T : struct, Enum =>
        Read(text, field, "FaultChoice", written => Enum.TryParse<T>(written, out var value) && Enum.IsDefined(value) ? value : (T?)null) ?? otherwise;

    private T? Read<T>(string? text, string field, string key, Func<string, T?> read)
        where T : struct
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var value = read(text.Trim());
        if (value is null)
        {
            Add(field, key);
        }

        return value;
    }
}

/// <summary>Values as form fields write them.</summary>
internal static class FormText
{
    public static string? Of(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
