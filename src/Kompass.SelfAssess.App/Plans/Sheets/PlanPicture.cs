using System.Globalization;
using Kompass.SelfAssess.Domain.Frameworks;

namespace Kompass.SelfAssess.App.Plans.Sheets;

/// <summary>A plan as its sheet sees it: what is written out, and what a file that comes back is held against.</summary>
public sealed record PlanPicture(Guid Id, string Name, bool Closed, FrameworkEdition Edition, int EditionVersion)
{
    /// <summary>In order of number.</summary>
    public IReadOnlyList<PictureAction> Actions { get; init; } = [];

    public IReadOnlyList<PictureOwner> Owners { get; init; } = [];

    /// <summary>Names of the municipality's units, in order.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];
}

/// <summary>An action with its cells in one form for all: enum names, ISO dates, invariant numbers, codes joined by commas; empty where there is nothing.</summary>
public sealed record PictureAction(Guid Id, int Number, int Version, IReadOnlyDictionary<PlanColumn, string> Cells)
{
    internal static IReadOnlyDictionary<PlanColumn, string> CellsOf(
        PlanAction action, PlanOwner? owner, string? unit, FrameworkEdition edition, IReadOnlyDictionary<Guid, int> numbers)
    {
        var subAreas = action.Targets.Select(target => target.SubAreaCode).ToHashSet();
        var questions = action.Targets.Select(target => target.QuestionCode).ToHashSet();
        return new Dictionary<PlanColumn, string>
        {
            [PlanColumn.Title] = PlanText.Line(action.Title),
            [PlanColumn.Description] = PlanText.Lines(action.Description),
            [PlanColumn.SuccessMeasure] = PlanText.Lines(action.SuccessMeasure),
            [PlanColumn.SubAreas] = string.Join(", ", edition.SubAreas.Select(subArea => subArea.Code).Where(subAreas.Contains)),
            [PlanColumn.Questions] = string.Join(", ", edition.Questions.Select(question => question.Code).Where(questions.Contains)),
            [PlanColumn.Owner] = PlanText.Line(owner?.Name),
            [PlanColumn.OwnerEmail] = owner?.Email ?? "",
            [PlanColumn.Unit] = PlanText.Line(unit),
            [PlanColumn.Priority] = action.Priority.ToString(),
            [PlanColumn.EffortDays] = Digits(action.EffortDays),
            [PlanColumn.StartsOn] = Day(action.StartsOn),
            [PlanColumn.DueOn] = Day(action.DueOn),
            [PlanColumn.ExpectedGain] = action.ExpectedGain?.ToString("0.####", CultureInfo.InvariantCulture) ?? "",
            [PlanColumn.Status] = action.Status.ToString(),
            [PlanColumn.Percent] = Digits(action.Percent),
            [PlanColumn.Links] = string.Join('\n', action.Links.OrderBy(link => link.Id).Select(link => PlanText.Link(link.Text, link.Address))),
            [PlanColumn.DependsOn] = string.Join(", ", action.DependsOn.Select(one => numbers.GetValueOrDefault(one.DependsOnId)).Where(number => number > 0).Order()),
        };
    }

    private static string Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Somebody who can answer for actions.</summary>
/// <param name="Id">Row.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Address, or empty.</param>
/// <param name="Left">True where the person has left.</param>
public sealed record PictureOwner(Guid Id, string Name, string Email, bool Left);
