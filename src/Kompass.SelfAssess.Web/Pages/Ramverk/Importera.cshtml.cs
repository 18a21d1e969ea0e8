using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Pages.Ramverk;

/// <summary>A municipality's own question set, seen and used by nobody else.</summary>
public sealed class ImporteraModel(
    Tenant tenant, EditionImport import, IDataProtectionProvider protection, IStringLocalizer<EditionTexts> texts, IStringLocalizer<FrameworkTexts> faultTexts)
    : EditionUpload(import, protection, texts, faultTexts)
{
    public override int? Owner => tenant.OrganisationId ?? throw new InvalidOperationException("No organisation is chosen.");

    protected override Task LoadAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
