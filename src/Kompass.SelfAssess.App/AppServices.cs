using Kompass.SelfAssess.App.Comparison;
using Kompass.SelfAssess.App.Consensus;
using Kompass.SelfAssess.App.Demo;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Evaluations;
using Kompass.SelfAssess.App.Exports;
using Kompass.SelfAssess.App.Frameworks;
using Kompass.SelfAssess.App.Imports;
using Kompass.SelfAssess.App.Jobs;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Plans;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kompass.SelfAssess.App;

/// <summary>The services of the ring App, registered once for page, job and command line; the database is registered beside it.</summary>
public static class AppServices
{
    public static IServiceCollection AddKompassApp(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<EditionCatalogue>();
        services.AddScoped<EditionImport>();
        services.AddScoped<EditionExport>();
        services.AddScoped<OfficialSeed>();
        services.AddScoped<SeedLoader>();
        services.AddScoped<EvaluationService>();
        services.AddScoped<SharingService>();
        services.AddScoped<ReportDraftService>();
        services.AddScoped<ReportDraftReader>();
        services.AddScoped<DraftReview>();
        services.AddScoped<EvaluationRegister>();
        services.AddScoped<OtherResults>();
        services.AddScoped<BenchmarkService>();
        services.AddScoped<ReportIntake>();
        services.AddScoped<ChangeService>();
        services.AddScoped<SplitService>();
        services.AddScoped<CompareService>();
        services.AddScoped<HistoryService>();
        services.AddScoped<ForecastRounds>();
        services.AddScoped<ForecastService>();
        services.AddSingleton<ResultWorkbook>();
        services.AddSingleton<ComparisonWorkbook>();
        services.AddSingleton<DemoSeeder>();
        services.AddScoped<RoundCatalogue>();
        services.AddScoped<RoundService>();
        services.AddScoped<RepeatService>();
        services.AddScoped<DueRounds>();
        services.AddScoped<ReminderService>();
        services.AddScoped<RoundReminders>();
        services.AddScoped<ParticipantService>();
        services.AddScoped<ParticipantMails>();
        services.AddScoped<LetterPreview>();
        services.AddScoped<MailStopService>();
        services.AddScoped<RoundMails>();
        services.AddScoped<ParticipantChanges>();
        services.AddScoped<ParticipantImport>();
        services.AddScoped<ResponseRateService>();
        services.AddScoped<RespondentLinks>();
        services.AddScoped<AnsweringService>();
        services.AddScoped<CommentService>();
        services.AddScoped<VotingService>();
        services.AddScoped<BallotBox>();
        services.AddScoped<VotingBoard>();
        services.AddSingleton<VotingBoard.Memory>();
        services.AddScoped<ResponseMatrixReader>();
        services.AddScoped<SnapshotService>();
        services.AddScoped<ResultService>();
        services.AddScoped<EvidenceCounts>();
        services.AddScoped<WorkshopService>();
        services.AddScoped<DecisionReader>();
        services.AddScoped<DecisionService>();
        services.AddScoped<PreviewService>();
        services.AddOptions<ImportsOptions>();
        services.AddSingleton<PdfText>();
        services.AddSingleton<ReportFileReader>();
        services.AddOptions<PrivacyOptions>();
        services.AddOptions<MailOptions>();
        services.AddScoped<Outbox>();
        services.AddScoped<MailTemplateService>();
        services.AddScoped<MailDispatcher>();
        services.AddSingleton(MailTransports.Choose);
        services.AddScoped<ActionLog>();
        services.AddScoped<OpenFollowUps>();
        services.AddScoped<ActionWriter>();
        services.AddScoped<ActionService>();
        services.AddScoped<PurgeExpired>();
        services.AddScoped<Sweep>();
        return services;
    }
}
