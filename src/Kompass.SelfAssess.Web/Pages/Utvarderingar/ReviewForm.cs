using System.Globalization;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Kompass.SelfAssess.Web.Pages.Omgangar;

namespace Kompass.SelfAssess.Web.Pages.Utvarderingar;

/// <summary>
/// One part of the review as it was sent: numbers are named by the id of their value, findings by theirs. What cannot be stored goes back to
/// the page as it was typed.
/// </summary>
public sealed class ReviewForm(IFormCollection form)
{
    public const string Confirm = "confirm";
    public const string Certain = "certain";
    public const string Accept = "accept";
    public const string Add = "add";
    public const string Split = "split-";

    private const string NumberPrefix = "n-";
    private const string KindPrefix = "kind-";

    public static string Number(int id) => $"{NumberPrefix}{id.ToString(CultureInfo.InvariantCulture)}";

    public static string Kind(int id) => $"{KindPrefix}{id.ToString(CultureInfo.InvariantCulture)}";

    public static string SubArea(int id) => $"sub-{id.ToString(CultureInfo.InvariantCulture)}";

    public static string Text(int id) => $"text-{id.ToString(CultureInfo.InvariantCulture)}";

    public static string Star(int id) => $"star-{id.ToString(CultureInfo.InvariantCulture)}";

    public static string Out(int id) => $"out-{id.ToString(CultureInfo.InvariantCulture)}";

    public Guid Stamp => Guid.TryParse(this["Stamp"], out var stamp) ? stamp : Guid.Empty;

    /// <summary>Null for the recommendations.</summary>
    public int? Area => Whole(this["Area"]);

    /// <summary>What the button said.</summary>
    public string Do => this["do"] ?? "";

    /// <summary>Null where the field was not sent.</summary>
    public string? this[string name] => form.TryGetValue(name, out var values) ? values[0] : null;

    public bool Ticked(string name) => this[name] == "true";

    public bool Has(string name) => form.ContainsKey(name);

    /// <summary>The numbers by id, and the names of the fields that hold none.</summary>
    public (IReadOnlyDictionary<int, decimal?> Numbers, IReadOnlyList<string> Faults) Numbers()
    {
        var numbers = new Dictionary<int, decimal?>();
        var faults = new List<string>();
        foreach (var (name, id) in Fields(NumberPrefix))
        {
            var text = this[name]?.Trim();
            numbers[id] = WorkshopWords.Number(text);
            if (!string.IsNullOrEmpty(text) && numbers[id] is null)
            {
                faults.Add(name);
            }
        }

        return (numbers, faults);
    }

    public IReadOnlyDictionary<int, FindingEdit> Findings() => Fields(KindPrefix).ToDictionary(field => field.Id, field => new FindingEdit(
        Enum.TryParse<FindingKind>(this[field.Name], out var kind) && Enum.IsDefined(kind) ? kind : FindingKind.Unsorted,
        string.IsNullOrEmpty(this[SubArea(field.Id)]) ? null : this[SubArea(field.Id)],
        this[Text(field.Id)] ?? "",
        Ticked(Star(field.Id)),
        Ticked(Out(field.Id))));

    public SaveDraftPart Part(Guid draftId) => new(draftId, Stamp, Area, Numbers().Numbers, Findings(), this["Summary"], Do == Confirm)
    {
        Accept = Do == Accept,
        Add = Do == Add,
        SplitAt = Do.StartsWith(Split, StringComparison.Ordinal) ? Whole(Do[Split.Length..]) : null,
    };

    public SaveDraftHead Head(Guid draftId) => new(
        draftId, Stamp, this["Municipality"], Whole(this["Year"]), Whole(this["Month"]), string.IsNullOrEmpty(this["Edition"]) ? null : this["Edition"],
        Numbers().Numbers, Do is Confirm or Certain, Ticked("IsOurs"))
    {
        AndCertain = Do == Certain,
    };

    /// <summary>The earlier years that are ticked, each with the edition chosen for it.</summary>
    public IReadOnlyDictionary<int, string> Earlier() => Fields("earlier-").Where(field => Ticked(field.Name))
        .ToDictionary(field => field.Id, field => this[$"edition-{field.Id.ToString(CultureInfo.InvariantCulture)}"] ?? "");

    private IEnumerable<(string Name, int Id)> Fields(string prefix) => form.Keys
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .Select(name => (Name: name, Id: Whole(name[prefix.Length..])))
        .Where(field => field.Id is not null)
        .Select(field => (field.Name, field.Id!.Value));

    private static int? Whole(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
