using System.Globalization;
using Kompass.SelfAssess.App;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.Web.Components;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Omgangar;

/// <summary>What there is to choose from when a round is made, and where in the form a refusal belongs.</summary>
public sealed class RoundFormChoices(
    KompassDbContext db, EditionCatalogue editions, IStringLocalizer<RoundTexts> texts, IStringLocalizer<ComponentTexts> words)
{
    public IReadOnlyList<FrameworkEdition> Editions { get; private set; } = [];

    public IReadOnlyList<string> Units { get; private set; } = [];

    public IReadOnlyList<Choice> EditionChoices => [.. Editions.Select(edition => new Choice(edition.Key, edition.Name.In(Language)))];

    public IReadOnlyList<Choice> DepthChoices
    {
        get
        {
            var depths = new[] { RoundDepth.Quick, RoundDepth.Full }.Where(depth => Editions.Any(edition => edition.Offers(depth)));
            return [.. depths.Select(depth => new Choice(depth.ToString(), texts[$"Depth{depth}"], DepthHint(depth)))];
        }
    }

    public IReadOnlyList<Choice> GroupChoices =>
        [.. RoleGroups.All.Select(key => new Choice(key, words.Group(key), key == RoleGroups.Unions ? texts["GroupUnionsHint"].Value : null))];

    public IReadOnlyList<Choice> UnitChoices => [.. Units.Select(unit => new Choice(unit, unit))];

    public IReadOnlyList<Area> Areas => Editions.Count > 0 ? Editions[0].Areas : [];

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Editions = [.. (await editions.ListAsync(cancellationToken)).Select(stored => stored.Edition).Where(edition => edition.Assessable).Reverse()];
        Units = await db.Units.OrderBy(unit => unit.Name).Select(unit => unit.Name).ToListAsync(cancellationToken);
    }

    public void Explain(ModelStateDictionary state, IEnumerable<Refused> refusals)
    {
        foreach (var refusal in refusals)
        {
            state.AddModelError(FieldOf(refusal.Code), texts.Refusal(refusal));
        }
    }

    /// <summary>What could not be read, and what is wrong with the fields that could.</summary>
    public void Explain(ModelStateDictionary state, IReadOnlyList<(string Field, string Key)> faults, IEnumerable<Refused> refusals)
    {
        foreach (var (field, key) in faults)
        {
            state.AddModelError($"Form.{field}", texts[key]);
        }

        Explain(state, refusals.Where(refusal => !faults.Any(fault => $"Form.{fault.Field}" == FieldOf(refusal.Code))));
    }

    /// <summary>Units of the round are offered also where the municipality has since renamed or removed them.</summary>
    public void OfferUnits(IEnumerable<string> units) => Units = [.. Units.Union(units)];

    private string DepthHint(RoundDepth depth)
    {
        var questions = Editions.First(edition => edition.Offers(depth)).QuestionsFor(depth).Count();
        return texts["DepthHint", questions, AnsweringTime.Minutes(questions)];
    }

    private string FieldOf(RefusalCode code) => code switch
    {
        RefusalCode.NameMissing or RefusalCode.NameTooLong => "Form.Name",
        // With one edition there is no field to choose it in.
        RefusalCode.EditionUnknown or RefusalCode.EditionNotAssessable => Editions.Count > 1 ? "Form.Edition" : "",
        RefusalCode.DepthNotOffered => "Form.Depth",
        RefusalCode.MinimumGroupTooLow => "Form.MinimumGroup",
        RefusalCode.GroupsMissing or RefusalCode.GroupUnknown or RefusalCode.GroupTwice or RefusalCode.GroupHasParticipants or RefusalCode.AreaUnknown => "Form.Groups",
        RefusalCode.UnitNameMissing or RefusalCode.UnitNameTooLong or RefusalCode.UnitTwice or RefusalCode.UnitUnknown or RefusalCode.UnitHasParticipants => "Form.Units",
        RefusalCode.ClosesBeforeOpens or RefusalCode.ClosesInThePast => "Form.ClosesOn",
        RefusalCode.TargetOutOfRange => "Form.TargetPercent",
        _ => "",
    };
}
