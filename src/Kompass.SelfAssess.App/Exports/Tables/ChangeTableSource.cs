using Kompass.SelfAssess.App.Comparison;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>What has changed since an earlier round: the one that is repeated, or the latest, unless another is named.</summary>
internal sealed class ChangeTableSource(ChangeService changes, TableAbout about) : TableSource
{
    private const string With = "med";
    private const string Order = "ordning";

    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("forandring", TablePlace.Round, With),
        new("forandring-delomraden", TablePlace.Round, With, Order),
        new("forandring-grupper", TablePlace.Round, With),
        new("forandring-uppdelning", TablePlace.Round, With),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        if (request[With] is not null && request.IdIn(With) is null)
        {
            return new TableUnknown();
        }

        switch (await changes.CompareAsync(request.Id, request.IdIn(With), cancellationToken))
        {
            case ChangeNotYet notYet:
                return new TableNotYet(notYet.Result.Round.Name);
            case RoundsCompared compared when Build(request, new ChangeTables(compared, request.Texts)) is { } table:
                return about.Of(
                    request, compared.Round, table, [new(request.Texts["EarlierRound"], compared.Earlier.Round.Name), new(request.Texts["SplitNote"], compared.Split is SplitKnown ? null : request.Texts["SplitNone"])]);
            default:
                return new TableUnknown();
        }
    }

    private static Table? Build(TableRequest request, ChangeTables tables) => request.Name switch
    {
        "forandring" => tables.Areas(),
        "forandring-delomraden" => tables.SubAreas(byArea: request[Order] == "omrade"),
        "forandring-grupper" => tables.Groups(),
        _ => tables.Split(),
    };
}
