using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary>A verb at work: its services, and the one answer it gives.</summary>
internal sealed class Verb(IServiceProvider services, IStringLocalizer<CommandTexts> texts, bool json)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public IStringLocalizer<CommandTexts> Texts { get; } = texts;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Answers with the text or, if that was asked for, with the document.</summary>
    public int Finish(string text, object document)
    {
        Console.Out.WriteLine(json ? JsonSerializer.Serialize(document, Options) : text);
        return CommandLine.Done;
    }

    public int Refuse(string reason, object? document = null) => Refuse(reason, json, document);

    /// <summary>Says why not on standard error; with --json, standard output still carries a document.</summary>
    public static int Refuse(string reason, bool json, object? document = null)
    {
        Console.Error.WriteLine(reason);
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(document ?? new { refused = reason }, Options));
        }

        return CommandLine.Refused;
    }

    /// <summary>Says on standard error how the verb is used.</summary>
    public int Misused(string mistake)
    {
        Console.Error.WriteLine(mistake);
        Console.Error.WriteLine(Texts["SeeHelp"].Value);
        return CommandLine.WrongUsage;
    }

    /// <summary>True where the database lacks steps that <c>migrate</c> takes.</summary>
    public async Task<bool> IsBehindAsync(CancellationToken cancellationToken) =>
        (await Get<KompassDbContext>().Database.GetPendingMigrationsAsync(cancellationToken)).Any();

    /// <summary>Works from here on for the organisation of that slug, if one is given; false where there is none.</summary>
    public async Task<bool> WorkForAsync(string? slug, CancellationToken cancellationToken)
    {
        if (slug is null)
        {
            return true;
        }

        var id = await Get<KompassDbContext>().Organisations.Where(row => row.Slug == slug).Select(row => (int?)row.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is { } organisation)
        {
            Get<Tenant>().Use(organisation);
        }

        return id is not null;
    }

    /// <summary>Works from here on for the organisation that the round belongs to; false where there is no such round.</summary>
    public async Task<bool> WorkForOwnerOfAsync(Guid roundId, CancellationToken cancellationToken)
    {
        var owner = await Get<KompassDbContext>().Rounds
            .IgnoreQueryFilters([KompassDbContext.TenantFilter])
            .Where(round => round.Id == roundId)
            .Select(round => (int?)round.OrganisationId)
            .SingleOrDefaultAsync(cancellationToken);
        if (owner is { } organisationId)
        {
            Get<Tenant>().Use(organisationId);
        }

        return owner is not null;
    }
}
