namespace Kompass.SelfAssess.App.Scoring;

/// <summary>Takes the immutable numbers of a round, at closing and at confirmation.</summary>
public sealed class SnapshotService;
