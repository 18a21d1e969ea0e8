using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kompass.SelfAssess.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReportedSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "StepsDone",
                table: "FollowUpReports",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "StepsDone",
                table: "FollowUpReports");
        }
    }
}
