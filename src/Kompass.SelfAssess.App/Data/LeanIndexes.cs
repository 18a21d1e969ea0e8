using Kompass.SelfAssess.App.Rounds;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;

namespace Kompass.SelfAssess.App.Data;

/// <summary>Every foreign key gets an index but the answers': nobody looks them up by question alone, and every saved answer would pay for it.</summary>
internal sealed class LeanIndexes(ProviderConventionSetBuilderDependencies dependencies) : ForeignKeyIndexConvention(dependencies)
{
    protected override IConventionIndex? CreateIndex(
        IReadOnlyList<IConventionProperty> properties, bool unique, IConventionEntityTypeBuilder entityTypeBuilder) =>
        entityTypeBuilder.Metadata.ClrType == typeof(Answer) ? null : base.CreateIndex(properties, unique, entityTypeBuilder);
}
