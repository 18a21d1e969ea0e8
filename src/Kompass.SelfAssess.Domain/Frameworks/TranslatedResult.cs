namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>An official result read in another edition, in shares of the maximum; there is no total. Source: design 4 and 7.</summary>
/// <param name="FromEdition">Key of the edition that the result was given in.</param>
/// <param name="ToEdition">Key of the edition that it is read in.</param>
/// <param name="SubAreas">By sub-area code of <paramref name="ToEdition"/>, every one.</param>
/// <param name="Areas">By area number of <paramref name="ToEdition"/>, every one.</param>
public sealed record TranslatedResult(
    string FromEdition,
    string ToEdition,
    IReadOnlyDictionary<string, TranslatedPart<string>> SubAreas,
    IReadOnlyDictionary<int, TranslatedPart<int>> Areas);

/// <summary>A part of the target edition as the official result has it.</summary>
/// <typeparam name="TKey">Sub-area code or area number.</typeparam>
/// <param name="Fit">
/// The fit of its one source; <see cref="Fit.Merge"/> for several that each answer to the whole part, <see cref="Fit.Partial"/> for several
/// that answer to pieces of it; <see cref="Fit.Weak"/> where there are only pointers, <see cref="Fit.None"/> where there is nothing.
/// </param>
/// <param name="Share">Share of the maximum (0–1), the mean over <paramref name="Sources"/>; null unless all of them have points.</param>
/// <param name="Sources">The parts that <paramref name="Share"/> is made of.</param>
/// <param name="Pointers">Related parts that no number is made of.</param>
public sealed record TranslatedPart<TKey>(
    Fit Fit,
    decimal? Share,
    IReadOnlyList<TranslationSource<TKey>> Sources,
    IReadOnlyList<TranslationSource<TKey>> Pointers)
    where TKey : notnull;

/// <summary>A part of the edition that the result was given in.</summary>
/// <typeparam name="TKey">Sub-area code or area number.</typeparam>
/// <param name="From">The part.</param>
/// <param name="Fit">How well it answers to the target part.</param>
/// <param name="Note">Remark of the crosswalk, in Swedish.</param>
public sealed record TranslationSource<TKey>(TKey From, Fit Fit, string Note)
    where TKey : notnull;
