using System.Text;
using System.Text.Json;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>Reads an edition file and collects every fault on the way instead of stopping at the first.</summary>
internal sealed class EditionFileReader
{
    /// <summary>What the database keeps of a number (18 digits, 12 of them decimals).</summary>
    private const int MaxDecimals = 12;
    private const decimal MaxNumber = 100_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly JsonPlaces _places;
    private readonly List<EditionFileFault> _faults = [];

    private EditionFileReader(ReadOnlySpan<byte> utf8) => _places = new JsonPlaces(utf8);

    public static EditionFileReading Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > EditionFile.MaxBytes)
        {
            return Refused(new EditionFileFault(EditionFileFaultKind.TooLarge, "$", null, null));
        }

        file = file.Span.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
        try
        {
            Strict.GetCharCount(file.Span);
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var reader = new EditionFileReader(file.Span);
            var edition = reader.ReadEdition(document.RootElement);
            return reader._faults.Count == 0
                ? new EditionFileReading(edition, []) { Places = reader._places }
                : new EditionFileReading(null, reader._faults);
        }
        catch (DecoderFallbackException)
        {
            return Refused(new EditionFileFault(EditionFileFaultKind.Encoding, "$", null, null));
        }
        catch (JsonException fault)
        {
            return Refused(new EditionFileFault(
                EditionFileFaultKind.Syntax, fault.Path ?? "$", (int?)(fault.LineNumber + 1), (int?)(fault.BytePositionInLine + 1)));
        }
        catch (InvalidOperationException)
        {
            // The only one left: a field name with half a surrogate pair, which is no text in any language.
            return Refused(new EditionFileFault(EditionFileFaultKind.UnreadableText, "$", null, null));
        }
    }

    private static EditionFileReading Refused(EditionFileFault fault) => new(null, [fault]);

    private FrameworkEdition ReadEdition(JsonElement element)
    {
        var fields = Fields(element, "$", ["key", "name", "assessable", "maxPoints", "levelShares", "areas"]);
        return new FrameworkEdition(
            Text(fields, "key", "$"),
            Localized(fields, "name", "$"),
            Flag(fields, "assessable", "$"),
            Number(fields, "maxPoints", "$"),
            Each(fields, "levelShares", "$", Number),
            Each(fields, "areas", "$", ReadArea));
    }

    private Area ReadArea(JsonElement element, string path)
    {
        var fields = Fields(element, path, ["number", "name", "maxPoints", "subAreas"]);
        return new Area(
            Whole(fields, "number", path),
            Localized(fields, "name", path),
            Number(fields, "maxPoints", path),
            Each(fields, "subAreas", path, ReadSubArea));
    }

    private SubArea ReadSubArea(JsonElement element, string path)
    {
        var fields = Fields(element, path, ["code", "name", "aliases", "maxPoints", "questions"]);
        return new SubArea(
            Text(fields, "code", path),
            Localized(fields, "name", path),
            Each(fields, "aliases", path, Text),
            Number(fields, "maxPoints", path),
            Each(fields, "questions", path, ReadQuestion));
    }

    private Question ReadQuestion(JsonElement element, string path)
    {
        var fields = Fields(element, path, ["code", "core", "text", "why", "evidence", "groups", "weight", "levels"]);
        return new Question(
            Text(fields, "code", path),
            Flag(fields, "core", path),
            Text(fields, "text", path),
            Text(fields, "why", path),
            Each(fields, "evidence", path, ReadEvidence),
            Each(fields, "groups", path, Text),
            Number(fields, "weight", path),
            Each(fields, "levels", path, ReadLevel));
    }

    private EvidenceHint ReadEvidence(JsonElement element, string path)
    {
        var fields = Fields(element, path, ["kind", "hint"]);
        var word = Text(fields, "kind", path);
        foreach (var kind in Enum.GetValues<EvidenceKind>())
        {
            if (EditionFile.Word(kind) == word)
            {
                return new EvidenceHint(kind, Text(fields, "hint", path));
            }
        }

        if (fields.ContainsKey("kind") && word.Length > 0)
        {
            Fault(EditionFileFaultKind.UnknownWord, $"{path}.kind", word);
        }

        return new EvidenceHint(default, Text(fields, "hint", path));
    }

    private RubricLevel ReadLevel(JsonElement element, string path) =>
        new(Text(Fields(element, path, ["descriptor"]), "descriptor", path));

    private LocalizedText Localized(Dictionary<string, JsonElement> parent, string name, string path)
    {
        if (!parent.TryGetValue(name, out var element))
        {
            return new LocalizedText("", "");
        }

        var fields = Fields(element, $"{path}.{name}", ["sv", "en"]);
        return new LocalizedText(Text(fields, "sv", $"{path}.{name}"), Text(fields, "en", $"{path}.{name}"));
    }

    /// <summary>The fields of an object; what is missing, unknown or no object at all becomes a fault.</summary>
    private Dictionary<string, JsonElement> Fields(JsonElement element, string path, IReadOnlyList<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault(EditionFileFaultKind.WrongType, path, "object");
            return [];
        }

        var fields = new Dictionary<string, JsonElement>();
        foreach (var property in element.EnumerateObject())
        {
            if (names.Contains(property.Name))
            {
                fields.Add(property.Name, property.Value);
            }
            else
            {
                Fault(EditionFileFaultKind.UnknownField, $"{path}.{property.Name}", property.Name);
            }
        }

        foreach (var missing in names.Where(name => !fields.ContainsKey(name)))
        {
            Fault(EditionFileFaultKind.MissingField, path, missing);
        }

        return fields;
    }

    private T[] Each<T>(Dictionary<string, JsonElement> parent, string name, string path, Func<JsonElement, string, T> read)
    {
        if (!parent.TryGetValue(name, out var element))
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            Fault(EditionFileFaultKind.WrongType, $"{path}.{name}", "array");
            return [];
        }

        return [.. element.EnumerateArray().Select((item, index) => read(item, $"{path}.{name}[{index}]"))];
    }

    private string Text(Dictionary<string, JsonElement> parent, string name, string path) =>
        parent.TryGetValue(name, out var element) ? Text(element, $"{path}.{name}") : "";

    private string Text(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            Fault(EditionFileFaultKind.WrongType, path, "text");
            return "";
        }

        try
        {
            var text = element.GetString()!;
            if (!text.Any(char.IsControl))
            {
                return text;
            }
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair; said below.
        }

        Fault(EditionFileFaultKind.UnreadableText, path);
        return "";
    }

    private bool Flag(Dictionary<string, JsonElement> parent, string name, string path)
    {
        if (!parent.TryGetValue(name, out var element))
        {
            return false;
        }

        if (element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Fault(EditionFileFaultKind.WrongType, $"{path}.{name}", "true/false");
            return false;
        }

        return element.GetBoolean();
    }

    private int Whole(Dictionary<string, JsonElement> parent, string name, string path)
    {
        var value = Number(parent, name, path);
        if (value != decimal.Truncate(value))
        {
            Fault(EditionFileFaultKind.NumberOutOfRange, $"{path}.{name}");
        }

        return (int)value;
    }

    private decimal Number(Dictionary<string, JsonElement> parent, string name, string path) =>
        parent.TryGetValue(name, out var element) ? Number(element, $"{path}.{name}") : 0;

    private decimal Number(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            Fault(EditionFileFaultKind.WrongType, path, "number");
            return 0;
        }

        if (element.TryGetDecimal(out var value) && value is >= 0 and <= MaxNumber && value == decimal.Round(value, MaxDecimals))
        {
            return value;
        }

        Fault(EditionFileFaultKind.NumberOutOfRange, path);
        return 0;
    }

    private void Fault(EditionFileFaultKind kind, string path, string? detail = null)
    {
        var (line, column) = _places.Nearest(path);
        _faults.Add(new EditionFileFault(kind, path, line, column, detail));
    }
}
