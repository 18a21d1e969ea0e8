using System.Net;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Kompass.SelfAssess.TestKit.Web;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.Web.Tests.Hosting;

/// <summary>No page reaches what another municipality owns, whatever id it is asked for.</summary>
[Collection(SharedHost.Name)]
public sealed class TenantTests(KompassHost host)
{
    [Fact]
    public async Task EveryPageWithAnId_OfAnotherMunicipality_DoesNotExist()
    {
        var theirs = await host.OrganisationAsync($"Deras {Guid.NewGuid():N}");
        var (round, evaluation) = await host.QueryAsync(theirs.Id, async database =>
        {
            var edition = await database.Editions.Where(row => row.Assessable).Select(row => row.Id).FirstAsync();
            var closed = new Round
            {
                Id = Guid.NewGuid(),
                OrganisationId = theirs.Id,
                Name = "Deras omgång",
                EditionId = edition,
                Depth = RoundDepth.Quick,
                MinimumGroup = 5,
                State = RoundState.Closed,
                OpensOn = new(2026, 1, 1),
                ClosesOn = new(2026, 2, 1),
            };
            var official = new OfficialEvaluation
            {
                Id = Guid.NewGuid(),
                OrganisationId = theirs.Id,
                Municipality = "Deras",
                Year = 2022,
                EditionId = edition,
                Source = "prov",
            };
            database.AddRange(closed, official);
            await database.SaveChangesAsync();
            return (closed.Id, official.Id);
        });
        var member = (await host.UserAsync(Role.Reader, theirs.Id)).Id;
        using var us = await host.SignInAsAsync(Role.Coordinator, (await host.OrganisationAsync($"Våra {Guid.NewGuid():N}")).Id);

        foreach (var template in PageMap.TemplatesOf(host).Where(template => template.Contains(":guid", StringComparison.Ordinal)))
        {
            foreach (var id in new[] { round, evaluation, member })
            {
                using var answer = await us.GetAsync(PageMap.AddressOf(template, id, 1));
                // The questionnaire, the follow-up and the live vote go by a cookie of their own and may send their visitor back to the door.
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound || PageMap.FolderOf(template) is "svara" or "uppfoljning" or "rosta", $"{template} answered {(int)answer.StatusCode}.");
                Assert.DoesNotContain("Deras", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task EveryPageWithoutAnId_ShowsNothingOfAnotherMunicipality()
    {
        var name = $"Hemligköping {Guid.NewGuid():N}";
        var theirs = await host.OrganisationAsync(name);
        await host.QueryAsync(theirs.Id, async database =>
        {
            var edition = await database.Editions.Where(row => row.Assessable).Select(row => row.Id).FirstAsync();
            database.Add(new Round
            {
                Id = Guid.NewGuid(),
                OrganisationId = theirs.Id,
                Name = name,
                EditionId = edition,
                Depth = RoundDepth.Quick,
                MinimumGroup = 5,
                State = RoundState.Open,
                OpensOn = new(2026, 11, 1),
                ClosesOn = new(2026, 12, 1),
            });
            return await database.SaveChangesAsync();
        });
        using var us = await host.SignInAsAsync(Role.Coordinator);

        foreach (var template in PageMap.TemplatesOf(host).Where(template => !template.Contains('{', StringComparison.Ordinal)))
        {
            using var answer = await us.GetAsync(template);
            Assert.DoesNotContain(name, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
