using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Exports.Tables;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kompass.SelfAssess.App.Organisations;

/// <summary>Accounts, organisations and members, with the rules of passwords and one-time links.</summary>
public static class OrganisationServices
{
    public const int PasswordMinLength = 12;

    public static IdentityBuilder AddKompassAccounts(this IServiceCollection services)
    {
        services.AddScoped<OrganisationService>();
        services.AddScoped<MemberService>();
        services.AddScoped<AccountService>();
        services.AddScoped<AccountMails>();
        services.AddAccountTables();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(AccountMails.ResetHours));
        return services.AddIdentityCore<AppUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                // Length is what makes a password hard to guess; rules about its letters only make it hard to remember.
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordMinLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<KompassDbContext>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<InvitationTokenProvider>(InvitationTokenProvider.Provider);
    }
}
