using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Disclosure;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kompass.SelfAssess.App.Rounds;

/// <summary>A mail as a made-up person would get it, on screen or in the writer's own mailbox. Its links lead nowhere.</summary>
public sealed class LetterPreview(
    KompassDbContext db, RoundCatalogue rounds, Outbox outbox, IOptions<MailOptions> mail, IOptions<PrivacyOptions> privacy, TimeProvider time)
{
    private const int SampleQuestions = 36;
    private const string SampleToken = "00000000000000000000000000";

    public async Task<Letter> WriteAsync(MailKind kind, string language, TemplateText words, string person, CancellationToken cancellationToken) =>
        ParticipantLetter.Write(await FactsAsync(kind, language, person, cancellationToken), words.Tidied(), privacy.Value);

    /// <summary>The plain text part of the same letter.</summary>
    public static string TextOf(Letter letter) => LetterText.Of(letter);

    /// <summary>Queues the mail to its writer.</summary>
    public async Task SendAsync(
        MailKind kind, string language, TemplateText words, string person, string address, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(kind, language, person, cancellationToken);
        var letter = ParticipantLetter.Write(facts, words.Tidied(), privacy.Value);
        var organisation = await OrganisationAsync(cancellationToken);
        var subject = $"{new MailTexts(language)["TestPrefix"]} {letter.Subject}";
        var row = outbox.Add(new NewMail(
            MailKind.Test, $"test:{Guid.NewGuid():N}", address, person, subject, LetterText.Of(letter), LetterHtml.Of(letter), organisation.Id));
        (row.FromName, row.ReplyTo) = (organisation.SenderName, organisation.ContactEmail);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<LetterFacts> FactsAsync(MailKind kind, string language, string person, CancellationToken cancellationToken)
    {
        var organisation = await OrganisationAsync(cancellationToken);
        var facts = new LetterFacts
        {
            Kind = kind,
            Language = language,
            RoundName = $"{new MailTexts(language)["SampleRound"]} {StockholmDays.Today(time).Year}",
            OrganisationName = organisation.Name,
            ContactName = organisation.ContactName,
            ContactEmail = organisation.ContactEmail,
            Anonymity = Anonymity.Anonymous,
            MinimumGroup = privacy.Value.MinimumGroup,
            Questions = SampleQuestions,
            ClosesOn = StockholmDays.Today(time).AddDays(14),
            PersonName = person,
            Link = mail.Value.AddressOf($"svara/{SampleToken}"),
            StopAddress = mail.Value.AddressOf($"avanmal/{SampleToken}"),
        };
        return await NewestAsync(cancellationToken) is { } round ? OfRound(facts, round.Row, round.Content) : facts;
    }

    private static LetterFacts OfRound(LetterFacts facts, Round row, CataloguedRound round) => facts with
    {
        RoundName = row.Name,
        Anonymity = row.Anonymity,
        MinimumGroup = row.MinimumGroup,
        Questions = round.Groups.Max(group => group.AskedCodes.Count),
        ClosesOn = row.ClosesOn,
    };

    /// <summary>The round that the words will most likely be used for.</summary>
    private async Task<(Round Row, CataloguedRound Content)?> NewestAsync(CancellationToken cancellationToken)
    {
        var row = await db.Rounds.AsNoTracking().Where(r => r.State == RoundState.Draft || r.State == RoundState.Open)
            .OrderByDescending(r => r.OpensOn).ThenBy(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        return row is not null && await rounds.FindAsync(row.Id, cancellationToken) is { Groups.Count: > 0 } content ? (row, content) : null;
    }

    private Task<Organisation> OrganisationAsync(CancellationToken cancellationToken) =>
        db.Organisations.AsNoTracking().SingleAsync(o => o.Id == db.Tenant.OrganisationId, cancellationToken);
}
