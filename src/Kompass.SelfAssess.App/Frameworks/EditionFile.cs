using System.Text.Encodings.Web;
using System.Text.Json;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>The edition file (design 4): JSON to <see cref="FrameworkEdition"/> and back. What the numbers must add up to is Domain's matter.</summary>
public static class EditionFile
{
    public const int MaxBytes = 5_000_000;

    private static readonly JsonWriterOptions Canonical = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a file. Whatever is in it, the answer is an edition or the list of all faults, never an exception.</summary>
    public static EditionFileReading Read(ReadOnlyMemory<byte> file) => EditionFileReader.Read(file);

    /// <summary>The canonical file: the same edition always gives the same bytes.</summary>
    public static byte[] Write(FrameworkEdition edition)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Canonical))
        {
            Write(json, edition);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Word of the file for a kind of evidence.</summary>
    internal static string Word(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Interview => "interview",
        EvidenceKind.Document => "document",
        EvidenceKind.Website => "website",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of evidence."),
    };

    private static void Write(Utf8JsonWriter json, FrameworkEdition edition)
    {
        json.WriteStartObject();
        json.WriteString("key", edition.Key);
        Write(json, "name", edition.Name);
        json.WriteBoolean("assessable", edition.Assessable);
        Write(json, "maxPoints", edition.MaxPoints);
        json.WriteStartArray("levelShares");
        foreach (var share in edition.LevelShares)
        {
            json.WriteNumberValue(Shortest(share));
        }

        json.WriteEndArray();
        WriteEach(json, "areas", edition.Areas, area =>
        {
            json.WriteNumber("number", area.Number);
            Write(json, "name", area.Name);
            Write(json, "maxPoints", area.MaxPoints);
            WriteEach(json, "subAreas", area.SubAreas, subArea => Write(json, subArea));
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SubArea subArea)
    {
        json.WriteString("code", subArea.Code);
        Write(json, "name", subArea.Name);
        Write(json, "aliases", subArea.Aliases);
        Write(json, "maxPoints", subArea.MaxPoints);
        WriteEach(json, "questions", subArea.Questions, question => Write(json, question));
    }

    private static void Write(Utf8JsonWriter json, Question question)
    {
        json.WriteString("code", question.Code);
        json.WriteBoolean("core", question.Core);
        json.WriteString("text", question.Text);
        json.WriteString("why", question.Why);
        WriteEach(json, "evidence", question.Evidence, evidence =>
        {
            json.WriteString("kind", Word(evidence.Kind));
            json.WriteString("hint", evidence.Hint);
        });
        Write(json, "groups", question.Groups);
        Write(json, "weight", question.Weight);
        WriteEach(json, "levels", question.Levels, level => json.WriteString("descriptor", level.Descriptor));
    }

    private static void Write(Utf8JsonWriter json, string name, LocalizedText text)
    {
        json.WriteStartObject(name);
        json.WriteString("sv", text.Sv);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, decimal value) => json.WriteNumber(name, Shortest(value));

    private static void WriteEach<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Without trailing zeros: a database may give 0.250000000000 back where the file had 0.25.</summary>
    private static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;
}

/// <summary>What a file contained: an edition, or the reasons why there is none.</summary>
public sealed record EditionFileReading(FrameworkEdition? Edition, IReadOnlyList<EditionFileFault> Faults)
{
    internal JsonPlaces? Places { get; init; }

    /// <summary>Line, from 1, of a place such as <c>areas[0].maxPoints</c>; of its nearest container where it is not in the file.</summary>
    public int LineOf(string place)
    {
        var path = place.Length == 0 ? "$" : $"$.{place}";
        return Places?.Nearest(path).Line ?? 1;
    }
}
