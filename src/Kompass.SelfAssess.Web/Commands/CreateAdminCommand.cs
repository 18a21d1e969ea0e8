using System.CommandLine;
using Kompass.SelfAssess.App.Organisations;
using Kompass.SelfAssess.Web.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;

namespace Kompass.SelfAssess.Web.Commands;

/// <summary><c>create-admin --email E</c>: an account without a password, and the one-time link to choose one.</summary>
internal static class CreateAdminCommand
{
    public static Command Create(VerbRunner runner, IStringLocalizer<CommandTexts> texts)
    {
        var email = new Option<string>("--email") { Description = texts["OptionEmail"], Required = true };
        return runner.Handle(
            new Command("create-admin", texts["VerbCreateAdmin"]) { email },
            (verb, parsed, cancellationToken) => RunAsync(verb, parsed.GetRequiredValue(email), cancellationToken));
    }

    private static async Task<int> RunAsync(Verb verb, string email, CancellationToken cancellationToken)
    {
        // The website makes the first key when it starts; here nobody has, and the link is made inside a transaction that would keep the key from being stored.
        verb.Get<IDataProtectionProvider>().CreateProtector(nameof(CreateAdminCommand)).Protect([]);
        var (link, fault) = await verb.Get<AccountService>().CreatePlatformAdministratorAsync(email, cancellationToken);
        return fault is null
            ? verb.Finish($"{verb.Texts["AdminLink", email].Value}\n{link}", new { email, link })
            : verb.Refuse(verb.Texts["EmailBad", email]);
    }
}
