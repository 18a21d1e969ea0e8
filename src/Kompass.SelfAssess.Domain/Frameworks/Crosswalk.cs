using Kompass.SelfAssess.Domain.Evaluations;

namespace Kompass.SelfAssess.Domain.Frameworks;

/// <summary>How the editions answer to one another, as data. Source: design 4, domain A.4 and A.6.</summary>
/// <param name="Pairs">Pairs of sub-areas, read from the older edition to the newer.</param>
/// <param name="AreaPairs">Pairs of areas, read in both directions.</param>
public sealed record Crosswalk(IReadOnlyList<CrosswalkPair> Pairs, IReadOnlyList<CrosswalkAreaPair> AreaPairs)
{
    /// <summary>A crosswalk that knows no pairs.</summary>
    public static Crosswalk Empty { get; } = new([], []);

    /// <summary>
    /// An official result read in another edition, as shares of the maximum (0–1). Points and totals are never carried across editions.
    /// Read on its own scale, every part answers to itself.
    /// </summary>
    /// <param name="official">The result.</param>
    /// <param name="from">The edition that the result was given in.</param>
    /// <param name="to">The edition to read it in.</param>
    /// <exception cref="ArgumentException">The result was not given in <paramref name="from"/>.</exception>
    public TranslatedResult Translate(OfficialResult official, FrameworkEdition from, FrameworkEdition to)
    {
        if (official.EditionKey != from.Key)
        {
            throw new ArgumentException($"The result was given in {official.EditionKey}, not in {from.Key}.", nameof(from));
        }

        var subAreaShares = from.SubAreas
            .Where(subArea => official.SubAreas.ContainsKey(subArea.Code))
            .ToDictionary(subArea => subArea.Code, subArea => official.SubAreas[subArea.Code] / subArea.MaxPoints);
        var areaShares = from.Areas
            .Where(area => official.PointsFor(area) is not null)
            .ToDictionary(area => area.Number, area => official.PointsFor(area)!.Value / area.MaxPoints);
        var links = LinksBetween(from, to);
        var areaLinks = AreaLinksBetween(from, to);
        return new TranslatedResult(
            from.Key,
            to.Key,
            to.SubAreas.ToDictionary(subArea => subArea.Code, subArea => Translate(links[subArea.Code], subAreaShares)),
            to.Areas.ToDictionary(area => area.Number, area => Translate(areaLinks[area.Number], areaShares)));
    }

    /// <summary>The crosswalk in which <paramref name="edition"/> also answers as those of <paramref name="known"/> that have its scale.</summary>
    public Crosswalk Including(FrameworkEdition edition, IEnumerable<FrameworkEdition> known)
    {
        var keys = known.Where(other => other.Key != edition.Key && other.SameScaleAs(edition)).Select(other => other.Key).ToHashSet();
        return new Crosswalk(
            [
                .. Pairs,
                .. Pairs.Where(pair => keys.Contains(pair.FromEdition)).Select(pair => pair with { FromEdition = edition.Key }),
                .. Pairs.Where(pair => keys.Contains(pair.ToEdition)).Select(pair => pair with { ToEdition = edition.Key }),
            ],
            [
                .. AreaPairs,
                .. AreaPairs.Where(pair => keys.Contains(pair.FromEdition)).Select(pair => pair with { FromEdition = edition.Key }),
                .. AreaPairs.Where(pair => keys.Contains(pair.ToEdition)).Select(pair => pair with { ToEdition = edition.Key }),
            ]);
    }

    private ILookup<string, TranslationSource<string>> LinksBetween(FrameworkEdition from, FrameworkEdition to) =>
        (from.SameScaleAs(to)
            ? to.SubAreas.Select(subArea => (To: subArea.Code, Source: new TranslationSource<string>(subArea.Code, Fit.Same, "")))
            : Pairs
                .Where(pair => pair.FromEdition == from.Key && pair.ToEdition == to.Key && pair.From is not null && pair.To is not null)
                .Select(pair => (To: pair.To!, Source: new TranslationSource<string>(pair.From!, pair.Fit, pair.Note))))
        .ToLookup(link => link.To, link => link.Source);

