using System.Security.Cryptography;
using System.Text.Json;
using Kompass.SelfAssess.App.Imports;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>A row of an evaluation's workbook as it was read.</summary>
/// <param name="Part">What it is about; empty for a finding that is new.</param>
/// <param name="Cell">Where its first cell stands.</param>
/// <param name="Check">What stood in it when it was written; empty where that is gone.</param>
/// <param name="Values">What stands in it.</param>
public sealed record EvaluationSheetRow(string Part, string Cell, string Check, IReadOnlyList<string> Values);

/// <param name="Source">Id of the evaluation or draft that was written.</param>
/// <param name="Rows">Rows with anything in them.</param>
public sealed record EvaluationSheet(string Source, IReadOnlyList<EvaluationSheetRow> Rows);

/// <summary>A cell that the file changes.</summary>
/// <param name="Part">Area, sub-area, total, head or finding.</param>
/// <param name="Field">Which cell of its row.</param>
/// <param name="Row">Where the row stands.</param>
/// <param name="Before">As it is.</param>
/// <param name="After">As the file has it.</param>
/// <param name="Clash">True where it has been changed in Kompass since the file was written.</param>
public sealed record EvaluationEdit(string Part, EvaluationField Field, string Row, string Before, string After, bool Clash);

/// <summary>What a file would do to an evaluation or a draft, cell by cell; nothing of it is done.</summary>
/// <param name="Edits">Cells that change.</param>
/// <param name="Added">Findings that are new.</param>
public sealed record EvaluationDiff(IReadOnlyList<EvaluationEdit> Edits, IReadOnlyList<EvaluationSheetRow> Added)
{
    /// <summary>Texts of findings that are not in the file: they stay.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Rows whose finding is not there any more: they are passed over.</summary>
    public IReadOnlyList<EvaluationSheetRow> Unknown { get; init; } = [];

    /// <summary>Texts of the findings that change, by part, as they are.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>How many cells have been changed in Kompass since the file was written, and stand in it as they were: they stay.</summary>
    public int Elsewhere { get; init; }

    /// <summary>True where nothing has been changed by two and nothing is passed over, so that there is nothing to choose.</summary>
    public bool IsPlain => Unknown.Count == 0 && !Edits.Any(edit => edit.Clash);

    public bool IsEmpty => Edits.Count + Added.Count + Unknown.Count == 0;

    /// <summary>The same for the same diff: what is confirmed is what was shown.</summary>
    public string Seal => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Edits, Added, Unknown })));

    /// <summary>The cells that are written.</summary>
    public IReadOnlyList<EvaluationEdit> Written(ImportChoice choice) => [.. Edits.Where(edit => choice == ImportChoice.Update || !edit.Clash)];

    internal static EvaluationDiff Between(EvaluationPicture picture, EvaluationSheet sheet)
    {
        List<EvaluationEdit> edits = [];
        var elsewhere = 0;
        foreach (var row in sheet.Rows.Where(row => picture.Rows.ContainsKey(row.Part)))
        {
            var (fields, now) = (EvaluationFields.Of(row.Part), picture.Rows[row.Part]);
            for (var at = 0; at < fields.Length; at++)
            {
                var fate = CellCheck.Compare(row.Check, at, fields.Length, now[at], row.Values[at]);
                elsewhere += fate is CellFate.ChangedHere ? 1 : 0;
                if (fate is CellFate.ChangedInFile or CellFate.ChangedInBoth)
                {
                    edits.Add(new EvaluationEdit(row.Part, fields[at], row.Cell, now[at], row.Values[at], fate is CellFate.ChangedInBoth));
                }
            }
        }

        var seen = sheet.Rows.Select(row => row.Part).ToHashSet();
        return new EvaluationDiff(edits, [.. sheet.Rows.Where(row => row.Part.Length == 0)])
        {
            Elsewhere = elsewhere,
            Unknown = [.. sheet.Rows.Where(row => row.Part.Length > 0 && !picture.Rows.ContainsKey(row.Part))],
            Missing = [.. picture.Findings.Where(finding => !seen.Contains(finding.Key)).Select(finding => finding.Value[3])],
            Texts = picture.Findings.Where(finding => edits.Exists(edit => edit.Part == finding.Key)).ToDictionary(finding => finding.Key, finding => finding.Value[3]),
        };
    }
}

/// <param name="Diff">What the file does or would do.</param>
/// <param name="Written">False where nothing was written.</param>
public sealed record EvaluationImportOutcome(EvaluationDiff Diff, bool Written)
{
    /// <summary>Somebody changed the evaluation since the diff was shown.</summary>
    public bool Outdated { get; init; }

    /// <summary>Cells and findings that were written.</summary>
    public int Changed { get; init; }

    /// <summary>The draft that has the changes.</summary>
    public Guid DraftId { get; init; }
}
