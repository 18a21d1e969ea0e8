using Kompass.SelfAssess.TestKit.Exports;

namespace Kompass.SelfAssess.TestKit.Workbooks;

/// <summary>Lets LibreOffice open a workbook and save it as its own kind and back, as somebody without Excel does.</summary>
public static class SavedElsewhere
{
    public static async Task<byte[]> ResaveAsync(byte[] workbook)
    {
        var folder = Directory.CreateTempSubdirectory("kompass-lo-");
        try
        {
            var file = Path.Combine(folder.FullName, "fil.xlsx");
            await File.WriteAllBytesAsync(file, workbook);
            var own = await LibreOffice.ConvertAsync(file, "ods", folder.FullName);
            return await File.ReadAllBytesAsync(await LibreOffice.ConvertAsync(own, "xlsx", Path.Combine(folder.FullName, "igen")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
