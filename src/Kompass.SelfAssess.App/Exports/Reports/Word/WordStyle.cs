namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>The styles that a report is set in. Ours are in styles.xml under these ids.</summary>
public enum WordStyle
{
    Normal,
    Title,
    Subtitle,
    Fact,
    Heading1,
    Heading2,
    Heading3,
    Lead,
    Caption,
    ListBullet,
    ListNumber,
    Note,
    Decision,
    Table,
    TableText,
    TableNumber,
    TableHeading,
    ContentsHeading,
    Contents1,
    Contents2,
    Header,
    Footer,
}

/// <summary>What a style is called in other people's templates. Word writes built-in names in English whatever language it speaks; other programs do not.</summary>
internal static class WordStyleNames
{
    /// <summary>The first one is what ours is called.</summary>
    public static IReadOnlyList<string> Of(WordStyle style) => style switch
    {
        WordStyle.Normal => ["Normal", "Standard"],
        WordStyle.Title => ["Title", "Rubrik", "Dokumentrubrik"],
        WordStyle.Subtitle => ["Subtitle", "Underrubrik"],
        WordStyle.Fact => ["Uppgift"],
        WordStyle.Heading1 => ["heading 1", "Rubrik 1"],
        WordStyle.Heading2 => ["heading 2", "Rubrik 2"],
        WordStyle.Heading3 => ["heading 3", "Rubrik 3"],
        WordStyle.Lead => ["Ingress", "Lead"],
        WordStyle.Caption => ["caption", "Beskrivning", "Bildtext"],
        WordStyle.ListBullet => ["List Bullet", "Punktlista"],
        WordStyle.ListNumber => ["List Number", "Numrerad lista"],
        WordStyle.Note => ["Anmärkning", "Note"],
        WordStyle.Decision => ["Beslutstext", "Beslut", "Decision"],
        WordStyle.Table => ["Rapporttabell", "Table Grid", "Tabellrutnät"],
        WordStyle.TableText => ["Tabelltext", "Table Text"],
        WordStyle.TableNumber => ["Tabellsiffra", "Table Number"],
        WordStyle.TableHeading => ["Tabellhuvud", "Tabellrubrik", "Table Heading"],
        WordStyle.ContentsHeading => ["TOC Heading", "Innehållsförteckningsrubrik", "Innehållsrubrik"],
        WordStyle.Contents1 => ["toc 1", "Innehåll 1"],
        WordStyle.Contents2 => ["toc 2", "Innehåll 2"],
        WordStyle.Header => ["header", "Sidhuvud"],
        WordStyle.Footer => ["footer", "Sidfot"],
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, "Unknown style."),
    };
}
