using Kompass.SelfAssess.Domain.Disclosure;

namespace Kompass.SelfAssess.Web.Components.Consensus;

/// <summary>An item as the agenda shows it.</summary>
/// <param name="Id">Of the item.</param>
/// <param name="Code">Code of the sub-area or question.</param>
/// <param name="Name">What it is called; a question by its text.</param>
/// <param name="IsQuestion">True for a question, whose name is in the language of the edition.</param>
/// <param name="Area">Number of the area, for its rose.</param>
/// <param name="AreaName">Name of the area.</param>
/// <param name="Href">The item's own page.</param>
/// <param name="Minutes">How long it may take.</param>
/// <param name="Why">Why it is on the agenda.</param>
/// <param name="State">Where it stands.</param>
public sealed record AgendaRowView(
    int Id, string Code, string Name, bool IsQuestion, int Area, string AreaName, string Href, int Minutes, AgendaWhyView Why, AgendaStateView State);

/// <summary>What says that an item needs a conversation; nothing but what the gate lets through.</summary>
/// <param name="AtStake">Points at stake; null where it is ranked by points only.</param>
/// <param name="Points">Points that it carries.</param>
/// <param name="Unanswered">True where people were asked and nobody's answer counts.</param>
/// <param name="Number">The sign of everybody's number.</param>
/// <param name="Disagreement">0 agree … 1 split.</param>
/// <param name="DontKnowShare">Share of "vet ej".</param>
/// <param name="MissingEvidence">Share of rated answers that name no evidence.</param>
public sealed record AgendaWhyView(
    decimal? AtStake, decimal Points, bool Unanswered, CellState Number, double? Disagreement, double? DontKnowShare, double? MissingEvidence);

/// <summary>Where an item stands: open, decided, or waiting for evidence.</summary>
/// <param name="Tag">Sign and word.</param>
/// <param name="Note">Who finds out what is missing, and until when.</param>
public sealed record AgendaStateView(TagInfo Tag, string? Note = null);
