using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Kompass.SelfAssess.App.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OfficialReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "SharesEstimates",
                table: "Organisations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedBy",
                table: "OfficialEvaluations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FileId",
                table: "OfficialEvaluations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Simulated",
                table: "OfficialEvaluations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "BenchmarkPeers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenchmarkPeers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BenchmarkPeers_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfficialAreaSummaries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Area = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficialAreaSummaries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficialAreaSummaries_OfficialEvaluations_EvaluationId",
                        column: x => x.EvaluationId,
                        principalTable: "OfficialEvaluations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfficialFindings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Area = table.Column<int>(type: "integer", nullable: true),
                    SubAreaCode = table.Column<string>(type: "text", nullable: true),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    GoldStar = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficialFindings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficialFindings_OfficialEvaluations_EvaluationId",
                        column: x => x.EvaluationId,
                        principalTable: "OfficialEvaluations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    StoredUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportFiles_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SharedEstimates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Edition = table.Column<string>(type: "text", nullable: false),
                    ConfirmedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Simulated = table.Column<bool>(type: "boolean", nullable: false),
                    Total = table.Column<decimal>(type: "numeric(18,12)", precision: 18, scale: 12, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedEstimates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SharedEstimates_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<byte>(type: "smallint", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<string>(type: "text", nullable: true),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true),
                    Municipality = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Year = table.Column<int>(type: "integer", nullable: true),
                    Month = table.Column<int>(type: "integer", nullable: true),
                    Edition = table.Column<string>(type: "text", nullable: true),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportDrafts_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReportDrafts_ReportFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "ReportFiles",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SharedEstimateParts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SharedEstimateId = table.Column<Guid>(type: "uuid", nullable: false),
                    Area = table.Column<int>(type: "integer", nullable: false),
                    SubAreaCode = table.Column<string>(type: "text", nullable: true),
                    Points = table.Column<decimal>(type: "numeric(18,12)", precision: 18, scale: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedEstimateParts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SharedEstimateParts_SharedEstimates_SharedEstimateId",
                        column: x => x.SharedEstimateId,
                        principalTable: "SharedEstimates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportDraftFindings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DraftId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    ReadKind = table.Column<byte>(type: "smallint", nullable: false),
                    Suggested = table.Column<byte>(type: "smallint", nullable: true),
                    Confidence = table.Column<double>(type: "double precision", nullable: true),
                    Area = table.Column<int>(type: "integer", nullable: true),
                    SubAreaCode = table.Column<string>(type: "text", nullable: true),
                    SuggestedSubArea = table.Column<string>(type: "text", nullable: true),
                    SubAreaConfidence = table.Column<double>(type: "double precision", nullable: true),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    GoldStar = table.Column<bool>(type: "boolean", nullable: false),
                    FirstLine = table.Column<int>(type: "integer", nullable: true),
                    LastLine = table.Column<int>(type: "integer", nullable: true),
                    Confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    LeftOut = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportDraftFindings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportDraftFindings_ReportDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "ReportDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportDraftValues",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DraftId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<byte>(type: "smallint", nullable: false),
                    Printed = table.Column<byte>(type: "smallint", nullable: true),
                    Area = table.Column<int>(type: "integer", nullable: true),
                    SubAreaCode = table.Column<string>(type: "text", nullable: true),
                    EarlierYear = table.Column<int>(type: "integer", nullable: true),
                    Label = table.Column<string>(type: "text", nullable: true),
                    Max = table.Column<decimal>(type: "numeric(18,12)", precision: 18, scale: 12, nullable: true),
                    Read = table.Column<decimal>(type: "numeric(18,12)", precision: 18, scale: 12, nullable: true),
                    Value = table.Column<decimal>(type: "numeric(18,12)", precision: 18, scale: 12, nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true),
                    FirstLine = table.Column<int>(type: "integer", nullable: true),
                    LastLine = table.Column<int>(type: "integer", nullable: true),
                    Confirmed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportDraftValues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportDraftValues_ReportDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "ReportDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BenchmarkPeers_OrganisationId_Municipality",
                table: "BenchmarkPeers",
                columns: new[] { "OrganisationId", "Municipality" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfficialAreaSummaries_EvaluationId",
                table: "OfficialAreaSummaries",
                column: "EvaluationId");

            migrationBuilder.CreateIndex(
                name: "IX_OfficialFindings_EvaluationId",
                table: "OfficialFindings",
                column: "EvaluationId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportDraftFindings_DraftId",
                table: "ReportDraftFindings",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportDrafts_FileId",
                table: "ReportDrafts",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportDrafts_OrganisationId",
                table: "ReportDrafts",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportDraftValues_DraftId",
                table: "ReportDraftValues",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportFiles_OrganisationId_Hash",
                table: "ReportFiles",
                columns: new[] { "OrganisationId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SharedEstimateParts_SharedEstimateId",
                table: "SharedEstimateParts",
                column: "SharedEstimateId");

            migrationBuilder.CreateIndex(
                name: "IX_SharedEstimates_OrganisationId",
                table: "SharedEstimates",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_SharedEstimates_RoundId",
                table: "SharedEstimates",
                column: "RoundId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BenchmarkPeers");

            migrationBuilder.DropTable(
                name: "OfficialAreaSummaries");

            migrationBuilder.DropTable(
                name: "OfficialFindings");

            migrationBuilder.DropTable(
                name: "ReportDraftFindings");

            migrationBuilder.DropTable(
                name: "ReportDraftValues");

            migrationBuilder.DropTable(
                name: "SharedEstimateParts");

            migrationBuilder.DropTable(
                name: "ReportDrafts");

            migrationBuilder.DropTable(
                name: "SharedEstimates");

            migrationBuilder.DropTable(
                name: "ReportFiles");

            migrationBuilder.DropColumn(
                name: "SharesEstimates",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ConfirmedBy",
                table: "OfficialEvaluations");

            migrationBuilder.DropColumn(
                name: "FileId",
                table: "OfficialEvaluations");

            migrationBuilder.DropColumn(
                name: "Simulated",
                table: "OfficialEvaluations");
        }
    }
}
