using System.Text.Json;

namespace Kompass.SelfAssess.App.Frameworks;

/// <summary>Where in a file each value of a JSON document begins, so that a fault of content can name its line.</summary>
internal sealed class JsonPlaces
{
    private readonly Dictionary<string, long> _offsets = [];
    private readonly List<long> _lineStarts = [0];

    /// <summary>Walks a document that is known to be well formed.</summary>
    public JsonPlaces(ReadOnlySpan<byte> utf8)
    {
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] == (byte)'\n')
            {
                _lineStarts.Add(i + 1);
            }
        }

        var reader = new Utf8JsonReader(utf8);
        var containers = new Stack<(string Path, int Next)>();
        string? property = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                property = reader.GetString();
            }
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                containers.Pop();
            }
            else
            {
                var path = PathOfNext(containers, ref property);
                _offsets.TryAdd(path, reader.TokenStartIndex);
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    containers.Push((path, 0));
                }
            }
        }
    }

    /// <summary>Line and byte in the line, both from 1, of the value at a path, or of the nearest value that contains it.</summary>
    public (int Line, int Column) Nearest(string path)
    {
        long offset;
        while (!_offsets.TryGetValue(path, out offset) && path.LastIndexOfAny(['.', '[']) is > 0 and var end)
        {
            path = path[..end];
        }

        var line = _lineStarts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, (int)(offset - _lineStarts[line]) + 1);
    }

    private static string PathOfNext(Stack<(string Path, int Next)> containers, ref string? property)
    {
        if (containers.Count == 0)
        {
            return "$";
        }

        var container = containers.Pop();
        containers.Push((container.Path, container.Next + 1));
        var path = property is null ? $"{container.Path}[{container.Next}]" : $"{container.Path}.{property}";
        property = null;
        return path;
    }
}
