namespace Kompass.SelfAssess.App.Exports;

/// <summary>What an Excel file is called on the wire.</summary>
public static class ExcelFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
