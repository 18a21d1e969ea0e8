using System.ComponentModel.DataAnnotations;

namespace Kompass.SelfAssess.App.Imports;

/// <summary>Section <c>Imports</c> of the configuration.</summary>
public sealed class ImportsOptions
{
    public const string Section = "Imports";

    /// <summary>The program that reads PDF files: a name that is looked for on the path, or a whole path.</summary>
    [Required]
    public string PdfToText { get; set; } = "pdftotext";

    /// <summary>Pages that a PDF may have.</summary>
    [Range(1, 1000)]
    public int PdfPages { get; set; } = 200;

    /// <summary>How long reading one may take.</summary>
    [Range(1, 600)]
    public int PdfSeconds { get; set; } = 60;
}
