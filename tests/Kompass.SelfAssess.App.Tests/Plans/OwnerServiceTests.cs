using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.Domain.Plans;
using Kompass.SelfAssess.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Tests.Plans;

public class OwnerServiceTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Leave_DuringAFollowUp_ActionsAndQuestionsGoOver_LinksAndMailsDie_WhatIsReportedStays(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var (leaving, next) = (stage.Scene.Owners[0], stage.Scene.Owners[1]);
        await stage.ChangeAsync(stage.Scene.Actions[1], content => content with { Status = ActionStatus.Done });
        var followUp = await stage.OpenFollowUpAsync();
        await stage.QueryAsync(db => db.FollowUpReports.Where(report => report.ActionId == stage.Scene.Actions[1])
            .ExecuteUpdateAsync(set => set.SetProperty(report => report.ReportedUtc, stage.Database.Clock.GetUtcNow().UtcDateTime).SetProperty(report => report.Comment, "Klart i går")));

        var left = await stage.WithAsync((OwnerService owners) => owners.LeaveAsync(leaving, 1, next, PlanStage.Anna, default));

        Assert.Equal((true, 1), (left.Done, left.Value));
        Assert.Equal([next, leaving], await stage.QueryAsync(db => db.PlanActions.Where(action => action.Number <= 2).OrderBy(action => action.Number).Select(action => action.OwnerId!.Value).ToListAsync()));
        Assert.Equal([(ActionField.Owner, "Ägare 1", "Ägare 2")], await stage.HistoryAsync(stage.Scene.Actions[0]));
        var asked = await stage.QueryAsync(db => db.FollowUpOwners.Where(own => own.FollowUpId == followUp).ToDictionaryAsync(own => own.OwnerId));
        Assert.Equal((true, false), (asked[leaving].Withdrawn, asked[next].Withdrawn));
        var reports = await stage.QueryAsync(db => db.FollowUpReports.Where(own => own.FollowUpId == followUp).ToDictionaryAsync(own => own.ActionId));
        Assert.Equal(asked[next].Id, reports[stage.Scene.Actions[0]].FollowUpOwnerId);
        Assert.Equal((asked[leaving].Id, "Klart i går"), (reports[stage.Scene.Actions[1]].FollowUpOwnerId, reports[stage.Scene.Actions[1]].Comment));
        Assert.Equal(MailState.Cancelled, await stage.QueryAsync(db => db.Outbox.Where(mail => mail.FollowUpOwnerId == asked[leaving].Id).Select(mail => mail.State).SingleAsync()));
        Assert.NotNull(await stage.QueryAsync(db => db.PlanOwners.Where(own => own.Id == leaving).Select(own => own.LeftUtc).SingleAsync()));
    }

    [Fact]
    public async Task Leave_NobodyTakesOver_ActionsWaitForSomebody()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var followUp = await stage.OpenFollowUpAsync();

        Assert.Equal(2, (await stage.WithAsync((OwnerService owners) => owners.LeaveAsync(stage.Scene.Owners[0], 1, null, PlanStage.Anna, default))).Value);

        Assert.Equal(2, await stage.QueryAsync(db => db.PlanActions.CountAsync(action => action.OwnerId == null)));
        Assert.Equal(2, await stage.QueryAsync(db => db.FollowUpReports.CountAsync(report => report.FollowUpId == followUp && report.FollowUpOwnerId == null)));
        Assert.Equal([(ActionField.Owner, "Ägare 1", null)], await stage.HistoryAsync(stage.Scene.Actions[0]));

        // Whoever has left can be given nothing, and not be the one who takes over.
        Assert.Equal(RefusalCode.OwnerHasLeft, Assert.Single((await stage.ChangeAsync(stage.Scene.Actions[2], content => content with { OwnerId = stage.Scene.Owners[0] })).Refusals).Code);
        Assert.Equal(
            RefusalCode.OwnerHasLeft,
            Assert.Single((await stage.WithAsync((OwnerService owners) => owners.LeaveAsync(stage.Scene.Owners[1], 1, stage.Scene.Owners[0], PlanStage.Anna, default))).Refusals).Code);
        Assert.Null(await stage.QueryAsync(db => db.PlanOwners.Where(own => own.Id == stage.Scene.Owners[1]).Select(own => own.LeftUtc).SingleAsync()));
    }

    [Fact]
    public async Task Change_Address_KillsOldLinks_CallsMailsOff_AndTheNewOneCountsAsWorking()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        await stage.OpenFollowUpAsync();
        var id = stage.Scene.Owners[0];
        Assert.Equal(2, (await stage.WithAsync((OwnerService owners) => owners.MarkAddressAsync(id, 1, true, default))).Value);

        Assert.Equal(3, (await stage.WithAsync((OwnerService owners) => owners.ChangeAsync(id, 2, new OwnerContent("Ägare 1", "Ny@Example.se"), default))).Value);

        var owner = await stage.QueryAsync(db => db.PlanOwners.SingleAsync(own => own.Id == id));
        Assert.Equal(("ny@example.se", null), (owner.Email, owner.AddressFailedUtc));
        Assert.Equal(0, await stage.QueryAsync(db => db.FollowUpLinks.CountAsync(link => link.TokenHash == $"hash-{id}")));
        Assert.Equal(1, await stage.QueryAsync(db => db.Outbox.CountAsync(mail => mail.State == MailState.Cancelled)));
        Assert.Equal(1, await stage.QueryAsync(db => db.Outbox.CountAsync(mail => mail.State == MailState.Queued && mail.To == "ny@example.se")));
        Assert.Equal(RefusalCode.ChangedBySomebodyElse, Assert.Single((await stage.WithAsync((OwnerService owners) => owners.ChangeAsync(id, 2, new OwnerContent("Annan"), default))).Refusals).Code);
    }

    [Theory]
    [InlineData("", "a@example.se", RefusalCode.NameMissing)]
    [InlineData("Kim", "kim", RefusalCode.EmailBad)]
    [InlineData("Kim", "AGARE2@example.se", RefusalCode.OwnerTwice)]
    public async Task Add_BadContent_IsRefused(string name, string email, RefusalCode code)
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);

        Assert.Equal(code, Assert.Single((await stage.WithAsync((OwnerService owners) => owners.AddAsync(stage.Scene.PlanId, new OwnerContent(name, email), default))).Refusals).Code);
        Assert.Equal(3, await stage.QueryAsync(db => db.PlanOwners.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Add_TheSameFormTwiceAtOnce_AddsOne_AndNoAddressIsMany(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var sent = new OwnerContent("Kim") { NewId = Guid.NewGuid() };

        var added = await Task.WhenAll(Add(sent), Add(sent), Add(new OwnerContent("Robin")));

        Assert.Equal(added[0].Value, added[1].Value);
        Assert.Equal(2, await stage.QueryAsync(db => db.PlanOwners.CountAsync(owner => owner.Email == null)));

        Task<Outcome<Guid>> Add(OwnerContent content) => stage.WithAsync((OwnerService owners) => owners.AddAsync(stage.Scene.PlanId, content, default));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task ClosePlan_WithOpenFollowUp_IsRefusedUntilSomebodyChooses_ThenNothingChangesAnyMore(DatabaseProvider provider)
    {
        await using var stage = await PlanStage.CreateAsync(provider);
        var followUp = await stage.OpenFollowUpAsync();

        Assert.Equal(RefusalCode.FollowUpOpen, Assert.Single((await CloseAsync(false)).Refusals).Code);
        Assert.Equal(FollowUpState.Open, await stage.QueryAsync(db => db.FollowUps.Where(own => own.Id == followUp).Select(own => own.State).SingleAsync()));
        Assert.Equal(2, (await CloseAsync(true)).Value);

        Assert.Equal(FollowUpState.Closed, await stage.QueryAsync(db => db.FollowUps.Where(own => own.Id == followUp).Select(own => own.State).SingleAsync()));
        Assert.Equal(0, await stage.QueryAsync(db => db.Outbox.CountAsync(mail => mail.State == MailState.Queued && mail.FollowUpOwnerId != null)));
        Assert.Equal(6, await stage.QueryAsync(db => db.FollowUpReports.CountAsync(report => report.FollowUpId == followUp)));
        Assert.Equal(RefusalCode.PlanClosed, Assert.Single((await stage.ChangeAsync(stage.Scene.Actions[0], content => content with { Title = "Ny" })).Refusals).Code);
        Assert.Equal(RefusalCode.PlanClosed, Assert.Single((await stage.CreateAsync(new ActionContent("Ny"))).Refusals).Code);

        Task<Outcome<int>> CloseAsync(bool end) => stage.WithAsync((PlanClosing plans) => plans.CloseAsync(stage.Scene.PlanId, 1, end, PlanStage.Anna, default));
    }

    [Fact]
    public async Task CreatePlan_ForAnEvaluationOfAnotherMunicipality_OrARoundThatIsNotClosed_IsRefused()
    {
        await using var stage = await PlanStage.CreateAsync(DatabaseProvider.Sqlite);
        var published = await stage.QueryAsync(db => db.Evaluations.Where(own => own.OrganisationId == null).Select(own => own.Id).FirstAsync());
        var content = new PlanContent("Plan", "2020-v2", stage.Today, stage.Today.AddYears(1)) { EvaluationId = published, RoundId = Guid.NewGuid() };

        var refused = await stage.WithAsync((PlanService plans) => plans.CreateAsync(content, default));

        Assert.Equal([RefusalCode.EvaluationUnknown, RefusalCode.RoundUnknown], refused.Refusals.Select(refusal => refusal.Code));
    }
}
