using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Kompass.SelfAssess.App.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RoundsInEarnest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_EstimateSnapshots_RoundId_Kind",
                table: "EstimateSnapshots");

            migrationBuilder.AddColumn<int>(
                name: "FinalNumber",
                table: "Rounds",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("UPDATE \"Rounds\" SET \"FinalNumber\" = 1 WHERE \"State\" = 3");

            migrationBuilder.AddColumn<bool>(
                name: "Reminders",
                table: "Rounds",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RepeatsRoundId",
                table: "Rounds",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Participants",
                type: "character varying(2)",
                maxLength: 2,
                nullable: false,
                defaultValue: "sv");

            migrationBuilder.AddColumn<bool>(
                name: "Withdrawn",
                table: "Participants",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte>(
                name: "Purpose",
                table: "ParticipantLinks",
                type: "smallint",
                nullable: false,
                defaultValue: (byte)0);

            migrationBuilder.AddColumn<string>(
                name: "FromName",
                table: "Outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NominalDate",
                table: "Outbox",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReplyTo",
                table: "Outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RoundId",
                table: "Outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UnsubscribeAddress",
                table: "Outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MailBudget",
                table: "Organisations",
                type: "integer",
                nullable: false,
                defaultValue: 6);

            migrationBuilder.AddColumn<string>(
                name: "MailSenderName",
                table: "Organisations",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "MailsInJuly",
                table: "Organisations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "EstimateSnapshots",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "TakenById",
                table: "EstimateSnapshots",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DecisionLog",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    FinalNumber = table.Column<int>(type: "integer", nullable: false),
                    Action = table.Column<byte>(type: "smallint", nullable: false),
                    PartKind = table.Column<byte>(type: "smallint", nullable: true),
                    PartCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Level = table.Column<int>(type: "integer", nullable: true),
                    Points = table.Column<decimal>(type: "numeric(18,12)", precision: 18, scale: 12, nullable: true),
                    Share = table.Column<double>(type: "double precision", nullable: true),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Minority = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionLog", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionLog_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartKind = table.Column<byte>(type: "smallint", nullable: false),
                    PartCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: true),
                    Points = table.Column<decimal>(type: "numeric(18,12)", precision: 18, scale: 12, nullable: true),
                    Share = table.Column<double>(type: "double precision", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Minority = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    DecidedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decisions_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceTasks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartKind = table.Column<byte>(type: "smallint", nullable: false),
                    PartCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    OwnerName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    OwnerEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidenceTasks_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MailStops",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    StoppedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailStops", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MailStops_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MailTemplates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Subject = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Opening = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Closing = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MailTemplates_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Workshops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    DisagreementWeight = table.Column<double>(type: "double precision", nullable: false),
                    DontKnowWeight = table.Column<double>(type: "double precision", nullable: false),
                    EvidenceWeight = table.Column<double>(type: "double precision", nullable: false),
                    JoinCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    JoinCodeUntilUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CurrentItemId = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Workshops", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Workshops_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkshopItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    WorkshopId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartKind = table.Column<byte>(type: "smallint", nullable: false),
                    PartCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    OnAgenda = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkshopItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkshopItems_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkshopVoters",
                columns: table => new
                {
                    WorkshopId = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkshopVoters", x => new { x.WorkshopId, x.KeyHash });
                    table.ForeignKey(
                        name: "FK_WorkshopVoters_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Ballots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    WorkshopId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    OpenedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RevealedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Votes = table.Column<int>(type: "integer", nullable: true),
                    Count0 = table.Column<int>(type: "integer", nullable: true),
                    Count1 = table.Column<int>(type: "integer", nullable: true),
                    Count2 = table.Column<int>(type: "integer", nullable: true),
                    Count3 = table.Column<int>(type: "integer", nullable: true),
                    Count4 = table.Column<int>(type: "integer", nullable: true),
                    Count5 = table.Column<int>(type: "integer", nullable: true),
                    CountDontKnow = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ballots_WorkshopItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "WorkshopItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Ballots_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Votes",
                columns: table => new
                {
                    BallotId = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    OrganisationId = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<byte>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Votes", x => new { x.BallotId, x.KeyHash });
                    table.ForeignKey(
                        name: "FK_Votes_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_OrganisationId_To",
                table: "Outbox",
                columns: new[] { "OrganisationId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_RoundId_State",
                table: "Outbox",
                columns: new[] { "RoundId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateSnapshots_RoundId_Kind_Number",
                table: "EstimateSnapshots",
                columns: new[] { "RoundId", "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_ItemId",
                table: "Ballots",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_WorkshopId_ItemId_Number",
                table: "Ballots",
                columns: new[] { "WorkshopId", "ItemId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DecisionLog_RoundId",
                table: "DecisionLog",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_RoundId_PartKind_PartCode",
                table: "Decisions",
                columns: new[] { "RoundId", "PartKind", "PartCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceTasks_RoundId_PartCode",
                table: "EvidenceTasks",
                columns: new[] { "RoundId", "PartCode" });

            migrationBuilder.CreateIndex(
                name: "IX_MailStops_OrganisationId_Email",
                table: "MailStops",
                columns: new[] { "OrganisationId", "Email" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MailTemplates_OrganisationId_Kind_Language",
                table: "MailTemplates",
                columns: new[] { "OrganisationId", "Kind", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopItems_WorkshopId_PartKind_PartCode",
                table: "WorkshopItems",
                columns: new[] { "WorkshopId", "PartKind", "PartCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_JoinCode",
                table: "Workshops",
                column: "JoinCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_RoundId",
                table: "Workshops",
                column: "RoundId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DecisionLog");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "EvidenceTasks");

            migrationBuilder.DropTable(
                name: "MailStops");

            migrationBuilder.DropTable(
                name: "MailTemplates");

            migrationBuilder.DropTable(
                name: "Votes");

            migrationBuilder.DropTable(
                name: "WorkshopVoters");

            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropTable(
                name: "WorkshopItems");

            migrationBuilder.DropTable(
                name: "Workshops");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_OrganisationId_To",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_RoundId_State",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_EstimateSnapshots_RoundId_Kind_Number",
                table: "EstimateSnapshots");

            migrationBuilder.DropColumn(
                name: "FinalNumber",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "Reminders",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "RepeatsRoundId",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Withdrawn",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "ParticipantLinks");

            migrationBuilder.DropColumn(
                name: "FromName",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "NominalDate",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ReplyTo",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "RoundId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "UnsubscribeAddress",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "MailBudget",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "MailSenderName",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "MailsInJuly",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "EstimateSnapshots");

            migrationBuilder.DropColumn(
                name: "TakenById",
                table: "EstimateSnapshots");

            migrationBuilder.CreateIndex(
                name: "IX_EstimateSnapshots_RoundId_Kind",
                table: "EstimateSnapshots",
                columns: new[] { "RoundId", "Kind" },
                unique: true);
        }
    }
}
