namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>Every table that can be fetched, by name.</summary>
public sealed class TableCatalogue
{
    private readonly IReadOnlyList<TableSource> _sources;

    internal TableCatalogue(IEnumerable<TableSource> sources) => _sources = [.. sources];

    /// <summary>All tables, those of one place together.</summary>
    public IReadOnlyList<NamedTable> All => [.. _sources.SelectMany(source => source.Tables).OrderBy(table => table.Place)];

    public NamedTable? Find(TablePlace place, string name) => All.FirstOrDefault(table => table.Place == place && table.Name == name);

    public Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken) =>
        _sources.FirstOrDefault(source => source.Tables.Any(table => table.Place == request.Place && table.Name == request.Name)) is { } source
            ? source.ReadAsync(request, cancellationToken)
            : Task.FromResult<TableAnswer>(new TableUnknown());
}

/// <summary>The tables of one feature.</summary>
internal abstract class TableSource
{
    public abstract IReadOnlyList<NamedTable> Tables { get; }

    /// <param name="request">One of <see cref="Tables"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public abstract Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken);
}
