using System.Globalization;
using System.Text;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Domain.Evaluations;
using Kompass.SelfAssess.Domain.Evaluations.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Evaluations;

/// <summary>Loads seed/official as public evaluations, which belong to nobody. A file that changed changes its evaluation; nothing else does.</summary>
public sealed class OfficialSeed(KompassDbContext db)
{
    public async Task LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var versions = await db.Editions
            .Where(edition => edition.OrganisationId == null)
            .OrderBy(edition => edition.Version)
            .Select(edition => new { edition.Id, edition.Key })
            .ToListAsync(cancellationToken);
        var editions = versions.GroupBy(edition => edition.Key).ToDictionary(key => key.Key, key => key.Last().Id);
        var keys = versions.ToDictionary(edition => edition.Id, edition => edition.Key);
        var stored = await db.Evaluations
            .Where(evaluation => evaluation.OrganisationId == null && evaluation.SeedKey != null)
            .Include(evaluation => evaluation.Scores)
            .Include(evaluation => evaluation.Printed)
            .Include(evaluation => evaluation.Findings)
            .AsSplitQuery()
            .ToDictionaryAsync(evaluation => evaluation.SeedKey!, cancellationToken);
        foreach (var wanted in All(folder, editions))
        {
            if (!stored.TryGetValue(wanted.SeedKey!, out var kept))
            {
                db.Evaluations.Add(wanted);
            }
            else
            {
                // An evaluation keeps the version of its edition that it was first read in.
                wanted.EditionId = keys[kept.EditionId] == keys[wanted.EditionId] ? kept.EditionId : wanted.EditionId;
                if (Fingerprint(kept) != Fingerprint(wanted))
                {
                    Replace(kept, wanted);
                }
            }
        }

