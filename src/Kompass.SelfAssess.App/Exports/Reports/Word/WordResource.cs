using DocumentFormat.OpenXml;

namespace Kompass.SelfAssess.App.Exports.Reports.Word;

/// <summary>Our own styles and lists, as Word writes them.</summary>
internal static class WordResource
{
    /// <summary>A copy of its own; nothing of it is shared between documents.</summary>
    public static T Load<T>(string name)
        where T : OpenXmlElement
    {
        using var stream = typeof(WordResource).Assembly.GetManifestResourceStream($"{typeof(WordResource).Namespace}.{name}")!;
        var xml = System.Xml.Linq.XElement.Load(stream).ToString(System.Xml.Linq.SaveOptions.DisableFormatting);
        return (T)Activator.CreateInstance(typeof(T), xml)!;
    }
}
