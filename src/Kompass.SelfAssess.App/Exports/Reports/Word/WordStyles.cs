using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>Which style of a document stands for which of ours: its own by name; what it lacks is added.</summary>
internal sealed class WordStyles
{
    private readonly Dictionary<WordStyle, string> _ids = [];
    private readonly Styles _styles;

    private WordStyles(Styles styles) => _styles = styles;

    /// <summary>Id of the style in this document.</summary>
    public string this[WordStyle style] => _ids[style];

    /// <summary>Those that the document has itself, by the name it has there.</summary>
    public static IReadOnlyDictionary<WordStyle, string> Found(MainDocumentPart document)
    {
        var own = document.StyleDefinitionsPart?.Styles?.Elements<Style>().ToList() ?? [];
        return Enum.GetValues<WordStyle>()
            .Select(style => (Style: style, Own: Find(own, style)))
            .Where(pair => pair.Own?.StyleName?.Val?.Value is not null)
            .ToDictionary(pair => pair.Style, pair => pair.Own!.StyleName!.Val!.Value!);
    }

    /// <summary>Finds every style that a report is set in, and adds those that are missing.</summary>
    public static WordStyles Of(MainDocumentPart document)
    {
        var part = document.StyleDefinitionsPart ?? document.AddNewPart<StyleDefinitionsPart>();
        part.Styles ??= WordResource.Load<Styles>("styles.xml");
        var found = new WordStyles(part.Styles);
        var own = part.Styles.Elements<Style>().ToList();
        foreach (var style in Enum.GetValues<WordStyle>())
        {
            if (Find(own, style) is { StyleId.Value: { } id })
            {
                found._ids[style] = id;
            }
        }

        found.AddMissing();
        return found;
    }

    /// <summary>The style itself, or what it is based on: the first that says something.</summary>
    public T? Inherited<T>(WordStyle style, Func<Style, T?> says)
        where T : class
    {
        var seen = new HashSet<string>();
        for (var id = this[style]; id is not null && seen.Add(id);)
        {
            var own = _styles.Elements<Style>().FirstOrDefault(candidate => candidate.StyleId?.Value == id);
            if (own is null)
            {
                return null;
            }

            if (says(own) is { } said)
            {
                return said;
            }

            id = own.BasedOn?.Val?.Value;
        }

        return null;
    }

    public Style Get(WordStyle style) => _styles.Elements<Style>().First(own => own.StyleId?.Value == this[style]);

    private static Style? Find(List<Style> own, WordStyle style)
    {
        var kind = style == WordStyle.Table ? StyleValues.Table : StyleValues.Paragraph;
        var fitting = own.Where(candidate => candidate.Type?.Value == kind).ToList();
        foreach (var name in WordStyleNames.Of(style))
        {
            if (fitting.Find(candidate => Names(candidate).Contains(name, StringComparer.OrdinalIgnoreCase)) is { } found)
            {
                return found;
            }
        }

        return style == WordStyle.Normal ? fitting.Find(candidate => candidate.Default?.Value == true) : null;
    }

    private static IEnumerable<string> Names(Style style) =>
        [style.StyleName?.Val?.Value ?? "", .. (style.Aliases?.Val?.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private void AddMissing()
    {
        var ours = WordResource.Load<Styles>("styles.xml").Elements<Style>().ToDictionary(style => style.StyleId!.Value!);
        var missing = Enum.GetValues<WordStyle>().Where(style => !_ids.ContainsKey(style)).ToList();
        var taken = _styles.Elements<Style>().Select(style => style.StyleId?.Value ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var style in missing)
        {
            var id = $"{style}";
            while (!taken.Add(id))
            {
                id = $"Kompass{id}";
            }

            _ids[style] = id;
        }

        foreach (var style in missing)
        {
            var added = (Style)ours[$"{style}"].CloneNode(true);
            added.StyleId = _ids[style];
            Relink(added);
            Plain(added);
            _styles.AppendChild(added);
        }
    }

    private void Relink(Style added)
    {
        foreach (var reference in new String253Type?[] { added.BasedOn, added.NextParagraphStyle })
        {
            if (reference?.Val?.Value is { } id && Enum.TryParse<WordStyle>(id, out var named))
            {
                reference.Val = _ids[named];
            }
        }

        if (added.Type?.Value == StyleValues.Table)
        {
            var normal = _styles.Elements<Style>().FirstOrDefault(style => style.Type?.Value == StyleValues.Table && style.Default?.Value == true);
            added.BasedOn = normal?.StyleId?.Value is { } id ? new BasedOn { Val = id } : null;
        }
    }

    /// <summary>Typeface and colour of text are the document's, so that what is added does not look foreign in it.</summary>
    private static void Plain(Style added)
    {
        foreach (var run in added.Elements<StyleRunProperties>())
        {
            run.RemoveAllChildren<RunFonts>();
            run.RemoveAllChildren<Color>();
        }
    }
}
