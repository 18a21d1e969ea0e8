using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Reports;
using Kompass.SelfAssess.App.Exports.Reports.Word;
using Kompass.SelfAssess.TestKit.Databases;

namespace Kompass.SelfAssess.App.Tests.Exports.Reports;

public sealed class ReportTemplatesTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Store_TwiceThenRemove_KeepsTheLastOfEachMunicipalityAndThenNone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (own, other) = (await RoundScenario.NewOrganisationAsync(database, "karlskoga"), await RoundScenario.NewOrganisationAsync(database, "lindesberg"));
        await StoreAsync(database, own, "gammal.dotx");
        await StoreAsync(database, own, "C:\\mallar\\ny.dotx");

        var found = await database.WithAsync<ReportTemplates, TemplateView?>(own, templates => templates.FindAsync(default));
        Assert.EndsWith("ny.dotx", found!.FileName, StringComparison.Ordinal);
        Assert.Equal("heading 1", found.Styles[WordStyle.Heading1]);
        Assert.True(found.Header);
        Assert.Null(await database.WithAsync<ReportTemplates, byte[]?>(other, templates => templates.ContentAsync(default)));

        await database.WithAsync<ReportTemplates, bool>(other, async templates => { await templates.RemoveAsync(default); return true; });
        Assert.NotNull(await database.WithAsync<ReportTemplates, byte[]?>(own, templates => templates.ContentAsync(default)));
        await database.WithAsync<ReportTemplates, bool>(own, async templates => { await templates.RemoveAsync(default); return true; });
        Assert.Null(await database.WithAsync<ReportTemplates, byte[]?>(own, templates => templates.ContentAsync(default)));
    }

    private static async Task StoreAsync(TestDatabase database, int organisation, string name) =>
        Assert.Null(await database.WithAsync<ReportTemplates, Refused?>(organisation, templates => templates.StoreAsync(name, WordTemplates.Municipal(), "Anna", default)));
}
