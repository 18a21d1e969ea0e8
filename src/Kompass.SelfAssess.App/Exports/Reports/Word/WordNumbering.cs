using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>Lists: the document's own where its list styles have them, else ours. Every numbered list begins at 1.</summary>
internal sealed class WordNumbering
{
    private readonly Numbering _numbering;
    private readonly int? _bullet;
    private readonly int _numberedAbstract;

    public WordNumbering(MainDocumentPart document, WordStyles styles)
    {
        var part = document.NumberingDefinitionsPart ?? document.AddNewPart<NumberingDefinitionsPart>();
        part.Numbering ??= new Numbering();
        _numbering = part.Numbering;
        _bullet = NumberOf(styles, WordStyle.ListBullet) is null ? AddNumber(AddAbstract(0)) : null;
        _numberedAbstract = AbstractOf(NumberOf(styles, WordStyle.ListNumber)) ?? AddAbstract(1);
    }

    /// <summary>Null where the style brings its own bullet.</summary>
    public NumberingProperties? Bullet() => _bullet is { } number ? Properties(number) : null;

    /// <summary>Numbers for a list of its own.</summary>
    public NumberingProperties NewList()
    {
        var number = AddNumber(_numberedAbstract);
        _numbering.Elements<NumberingInstance>().Last().Append(
            new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 });
        return Properties(number);
    }

    private static NumberingProperties Properties(int number) => new(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = number });

    private static int? NumberOf(WordStyles styles, WordStyle style) =>
        styles.Inherited(style, own => own.StyleParagraphProperties?.NumberingProperties?.NumberingId?.Val) is { Value: > 0 and var number } ? number : null;

    private int? AbstractOf(int? number) => number is null
        ? null
        : _numbering.Elements<NumberingInstance>().FirstOrDefault(own => own.NumberID?.Value == number)?.AbstractNumId?.Val?.Value;

    private int AddAbstract(int which)
    {
        var id = _numbering.Elements<AbstractNum>().Select(own => own.AbstractNumberId?.Value ?? 0).DefaultIfEmpty(-1).Max() + 1;
        var added = (AbstractNum)WordResource.Load<Numbering>("numbering.xml").Elements<AbstractNum>().ElementAt(which).CloneNode(true);
        added.AbstractNumberId = id;
        // All definitions stand before all lists.
        if (_numbering.Elements<AbstractNum>().LastOrDefault() is { } last)
        {
            last.InsertAfterSelf(added);
        }
        else if (_numbering.Elements<NumberingInstance>().FirstOrDefault() is { } first)
        {
            first.InsertBeforeSelf(added);
        }
        else
        {
            _numbering.Append(added);
        }

        return id;
    }

    private int AddNumber(int abstractId)
    {
        var id = _numbering.Elements<NumberingInstance>().Select(own => own.NumberID?.Value ?? 0).DefaultIfEmpty(0).Max() + 1;
        var added = new NumberingInstance(new AbstractNumId { Val = abstractId }) { NumberID = id };
        if (_numbering.Elements<NumberingInstance>().LastOrDefault() is OpenXmlElement last)
        {
            last.InsertAfterSelf(added);
        }
        else
        {
            _numbering.Append(added);
        }

        return id;
    }
}
