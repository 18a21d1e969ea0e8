namespace Kompass.SelfAssess.App.Exports.Orders;

/// <summary>What a kind of file is called by computers.</summary>
internal static class FileOrderFormats
{
    public static string ContentType(FileOrderKind kind) => kind == FileOrderKind.RawAnswersText ? TableText.ContentType : ExcelFile.ContentType;

    public static string Ending(FileOrderKind kind) => kind == FileOrderKind.RawAnswersText ? ".csv" : ".xlsx";
}
