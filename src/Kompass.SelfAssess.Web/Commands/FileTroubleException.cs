namespace Kompass.SelfAssess.Web.Commands;

/// <summary>A file that a verb was given cannot be read or written.</summary>
internal sealed class FileTroubleException(string file, Exception reason) : Exception(reason.Message, reason)
{
    public string File { get; } = file;

    public static async Task<T> GuardAsync<T>(string file, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FileTroubleException(file, exception);
        }
    }

    /// <summary>Writes beside the file first, so that a half-written one never stands in its place.</summary>
    public static Task<string> WriteAsync(string file, Action<Stream> write) => GuardAsync(file, async () =>
    {
        var path = Path.GetFullPath(file);
        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(stream);
            }

            System.IO.File.Move(beside, path, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(beside);
        }

        return path;
    });
}
