using System.Globalization;
using System.Resources;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>What is wrong with an uploaded workbook and what to do, the same on every page. Swedish is WorkbookTexts.resx, English WorkbookTexts.en.resx.</summary>
public static class WorkbookWords
{
    private static readonly ResourceManager Resources = new("Kompass.SelfAssess.App.Imports.WorkbookTexts", typeof(WorkbookWords).Assembly);

    /// <param name="fault">What is wrong.</param>
    /// <param name="culture">Language; null for the reader's.</param>
    public static string Of(WorkbookFault fault, CultureInfo? culture = null) =>
        Resources.GetString($"Fault{fault}", culture ?? CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No text Fault{fault}.");
}