        await LoadMeansAsync(OfficialSeedFiles.ReadReference(folder).Means, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>Every evaluation of the files once: what a report gives in full wins over what others say of it.</summary>
    private static List<OfficialEvaluation> All(string folder, Dictionary<string, int> editions)
    {
        var files = OfficialSeedFiles.ReadEvaluations(folder);
        var reference = OfficialSeedFiles.ReadReference(folder);
        var evaluations = new Dictionary<string, OfficialEvaluation>();
        foreach (var file in files)
        {
            evaluations.Add(file.Key, FromReport(file, editions));
        }

        foreach (var (file, earlier) in files.SelectMany(file => file.Earlier.Where(earlier => earlier.Areas.Count > 0).Select(earlier => (file, earlier))))
        {
            evaluations.TryAdd(SeedKey(file.Municipality, earlier.Year), FromEarlierColumn(file, earlier, editions));
        }

        foreach (var result in reference.Results)
        {
            var key = SeedKey(result.Municipality, result.Year);
            if (!evaluations.TryAdd(key, FromReference(key, result, editions)))
            {
                evaluations[key].Remark = result.Remark;
            }
        }

        return [.. evaluations.Values];
    }

    private static OfficialEvaluation FromReport(EvaluationFile file, Dictionary<string, int> editions) => new()
    {
        Id = Guid.NewGuid(),
        SeedKey = file.Key,
        Municipality = file.Municipality,
        Year = file.Year,
        Month = file.Month,
        EditionId = editions[file.Edition],
        Source = file.Source.Title,
        SourceDate = file.Source.Date,
        Scores = [.. file.SubAreas.Select(subArea => new OfficialScore { Area = AreaOf(subArea.Code), SubAreaCode = subArea.Code, Points = subArea.Points })],
        Printed = [.. file.Printed.Select(printed => new PrintedNumberRow { Kind = printed.What, Area = printed.Area, SubAreaCode = printed.Code, Value = printed.Value })],
        Findings =
        [
            .. file.Findings.Select((finding, index) => new OfficialFinding
            {
                Order = index + 1,
                Kind = finding.Kind,
                Area = finding.Area,
                SubAreaCode = finding.SubArea,
                Text = finding.Text,
                GoldStar = finding.GoldStar,
            }),
            .. file.Recommendations.Select((text, index) => new OfficialFinding
            {
                Order = file.Findings.Count + index + 1,
                Kind = FindingKind.Recommendation,
                Text = text,
            }),
        ],
    };

    private static OfficialEvaluation FromEarlierColumn(EvaluationFile file, EarlierFile earlier, Dictionary<string, int> editions) => new()
    {
        Id = Guid.NewGuid(),
        SeedKey = SeedKey(file.Municipality, earlier.Year),
        Municipality = file.Municipality,
        Year = earlier.Year,
        EditionId = editions[earlier.Edition],
        Source = file.Source.Title,
        SourceDate = file.Source.Date,
        Scores = [.. earlier.Areas.Select(area => new OfficialScore { Area = area.Number, Points = area.Points })],
        Printed = earlier.PrintedTotal is { } total ? [new PrintedNumberRow { Kind = PrintedKind.TotalTable, Value = total }] : [],
    };

    private static OfficialEvaluation FromReference(string key, ReferenceResultFile result, Dictionary<string, int> editions) => new()
    {
        Id = Guid.NewGuid(),
        SeedKey = key,
        Municipality = result.Municipality,
        Year = result.Year,
        Month = result.Month,
        EditionId = editions[result.Edition],
        Source = result.Source,
        SourceDate = result.Retrieved,
        Remark = result.Remark,
        PublishedTotal = result.Areas is null ? result.Total.Printed ?? result.Total.Computed : null,
        Scores = [.. (result.Areas ?? []).Select((points, index) => new OfficialScore { Area = index + 1, Points = points })],
        Printed = result.Total.Printed is { } printed ? [new PrintedNumberRow { Kind = PrintedKind.Total, Value = printed }] : [],
    };

    private static void Replace(OfficialEvaluation kept, OfficialEvaluation wanted)
    {
        kept.Municipality = wanted.Municipality;
        kept.Year = wanted.Year;
        kept.Month = wanted.Month;
        kept.EditionId = wanted.EditionId;
        kept.Source = wanted.Source;
        kept.SourceDate = wanted.SourceDate;
        kept.Remark = wanted.Remark;
        kept.PublishedTotal = wanted.PublishedTotal;
        kept.Scores.Clear();
        kept.Printed.Clear();
        kept.Scores.AddRange(wanted.Scores);
        kept.Printed.AddRange(wanted.Printed);
        kept.Findings.Clear();
        kept.Findings.AddRange(wanted.Findings);
    }

    private static string Fingerprint(OfficialEvaluation evaluation) => string.Join('|', [
        evaluation.Municipality, Text(evaluation.Year), Text(evaluation.Month), Text(evaluation.EditionId), evaluation.Source, evaluation.SourceDate,
        evaluation.Remark, Text(evaluation.PublishedTotal),
        .. evaluation.Scores.Select(score => $"{score.Area}/{score.SubAreaCode}={Text(score.Points)}").Order(StringComparer.Ordinal),
        .. evaluation.Printed.Select(printed => $"{printed.Kind}/{printed.Area}/{printed.SubAreaCode}={Text(printed.Value)}").Order(StringComparer.Ordinal),
        .. evaluation.Findings.OrderBy(finding => finding.Order)
            .Select(finding => $"{finding.Kind}/{finding.Area}/{finding.SubAreaCode}/{finding.GoldStar}={finding.Text}")]);

    private async Task LoadMeansAsync(IReadOnlyList<ReferenceMeanFile> means, CancellationToken cancellationToken)
    {
        var stored = await db.ReferenceMeans.Include(mean => mean.Areas).ToListAsync(cancellationToken);
        var wanted = means.Select(ToRow).ToList();
        if (stored.Select(Fingerprint).Order(StringComparer.Ordinal).SequenceEqual(wanted.Select(Fingerprint).Order(StringComparer.Ordinal)))
        {
            return;
        }

        db.ReferenceMeans.RemoveRange(stored);
        db.ReferenceMeans.AddRange(wanted);
    }

    private static ReferenceMean ToRow(ReferenceMeanFile mean) => new()
    {
        Edition = mean.Edition,
        Label = mean.Label,
        Date = mean.Date,
        N = mean.N,
        PrintedTotal = mean.PrintedTotal,
        ComputedTotal = mean.ComputedTotal,
        Source = mean.Source,
        Areas = [.. (mean.Areas ?? []).Select((points, index) => new ReferenceMeanArea { Number = index + 1, Points = points })],
    };

    private static string Fingerprint(ReferenceMean mean) => string.Join('|', [
        mean.Edition, mean.Label, mean.Date, Text(mean.N), Text(mean.PrintedTotal), Text(mean.ComputedTotal), mean.Source,
        .. mean.Areas.OrderBy(area => area.Number).Select(area => $"{area.Number}={Text(area.Points)}")]);

    /// <summary>Without trailing zeros, which one database keeps and another adds.</summary>
    private static string Text(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    private static int AreaOf(string code) => int.Parse(code.AsSpan(0, code.IndexOf('.')), CultureInfo.InvariantCulture);

    /// <summary>For example <c>orebro-2010</c>.</summary>
    private static string SeedKey(string municipality, int year)
    {
        var key = new StringBuilder();
        foreach (var sign in municipality.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                key.Append(sign);
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{key}-{year}");
    }
}
