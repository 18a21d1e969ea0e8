using System.CommandLine;
using System.Globalization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Tables;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>
/// <c>export-table --name N --out F</c> with <c>--round ID</c>, <c>--plan ID</c> or <c>--organisation SLUG</c>: a table of the website as an
/// Excel or CSV file, by the ending of the file's name. <c>--filter</c> says what the address of the page would.
/// </summary>
internal static class ExportTableCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var name = new Option<string>("--name") { Description = texts["OptionTableName"], Required = true };
        var round = new Option<Guid?>("--round") { Description = texts["OptionRound"] };
        var plan = new Option<Guid?>("--plan") { Description = texts["OptionPlan"] };
        var organisation = new Option<string?>("--organisation") { Description = texts["OptionTableOrganisation"] };
        var filter = new Option<string[]>("--filter") { Description = texts["OptionTableFilter"], AllowMultipleArgumentsPerToken = true };
        var file = new Option<string>("--out") { Description = texts["OptionTableOut"], Required = true };
        return runner.Handle(
            new Command("export-table", texts["VerbExportTable"]) { name, round, plan, organisation, filter, file },
            (verb, parsed, cancellationToken) => RunAsync(
                verb,
                new Asked(
                    parsed.GetRequiredValue(name), parsed.GetValue(round), parsed.GetValue(plan), parsed.GetValue(organisation), parsed.GetValue(filter) ?? [], parsed.GetRequiredValue(file)),
                cancellationToken));
    }

    private static async Task<int> RunAsync(Verb verb, Asked asked, CancellationToken cancellationToken)
    {
        var catalogue = verb.Get<TableCatalogue>();
        if (TableForms.Of(Path.GetExtension(asked.File).TrimStart('.')) is not { } form)
        {
            return verb.Misused(verb.Texts["TableEnding", asked.File]);
        }

        if (asked.Table(catalogue) is not { } table)
        {
            return verb.Misused(Mistake(verb.Texts, catalogue, asked));
        }

        if (asked.Filters(table) is not { } filters)
        {
            return verb.Misused(verb.Texts["TableFilterUnknown", table.Name, table.Filters.Count == 0 ? "–" : string.Join(", ", table.Filters)]);
        }

        return await OwnerRefusedAsync(verb, asked, cancellationToken) is { } refused
            ? refused
            : await WriteAsync(
                verb,
                asked,
                form,
                new TableRequest(table.Name, table.Place, asked.Round ?? asked.Plan ?? Guid.Empty, CultureInfo.CurrentUICulture) { Filter = filters, Coordinator = true },
                cancellationToken);
    }

    private static async Task<int> WriteAsync(Verb verb, Asked asked, TableForm form, TableRequest request, CancellationToken cancellationToken)
    {
        switch (await verb.Get<TableCatalogue>().ReadAsync(request, cancellationToken))
        {
            case TableFile table:
                var path = await FileTroubleException.WriteAsync(asked.File, stream => table.Write(form, stream));
                return verb.Finish(
                    verb.Texts["TableExported", path, table.Table.Rows.Count],
                    new { name = request.Name, round = asked.Round, plan = asked.Plan, organisation = asked.Organisation, rows = table.Table.Rows.Count, columns = table.Table.Columns.Count, file = path });
            case TableNotYet notYet:
                return verb.Refuse(verb.Texts["RoundNotClosed", notYet.Round]);
            default:
                return verb.Refuse(verb.Texts["TableNothing", request.Name]);
        }
    }

    private static async Task<int?> OwnerRefusedAsync(Verb verb, Asked asked, CancellationToken cancellationToken) => asked switch
    {
        { Round: { } round } => await verb.WorkForOwnerOfAsync(round, cancellationToken) ? null : verb.Refuse(verb.Texts["RoundUnknown", round]),
        { Plan: { } plan } => await WorkForPlanAsync(verb, plan, cancellationToken) ? null : verb.Refuse(verb.Texts["PlanUnknown", plan]),
        { Organisation: { } slug } => await verb.WorkForAsync(slug, cancellationToken) ? null : verb.Refuse(verb.Texts["OrganisationUnknown", slug]),
        _ => null,
    };

    private static async Task<bool> WorkForPlanAsync(Verb verb, Guid id, CancellationToken cancellationToken)
    {
        var owner = await verb.Get<KompassDbContext>().Plans
            .IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(plan => plan.Id == id)
            .Select(plan => (int?)plan.OrganisationId)
            .SingleOrDefaultAsync(cancellationToken);
        if (owner is { } organisation)
        {
            verb.Get<Tenant>().Use(organisation);
        }

        return owner is not null;
    }

    /// <summary>What was wrong: no such name, or one that belongs to something else than was named.</summary>
    private static string Mistake(IStringLocalizer<CommandTexts> texts, TableCatalogue catalogue, Asked asked)
    {
        var named = catalogue.All.Where(table => table.Name == asked.Name).ToList();
        if (named.Count > 0)
        {
            return texts["TableWrongOwner", asked.Name, string.Join(", ", named.Select(table => OptionOf(texts, table.Place)).Distinct())];
        }

        var lists = catalogue.All.GroupBy(table => OptionOf(texts, table.Place)).Select(group => $"{group.Key}: {string.Join(", ", group.Select(table => table.Name).Distinct())}");
        return $"{texts["TableUnknown", asked.Name].Value}\n{string.Join('\n', lists)}";
    }

    private static string OptionOf(IStringLocalizer<CommandTexts> texts, TablePlace place) => place switch
    {
        TablePlace.Round => "--round",
        TablePlace.Plan => "--plan",
        TablePlace.Evaluations or TablePlace.Settings => "--organisation",
        _ => texts["TableNoOwner"],
    };

    private sealed record Asked(string Name, Guid? Round, Guid? Plan, string? Organisation, IReadOnlyList<string> Filter, string File)
    {
        /// <summary>The table of that name that belongs to what was named; null where it is none, or more than one owner was named.</summary>
        public NamedTable? Table(TableCatalogue catalogue) => (Round, Plan, Organisation) switch
        {
            ({ }, null, null) => catalogue.Find(TablePlace.Round, Name),
            (null, { }, null) => catalogue.Find(TablePlace.Plan, Name),
            (null, null, { }) => catalogue.Find(TablePlace.Evaluations, Name) ?? catalogue.Find(TablePlace.Settings, Name) ?? catalogue.Find(TablePlace.Frameworks, Name),
            (null, null, null) => catalogue.Find(TablePlace.Frameworks, Name) ?? catalogue.Find(TablePlace.Admin, Name),
            _ => null,
        };

        /// <summary>What was chosen by name; null where a filter is none of the table's.</summary>
        public Dictionary<string, string>? Filters(NamedTable table)
        {
            var pairs = Filter.Select(text => text.Split('=', 2)).ToList();
            return pairs.TrueForAll(pair => pair.Length == 2 && table.Filters.Contains(pair[0]))
                ? pairs.GroupBy(pair => pair[0]).ToDictionary(group => group.Key, group => group.Last()[1])
                : null;
        }
    }
}
