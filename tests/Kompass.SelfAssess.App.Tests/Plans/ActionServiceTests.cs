using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans;

public class ActionServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_EveryField_StandsInTheHistory_WithOldAndNew(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var unit = await stage.QueryAsync(async db =>
        {
            var unit = new Unit { OrganisationId = stage.OrganisationId, Name = "Miljö" };
            db.Units.Add(unit);
            await db.SaveChangesAsync();
            return unit.Id;
        });
        var id = stage.Scene.Actions[0];
        var (content, version) = await stage.ContentAsync(id);

        var changed = await stage.ChangeAsync(id, version, content with
        {
            Title = "  Påverka i\nklimatfrågan ",
            Description = "Därför",
            SuccessMeasure = "Råd används",
            OwnerId = stage.Scene.Owners[1],
            UnitId = unit,
            Priority = ActionPriority.High,
            EffortDays = 12,
            StartsOn = stage.Today,
            DueOn = stage.Today.AddDays(40),
            ExpectedGain = 7.5m,
            Status = ActionStatus.InProgress,
            Percent = 30,
            Targets = [TargetContent.At("2.3.c", 2, 4), TargetContent.At("4.1")],
            Findings = [new FindingContent(null, "Tydligare mot lokalsamhället")],
            Links = [new LinkContent("", "https://example.se/plan")],
            Steps = [new StepContent("Kartlägg", true), new StepContent("Föreslå")],
            DependsOn = [4, 3, 4],
        });

        Assert.Equal((true, version + 1), (changed.Done, changed.Value));
        Assert.Equal(
            [
                (ActionField.Title, "Åtgärd 1", "Påverka i klimatfrågan"),
                (ActionField.Description, null, "Därför"),
                (ActionField.SuccessMeasure, null, "Råd används"),
                (ActionField.Owner, "Ägare 1", "Ägare 2"),
                (ActionField.Unit, null, "Miljö"),
                (ActionField.Priority, "Normal", "High"),
                (ActionField.Effort, "5", "12"),
                (ActionField.StartsOn, null, "2026-11-24"),
                (ActionField.DueOn, "2026-12-24", "2027-01-03"),
                (ActionField.ExpectedGain, null, "7.5"),
                (ActionField.Status, "Planned", "InProgress"),
                (ActionField.Percent, "0", "30"),
                (ActionField.Targets, "1.1.a 2–3", "2.3.c 2–4, 4.1"),
                (ActionField.Findings, null, "Tydligare mot lokalsamhället"),
                (ActionField.Links, null, "https://example.se/plan"),
                (ActionField.Steps, null, "[x] Kartlägg\n[ ] Föreslå"),
                (ActionField.Dependencies, null, "3, 4"),
            ],
            (await stage.HistoryAsync(id)).OrderBy(change => change.Field));

        // Every field but that the action was made, what a report says, and that the plan was closed, has been changed above: a new one is to be seen to.
        Assert.Equal(Enum.GetValues<ActionField>().Length - 4, (await stage.HistoryAsync(id)).Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_OfWhatSomebodyElseHasChanged_IsRefused_TheSameTwiceIsNot(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var id = stage.Scene.Actions[0];
        var (content, version) = await stage.ContentAsync(id);

        Assert.Equal(version + 1, (await stage.ChangeAsync(id, version, content with { Title = "Först" })).Value);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single((await stage.ChangeAsync(id, version, content with { Title = "Sedan" })).Refusals).Code);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single((await stage.ChangeAsync(id, version, content with { Title = "" })).Refusals).Code);
        Assert.Equal(version + 1, (await stage.ChangeAsync(id, version, content with { Title = "Först" })).Value);

        Assert.Equal("Först", (await stage.ContentAsync(id)).Content.Title);
        Assert.Single(await stage.HistoryAsync(id));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Create_ManyAtOnce_NumbersThemInARow_AndTheSameTwiceOnce(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var same = Guid.NewGuid();

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(index =>
            stage.CreateAsync(new ActionContent($"Ny {index}") { NewId = index < 2 ? same : null, Targets = [TargetContent.At("2.3")] })));

        Assert.All(made, outcome => Assert.True(outcome.Done));
        Assert.Equal([7, 8, 9, 10, 11], made.Select(outcome => outcome.Value!.Number).Distinct().Order());
        Assert.Equal(same, made[0].Value!.Id);
        Assert.Equal(same, made[1].Value!.Id);
        Assert.Equal([(ActionField.Created, null, (await stage.ContentAsync(same)).Content.Title)], await stage.HistoryAsync(same));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_TwoThatWouldWaitForEachOther_AtOnce_OneIsRefused(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);

        var outcomes = await Task.WhenAll(
            stage.ChangeAsync(stage.Scene.Actions[0], content => content with { DependsOn = [2] }),
            stage.ChangeAsync(stage.Scene.Actions[1], content => content with { DependsOn = [1] }));

        Assert.Single(outcomes, outcome => outcome.Done);
        var refusal = Assert.Single(outcomes.Single(outcome => !outcome.Done).Refusals);
        Assert.Equal(RefusalCode.DependencyCircle, refusal.Code);
        Assert.Contains(refusal.Argument, new[] { "1 → 2 → 1", "2 → 1 → 2" });
    }

    [Fact]
    public async Task Create_BadContent_NamesEveryFault()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var other = await stage.QueryAsync(db => PlanScene.AddAsync(db, stage.Today, 1, plan => plan.Name = "En annan"));

        var refused = await stage.CreateAsync(new ActionContent(" \0 ")
        {
            OwnerId = other.Owners[0],
            UnitId = 4711,
            EffortDays = 0,
            Percent = 101,
            ExpectedGain = 801,
            StartsOn = stage.Today,
            DueOn = stage.Today.AddDays(-1),
            Targets = [TargetContent.At("2.3.c", 3, 3), TargetContent.At("9.1"), TargetContent.At("2.3.z"), TargetContent.At("4.1.a", 0, 6), TargetContent.At("1.1"), TargetContent.At("1.1")],
            Findings = [new FindingContent(4711)],
            Links = [new LinkContent("Plan", "javascript:alert(1)")],
            Steps = [new StepContent(new string('x', ActionStep.TextMaxLength + 1))],
            DependsOn = [99],
            EvidenceTaskId = 4711,
        });

        Assert.Equal(
            [
                RefusalCode.TitleMissing, RefusalCode.StepTooLong, RefusalCode.OwnerUnknown, RefusalCode.UnitUnknown, RefusalCode.PercentOutOfRange,
                RefusalCode.EffortOutOfRange, RefusalCode.PointsOutOfRange, RefusalCode.DueBeforeStart, RefusalCode.DueInThePast, RefusalCode.TargetTwice,
                RefusalCode.LevelNotHigher, RefusalCode.SubAreaUnknown, RefusalCode.QuestionUnknown, RefusalCode.LevelOutOfRange, RefusalCode.LinkBad,
                RefusalCode.DependencyUnknown, RefusalCode.FindingUnknown, RefusalCode.TaskUnknown,
            ],
            refused.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(6, await stage.QueryAsync(db => db.PlanActions.CountAsync(action => action.PlanId == stage.Scene.PlanId)));
    }

    [Fact]
    public async Task Change_DayThatHasPassed_MayStandButNotBeSet()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var id = stage.Scene.Actions[0];
        stage.Database.Clock.Advance(TimeSpan.FromDays(90));

        Assert.True((await stage.ChangeAsync(id, content => content with { Title = "Försenad men med nytt namn" })).Done);
        Assert.Equal(RefusalCode.DueInThePast, Assert.Single((await stage.ChangeAsync(id, content => content with { DueOn = content.DueOn!.Value.AddDays(1) })).Refusals).Code);
        Assert.True((await stage.ChangeAsync(id, content => content with { DueOn = stage.Today })).Done);
    }

    [Fact]
    public async Task Status_DoneAndBack_KeepsThePercentage_AndTheDay()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var id = stage.Scene.Actions[0];
        await stage.ChangeAsync(id, content => content with { Status = ActionStatus.InProgress, Percent = 40 });

        await stage.ChangeAsync(id, content => content with { Status = ActionStatus.Done });
        Assert.Equal((100, stage.Today), await stage.QueryAsync(async db => await db.PlanActions.Where(own => own.Id == id).Select(own => new { own.Percent, own.DoneOn }).SingleAsync() is var own ? (own.Percent, own.DoneOn!.Value) : default));

        await stage.ChangeAsync(id, content => content with { Status = ActionStatus.InProgress });
        Assert.Equal((40, (DateOnly?)null), await stage.QueryAsync(async db => await db.PlanActions.Where(own => own.Id == id).Select(own => new { own.Percent, own.DoneOn }).SingleAsync() is var own ? (own.Percent, own.DoneOn) : default));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Move_ToAnotherColumn_TakesItsPlaceThere_AndWritesHistory(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var ids = stage.Scene.Actions;

        Assert.True((await MoveAsync(ids[0], ActionStatus.InProgress, 9)).Done);
        Assert.True((await MoveAsync(ids[1], ActionStatus.InProgress, 0)).Done);
        Assert.True((await MoveAsync(ids[5], ActionStatus.Planned, 0)).Done);

        Assert.Equal([2, 1], await ColumnAsync(ActionStatus.InProgress));
        Assert.Equal([6, 3, 4, 5], await ColumnAsync(ActionStatus.Planned));
        Assert.Equal([(ActionField.Status, "Planned", "InProgress")], await stage.HistoryAsync(ids[1]));
        Assert.Empty(await stage.HistoryAsync(ids[5]));

        var stale = await stage.WithAsync((ActionService actions) => actions.MoveAsync(new MoveAction(ids[1], 1, ActionStatus.Paused, 0), PlanStage.Anna, default));
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single(stale.Refusals).Code);
        Assert.Equal([2, 1], await ColumnAsync(ActionStatus.InProgress));

        async Task<Outcome<int>> MoveAsync(Guid id, ActionStatus status, int place)
        {
            var (_, version) = await stage.ContentAsync(id);
            return await stage.WithAsync((ActionService actions) => actions.MoveAsync(new MoveAction(id, version, status, place), PlanStage.Anna, default));
        }

        Task<List<int>> ColumnAsync(ActionStatus status) => stage.QueryAsync(db => db.PlanActions
            .Where(action => action.PlanId == stage.Scene.PlanId && action.Status == status)
            .OrderBy(action => action.BoardPosition).ThenBy(action => action.Number).Select(action => action.Number).ToListAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Tick_TwoStepsAtOnce_BothStand(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var id = stage.Scene.Actions[0];
        await stage.ChangeAsync(id, content => content with { Steps = [new StepContent("Ett"), new StepContent("Två"), new StepContent("Tre")] });
        var steps = await stage.QueryAsync(db => db.PlanActions.Where(own => own.Id == id).SelectMany(own => own.Steps).OrderBy(step => step.Position).Select(step => step.Id).ToListAsync());

        Assert.All(await Task.WhenAll(TickAsync(steps[0]), TickAsync(steps[2])), outcome => Assert.True(outcome.Done));
        Assert.Equal([true, false, true], (await stage.ContentAsync(id)).Content.Steps.Select(step => step.Done));

        // A step keeps its row as long as its words stand, wherever it moves.
        await stage.ChangeAsync(id, content => content with { Steps = [content.Steps[2], new StepContent("Nytt"), content.Steps[0]] });
        Assert.True((await TickAsync(steps[0])).Done);
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single((await TickAsync(steps[1])).Refusals).Code);

        Task<Outcome<int>> TickAsync(int step) => stage.WithAsync((ActionService actions) => actions.TickAsync(id, new Dictionary<int, bool> { [step] = true }, PlanStage.Anna, default));
    }

    [Fact]
    public async Task Change_OfAnotherMunicipalitysAction_IsNotFound()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var (content, version) = await stage.ContentAsync(stage.Scene.Actions[0]);
        var stranger = await stage.Database.QueryAsync(null, async db =>
        {
            var organisation = new Organisation { Slug = "annan", Name = "Annan" };
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync();
            return organisation.Id;
        });

        Assert.Equal(RefusalCode.NotFound, Assert.Single((await stage.Database.WithAsync(stranger, (ActionService actions) =>
            actions.ChangeAsync(stage.Scene.Actions[0], version, content with { Title = "Kapad" }, PlanStage.Anna, default))).Refusals).Code);
        Assert.Equal(RefusalCode.NotFound, Assert.Single((await stage.Database.WithAsync(stranger, (ActionService actions) =>
            actions.CreateAsync(stage.Scene.PlanId, content, PlanStage.Anna, default))).Refusals).Code);
        Assert.Null(await stage.Database.WithAsync(stranger, (ActionService actions) => actions.ContentAsync(stage.Scene.Actions[0], default)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Change_OwnerDuringAFollowUp_AsksTheNewOne(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var followUp = await stage.OpenFollowUpAsync();

        // Owner 1 has two actions: after the first there is one left to answer for, after the second nothing.
        await stage.ChangeAsync(stage.Scene.Actions[0], content => content with { OwnerId = stage.Scene.Owners[1] });
        Assert.Equal([(1, false, 1), (2, false, 3), (3, false, 2)], await AskedAsync());

        await stage.ChangeAsync(stage.Scene.Actions[1], content => content with { OwnerId = null });
        Assert.Equal([(1, true, 0), (2, false, 3), (3, false, 2)], await AskedAsync());
        // One letter waits for each who has something to answer, and the second owner's is about all three.
        Assert.Equal(
            [stage.Scene.Owners[1], stage.Scene.Owners[2]],
            (await stage.QueryAsync(db => (
                from mail in db.Outbox
                join asked in db.FollowUpOwners on mail.FollowUpOwnerId equals asked.Id
                where mail.State == App.Mail.MailState.Queued
                orderby asked.Owner!.Name
                select asked.OwnerId).ToListAsync())));

        Task<List<(int, bool, int)>> AskedAsync() => stage.QueryAsync(async db =>
            (await db.FollowUpOwners.Where(asked => asked.FollowUpId == followUp).OrderBy(asked => asked.Owner!.Name)
                .Select(asked => new { asked.Owner!.Name, asked.Withdrawn, Count = db.FollowUpReports.Count(report => report.FollowUpOwnerId == asked.Id) }).ToListAsync())
            .ConvertAll(asked => (asked.Name[^1] - (int)'0', asked.Withdrawn, asked.Count)));
    }
}
