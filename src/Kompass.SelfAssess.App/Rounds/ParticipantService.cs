namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Who is asked: participants, their links and their invitations.</summary>
public sealed class ParticipantService
{
    public Task<IReadOnlyList<ParticipantRow>> ListAsync(Guid roundId, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Outcome<Guid>> AddAsync(AddParticipant command, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Adds a pasted list. With a fault nothing is written, unless the faulty lines are to be skipped.</summary>
    public Task<Outcome<PasteOutcome>> AddPastedAsync(
        Guid roundId, string text, IReadOnlyList<GroupLabel> groups, bool skipFaulty, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Refused?> RemoveAsync(Guid participantId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>A new personal link beside those already sent.</summary>
    public Task<Outcome<Uri>> MintLinkAsync(Guid participantId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Queues an invitation to everyone who has none yet.</summary>
    /// <returns>How many were queued.</returns>
    public Task<Outcome<int>> InviteAsync(Guid roundId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>A new open link for the group; an earlier one stops working.</summary>
    public Task<Outcome<Uri>> CreateOpenLinkAsync(int roundGroupId, CancellationToken cancellationToken) => throw new NotImplementedException();
}
