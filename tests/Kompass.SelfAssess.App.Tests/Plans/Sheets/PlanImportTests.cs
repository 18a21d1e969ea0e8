using ClosedXML.Excel;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Plans.Sheets;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kompass.SelfAssess.App.Tests.Plans.Sheets.PlanBook;

namespace Kompass.SelfAssess.App.Tests.Plans.Sheets;

/// <summary>A file of actions read into its plan: what was shown and confirmed, all of it or nothing.</summary>
public sealed class PlanImportTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_WritesExactlyWhatWasShown_WithHistoryAndANewOwner(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        await stage.AddUnitAsync("Miljökontoret");
        var file = Changed(await stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.Title).SetValue("Påverka i klimatfrågan");
            sheet.At(2, PlanColumn.Status).SetValue("Klar");
            sheet.At(3, PlanColumn.Questions).SetValue("1.2.a, 2.3.c");
            sheet.At(3, PlanColumn.SubAreas).SetValue("1.2, 2.3, 4.1");
            sheet.At(4, PlanColumn.Owner).SetValue("Nils Ny");
            sheet.At(4, PlanColumn.OwnerEmail).SetValue("Nils@example.se");
            sheet.At(5, PlanColumn.Unit).SetValue("miljökontoret");
            sheet.At(6, PlanColumn.DependsOn).SetValue("1, 2");
            New(sheet, 8, "En ny åtgärd", "Nils Ny", "nils@example.se");
        });

        var outcome = await stage.ImportAsync(file, ImportChoice.Stop);

        Assert.Equal((true, 5, 1, 0), (outcome.Value!.Written, outcome.Value.Changed, outcome.Value.Added, outcome.Value.Left));
        var nils = await stage.QueryAsync(db => db.PlanOwners.SingleAsync(owner => owner.Name == "Nils Ny"));
        Assert.Equal(("nils@example.se", stage.Scene.PlanId), (nils.Email, nils.PlanId));
        Assert.Equal(
            [(ActionField.Title, "Åtgärd 1", "Påverka i klimatfrågan"), (ActionField.Status, "Planned", "Done"), (ActionField.Percent, "0", "100")],
            (await stage.HistoryAsync(stage.Scene.Actions[0])).OrderBy(change => change.Field));
        Assert.Equal([ActionField.Targets], (await stage.HistoryAsync(stage.Scene.Actions[1])).Select(change => change.Field));
        Assert.Equal(["1.2.a 2–3", "2.3.c", "4.1"], (await stage.ContentAsync(stage.Scene.Actions[1])).Content.Targets.Select(target => target.ToString()).Order());
        Assert.Equal([(ActionField.Owner, "Ägare 2", "Nils Ny")], await stage.HistoryAsync(stage.Scene.Actions[2]));
        Assert.Equal([(ActionField.Unit, null, "Miljökontoret")], await stage.HistoryAsync(stage.Scene.Actions[3]));
        Assert.Equal([(ActionField.Dependencies, null, "1, 2")], await stage.HistoryAsync(stage.Scene.Actions[4]));
        Assert.Empty(await stage.HistoryAsync(stage.Scene.Actions[5]));
        var (made, sources) = await stage.QueryAsync(async db => (
            await db.PlanActions.SingleAsync(action => action.Number == 7), await db.ActionChanges.Select(change => change.Source).Distinct().ToListAsync()));
        Assert.Equal(("En ny åtgärd", nils.Id, ActionPriority.High, 12), (made.Title, made.OwnerId!.Value, made.Priority, made.EffortDays!.Value));
        Assert.Equal([ActionChangeSource.Import], sources);
        Assert.All((await stage.CompareAsync(await stage.ExportAsync())).Rows, row => Assert.Equal(PlanRowKind.Unchanged, row.Kind));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_OfTheSameTwice_MakesNewActionsOnce(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var file = Changed(await stage.ExportAsync(), sheet =>
        {
            New(sheet, 8, "En ny åtgärd", "Nils Ny", "");
            New(sheet, 9, "En ny åtgärd", "Nils Ny", "");
        });
        var shown = (await stage.CompareAsync(file)).Seal;

        var (first, again) = (await stage.ImportAsync(file, ImportChoice.Stop, shown), await stage.ImportAsync(file, ImportChoice.Stop, shown));

        Assert.Equal((true, 2), (first.Value!.Written, first.Value.Added));
        Assert.Equal((false, true, true), (again.Value!.Written, again.Value.Outdated, again.Value.Diff.IsEmpty));
        Assert.Equal((8, 4), await stage.QueryAsync(async db => (await db.PlanActions.CountAsync(), await db.PlanOwners.CountAsync())));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_WhatWasChangedInBetween_IsAConflict_StoppedSkippedOrOverwrittenInItsOwnCellsOnly(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var file = Changed(await stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.Title).SetValue("Filens rubrik");
            sheet.At(2, PlanColumn.Percent).SetValue(20);
            sheet.At(3, PlanColumn.Title).SetValue("Bara i filen");
        });
        Assert.True((await stage.ChangeAsync(stage.Scene.Actions[0], content => content with { Title = "Sidans rubrik", Status = ActionStatus.InProgress })).Done);
        Assert.True((await stage.ChangeAsync(stage.Scene.Actions[2], content => content with { Percent = 60, Status = ActionStatus.InProgress })).Done);

        var diff = await stage.CompareAsync(file);
        var conflict = Assert.Single(diff.Of(PlanRowKind.Conflict));
        Assert.Equal(
            [new PlanCellChange(PlanColumn.Title, "Sidans rubrik", "Filens rubrik", Clash: true), new PlanCellChange(PlanColumn.Percent, "0", "20")], conflict.Changes);
        Assert.Equal([new PlanCellChange(PlanColumn.Status, "Planned", "InProgress")], conflict.Elsewhere);
        // What only Kompass has changed is nothing that the file wants.
        Assert.Equal([1, 2], diff.Rows.Where(row => row.IsChange).Select(row => row.Number!.Value).Order());

        var stopped = await stage.ImportAsync(file, ImportChoice.Stop);
        Assert.False(stopped.Value!.Written);
        Assert.Equal(["Sidans rubrik", "Åtgärd 2"], await TitlesAsync(stage));
        var skipped = await stage.ImportAsync(file, ImportChoice.Skip);
        Assert.Equal((true, 1, 1), (skipped.Value!.Written, skipped.Value.Changed, skipped.Value.Left));
        Assert.Equal(["Sidans rubrik", "Bara i filen"], await TitlesAsync(stage));
        var updated = await stage.ImportAsync(file, ImportChoice.Update);
        Assert.Equal((true, 1, 0), (updated.Value!.Written, updated.Value.Changed, updated.Value.Left));
        Assert.Equal(["Filens rubrik", "Bara i filen"], await TitlesAsync(stage));
        var (content, _) = await stage.ContentAsync(stage.Scene.Actions[0]);
        Assert.Equal((ActionStatus.InProgress, 20), (content.Status, content.Percent));
        Assert.Equal(60, (await stage.ContentAsync(stage.Scene.Actions[2])).Content.Percent);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_AfterAnotherChange_WritesNothingAndSaysSo(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var file = Changed(await stage.ExportAsync(), sheet => sheet.At(2, PlanColumn.Title).SetValue("Filens rubrik"));
        var shown = (await stage.CompareAsync(file)).Seal;
        Assert.True((await stage.ChangeAsync(stage.Scene.Actions[0], content => content with { Title = "Sidans rubrik" })).Done);

        var outcome = await stage.ImportAsync(file, ImportChoice.Update, shown);

        Assert.Equal((false, true), (outcome.Value!.Written, outcome.Value.Outdated));
        Assert.Equal(["Sidans rubrik", "Åtgärd 2"], await TitlesAsync(stage));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_FaultyRows_AreLeftAndDeletedRowsKept(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var file = Changed(await stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.Title).SetValue("Ny rubrik");
            sheet.At(3, PlanColumn.Percent).SetValue("mycket");
            sheet.Row(7).Delete();
        });

        Assert.False((await stage.ImportAsync(file, ImportChoice.Stop)).Value!.Written);
        var outcome = await stage.ImportAsync(file, ImportChoice.Skip);

        Assert.Equal((1, 0, 1), (outcome.Value!.Changed, outcome.Value.Added, outcome.Value.Left));
        Assert.Equal(6, await stage.QueryAsync(db => db.PlanActions.CountAsync()));
        Assert.Equal(["Ny rubrik", "Åtgärd 2"], await TitlesAsync(stage));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_TwoThatChangePlaces_NeverWaitForEachOther(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        Assert.True((await stage.ChangeAsync(stage.Scene.Actions[0], content => content with { DependsOn = [2] })).Done);
        var file = Changed(await stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.DependsOn).Clear(XLClearOptions.Contents);
            sheet.At(3, PlanColumn.DependsOn).SetValue("1");
        });
        var swapped = Changed(file, sheet => sheet.At(2, PlanColumn.Title).SetValue("Först nu"));

        var outcome = await stage.ImportAsync(swapped, ImportChoice.Stop);

        Assert.True(outcome.Value!.Written);
        Assert.Empty((await stage.ContentAsync(stage.Scene.Actions[0])).Content.DependsOn);
        Assert.Equal([1], (await stage.ContentAsync(stage.Scene.Actions[1])).Content.DependsOn);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_ThatFailsInTheMiddle_LeavesNothing(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var file = Changed(await stage.ExportAsync(), sheet =>
        {
            sheet.At(2, PlanColumn.Title).SetValue("Första");
            sheet.At(3, PlanColumn.Title).SetValue("Andra");
            New(sheet, 8, "Tredje", "Nils Ny", "nils@example.se");
        });
        var reading = PlanWorkbookReader.Read(file, stage.Scene.PlanId).Reading!;
        var shown = (await stage.CompareAsync(file)).Seal;
        // The new action's number is taken in the very last moment, and the database says no.
        await using var scope = stage.Database.Scope(stage.OrganisationId);
        var db = scope.ServiceProvider.GetRequiredService<KompassDbContext>();
        db.SavingChanges += (_, _) =>
        {
            if (db.ChangeTracker.Entries<PlanAction>().FirstOrDefault(entry => entry.State == EntityState.Added) is { } added)
            {
                added.Entity.Number = 1;
            }
        };

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => scope.ServiceProvider.GetRequiredService<PlanImport>()
            .ImportAsync(stage.Scene.PlanId, reading, ImportChoice.Stop, shown, PlanStage.Anna, default));

        Assert.Equal(["Åtgärd 1", "Åtgärd 2"], await TitlesAsync(stage));
        Assert.Equal((6, 3, 0), await stage.QueryAsync(async fresh => (await fresh.PlanActions.CountAsync(), await fresh.PlanOwners.CountAsync(), await fresh.ActionChanges.CountAsync())));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Import_ClosedPlanOrAnotherMunicipalitys_IsRefused(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var reading = PlanWorkbookReader.Read(await stage.ExportAsync(), stage.Scene.PlanId).Reading!;
        Assert.Equal(RefusalCode.NotFound, (await stage.Database.WithAsync(
            stage.OrganisationId + 1, (PlanImport import) => import.CompareAsync(stage.Scene.PlanId, reading, default))).Refusals.Single().Code);
        await stage.QueryAsync(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(plan => plan.State, PlanState.Closed)));

        var outcome = await stage.WithAsync((PlanImport import) => import.CompareAsync(stage.Scene.PlanId, reading, default));

        Assert.Equal(RefusalCode.PlanClosed, outcome.Refusals.Single().Code);
    }

    private static void New(IXLWorksheet sheet, int row, string title, string owner, string email)
    {
        sheet.At(row, PlanColumn.Title).SetValue(title);
        sheet.At(row, PlanColumn.Owner).SetValue(owner);
        sheet.At(row, PlanColumn.OwnerEmail).SetValue(email);
        sheet.At(row, PlanColumn.Priority).SetValue("Hög");
        sheet.At(row, PlanColumn.EffortDays).SetValue(12);
    }

    private static Task<List<string>> TitlesAsync(PlanStage stage) =>
        stage.QueryAsync(db => db.PlanActions.Where(action => action.Number <= 2).OrderBy(action => action.Number).Select(action => action.Title).ToListAsync());
}
