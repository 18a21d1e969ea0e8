using System.Data;
using System.Data.Common;

namespace Kompass.SelfAssess.App.Data;

/// <summary>Parameters of the few statements that are written by hand; typed, because PostgreSQL cannot guess the type of a null.</summary>
internal static class CommandParameters
{
    public static void AddParameter(this DbCommand command, string name, Guid value) => Add(command, name, DbType.Guid, value);

    public static void AddParameter(this DbCommand command, string name, int value) => Add(command, name, DbType.Int32, value);

    public static void AddParameter(this DbCommand command, string name, int? value) => Add(command, name, DbType.Int32, value);

    public static void AddParameter(this DbCommand command, string name, short value) => Add(command, name, DbType.Int16, value);

    public static void AddParameter(this DbCommand command, string name, long value) => Add(command, name, DbType.Int64, value);

    public static void AddParameter(this DbCommand command, string name, string? value) => Add(command, name, DbType.String, value);

    private static void Add(DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
