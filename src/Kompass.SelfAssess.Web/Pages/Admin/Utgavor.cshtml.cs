using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Web.Pages.Ramverk;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Admin;

/// <summary>Everyone's editions, and a new one or a new version from a file.</summary>
public sealed class UtgavorModel(
    EditionCatalogue catalogue, EditionImport import, IDataProtectionProvider protection, IStringLocalizer<EditionTexts> texts,
    IStringLocalizer<FrameworkTexts> faultTexts) : EditionUpload(import, protection, texts, faultTexts)
{
    public override int? Owner => null;

    public IReadOnlyList<StoredEdition> Editions { get; private set; } = [];

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        Editions = [.. (await catalogue.ListAsync(cancellationToken)).Where(stored => stored.OrganisationId is null)];
}
