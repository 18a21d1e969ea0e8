namespace Kompass.SelfAssess.App.Imports;

/// <summary>Why an uploaded file is not opened as the workbook it should be. What to do about it: <see cref="WorkbookWords"/>.</summary>
public enum WorkbookFault : byte
{
    Empty,

    /// <summary>More bytes than may be, or far more when unpacked.</summary>
    TooLarge,

    /// <summary>Neither an Excel file nor any of those below.</summary>
    NotWorkbook,

    /// <summary>Neither an Excel file nor text with separators, where such is read too.</summary>
    NotSheet,

    /// <summary>The format of Excel before 2007.</summary>
    OldFormat,

    /// <summary>A spreadsheet in another format of today: OpenDocument, Numbers, Excel's binary one.</summary>
    OtherFormat,

    /// <summary>Behind a password or a rights protection.</summary>
    Protected,
    Damaged,
    Macros,

    /// <summary>Links to other files, or queries that fetch from elsewhere.</summary>
    ExternalLinks,

    /// <summary>Declarations that no spreadsheet program writes, and that can make a small file endless.</summary>
    Declarations,
    NoSheets,

    /// <summary>Written by a later version of the product, with what this one does not know.</summary>
    NewerVersion,

    /// <summary>Ours, but of another kind: the actions of a plan.</summary>
    IsPlan,
    IsParticipants,
    IsEvaluation,
    IsEdition,

    /// <summary>Ours, and only to be read by people: results, comparisons and tables.</summary>
    IsExport,
}
