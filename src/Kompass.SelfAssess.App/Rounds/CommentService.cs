namespace Kompass.SelfAssess.App.Rounds;

/// <summary>Comments of a closed round, under the gate.</summary>
public sealed class CommentService
{
    public Task<CommentList> ListAsync(Guid roundId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Hides a comment from everyone, or shows it again.</summary>
    public Task<Refused?> HideAsync(Guid roundId, string commentId, bool hidden, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <param name="Withheld">True where too few have answered for comments to be shown, or the round is not closed.</param>
/// <param name="Respondents">How many responses there are; null where the round is not closed.</param>
/// <param name="Comments">By question, in random order.</param>
public sealed record CommentList(bool Withheld, int? Respondents, IReadOnlyList<CommentRow> Comments);

/// <param name="Id">Opaque; goes back when it is to be hidden.</param>
/// <param name="QuestionCode">Question.</param>
/// <param name="Text">What was written.</param>
/// <param name="Hidden">True where it is hidden from other readers.</param>
public sealed record CommentRow(string Id, string QuestionCode, string Text, bool Hidden);
