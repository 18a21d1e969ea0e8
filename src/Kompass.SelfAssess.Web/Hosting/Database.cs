using Kompass.SelfAssess.App.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Kompass.SelfAssess.Web.Hosting;

/// <summary>The database, and the keys that are kept in it.</summary>
public static class Database
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddKompassDatabase(Root.Of(builder.Environment));
        builder.Services.AddDataProtection().SetApplicationName("Kompass.SelfAssess");
        builder.Services.AddSingleton<DataProtectionKeys>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeys>((options, keys) => options.XmlRepository = keys);
    }
}
