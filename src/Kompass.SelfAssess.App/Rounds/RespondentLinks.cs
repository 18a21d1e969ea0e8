namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Follows a link to whoever it was made for and says which organisation the scope works for.</summary>
public sealed class RespondentLinks
{
    public Task<LinkTarget> FindAsync(string token, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Makes a participant without a name in the group of the open link.</summary>
    /// <param name="token">The open link's token.</param>
    /// <param name="roundUnitId">The unit, if one was chosen.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    public Task<Outcome<JoinedByOpenLink>> JoinByOpenLinkAsync(string token, int? roundUnitId, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