    private ILookup<int, TranslationSource<int>> AreaLinksBetween(FrameworkEdition from, FrameworkEdition to)
    {
        if (from.SameScaleAs(to))
        {
            return to.Areas.ToLookup(area => area.Number, area => new TranslationSource<int>(area.Number, Fit.Same, ""));
        }

        var links = new List<(int To, TranslationSource<int> Source)>();
        foreach (var pair in AreaPairs)
        {
            if (pair is { From: { } fromArea, To: { } toArea })
            {
                if (pair.FromEdition == from.Key && pair.ToEdition == to.Key)
                {
                    links.Add((toArea, new(fromArea, pair.Fit, pair.Note)));
                }
                else if (pair.FromEdition == to.Key && pair.ToEdition == from.Key)
                {
                    links.Add((fromArea, new(toArea, pair.Fit.Reversed(), pair.Note)));
                }
            }
        }

        return links.ToLookup(link => link.To, link => link.Source);
    }

    private static TranslatedPart<TKey> Translate<TKey>(IEnumerable<TranslationSource<TKey>> links, IReadOnlyDictionary<TKey, decimal> shares)
        where TKey : notnull
    {
        TranslationSource<TKey>[] all = [.. links];
        // A source that answers to the whole part says more than one that answers to a piece of it, so the two are never mixed.
        TranslationSource<TKey>[] whole = [.. all.Where(source => source.Fit is Fit.Same or Fit.Percent or Fit.Merge)];
        TranslationSource<TKey>[] sources = whole.Length > 0 ? whole : [.. all.Where(source => source.Fit is Fit.Split or Fit.Partial)];
        TranslationSource<TKey>[] pointers = [.. all.Except(sources).Where(source => source.Fit != Fit.None)];
        decimal? share = sources.Length > 0 && sources.All(source => shares.ContainsKey(source.From))
            ? sources.Average(source => shares[source.From])
            : null;
        return new TranslatedPart<TKey>(FitOf(sources, pointers), share, sources, pointers);
    }

    private static Fit FitOf<TKey>(TranslationSource<TKey>[] sources, TranslationSource<TKey>[] pointers)
        where TKey : notnull => sources switch
        {
            [] => pointers.Length > 0 ? Fit.Weak : Fit.None,
            [var only] => only.Fit,
            _ => sources[0].Fit is Fit.Split or Fit.Partial ? Fit.Partial : Fit.Merge,
        };
}

/// <summary>One pair of sub-areas.</summary>
/// <param name="FromEdition">Key of the older edition.</param>
/// <param name="From">Sub-area code there, or null where <paramref name="To"/> has no predecessor.</param>
/// <param name="ToEdition">Key of the newer edition.</param>
/// <param name="To">Sub-area code there, or null where <paramref name="From"/> has no successor.</param>
/// <param name="Fit">How well they answer to each other.</param>
/// <param name="Note">Remark for the reader, in Swedish.</param>
public sealed record CrosswalkPair(string FromEdition, string? From, string ToEdition, string? To, Fit Fit, string Note);

/// <summary>One pair of areas.</summary>
/// <param name="FromEdition">Key of the one edition.</param>
/// <param name="From">Area number there, or null where <paramref name="To"/> has no counterpart.</param>
/// <param name="ToEdition">Key of the other edition.</param>
/// <param name="To">Area number there, or null where <paramref name="From"/> has no counterpart.</param>
/// <param name="Fit">How well they answer to each other, read from the first to the second.</param>
/// <param name="Note">Remark for the reader, in Swedish.</param>
public sealed record CrosswalkAreaPair(string FromEdition, int? From, string ToEdition, int? To, Fit Fit, string Note);
