namespace Kompass.SelfAssess.App.Exports.Orders;

/// <summary>An order as its owner sees it.</summary>
/// <param name="Id">Row.</param>
/// <param name="Kind">What was ordered.</param>
/// <param name="State">Where it stands.</param>
/// <param name="OrderedUtc">When.</param>
/// <param name="Done">How many rows are written.</param>
/// <param name="Total">Of how many; 0 while nobody has counted.</param>
/// <param name="Bytes">Size, once it is done.</param>
/// <param name="FileName">Name, once it is done.</param>
/// <param name="KeptUntilUtc">When the file goes; null until it is done.</param>
/// <param name="Error">A name of a fault that has words, where it failed for a reason that is known.</param>
public sealed record FileOrderView(
    Guid Id, FileOrderKind Kind, FileOrderState State, DateTime OrderedUtc, int Done, int Total, long Bytes, string? FileName, DateTime? KeptUntilUtc, string? Error)
{
    /// <summary>True while there is something to wait for.</summary>
    public bool OnItsWay => State is FileOrderState.Waiting or FileOrderState.InProgress;
}

/// <summary>A finished file.</summary>
/// <param name="Name">As it is saved.</param>
/// <param name="ContentType">MIME type.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Content">Read piece by piece from the database; forward only.</param>
public sealed record OrderedFile(string Name, string ContentType, long Bytes, Stream Content);

/// <summary>Who asks for a file.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">As others know the person.</param>
public sealed record OrderingUser(Guid Id, string Name);
