using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Mail;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Exports.Tables;

/// <summary>
/// Who takes part in a round, what became of its mails, and how many have answered. Of an anonymous round these tell what the pages tell and no
/// more: nothing of who has answered or been reminded, and no moment of anything.
/// </summary>
internal sealed class PeopleTableSource(KompassDbContext db, ParticipantService participants, RoundMails mails, ResponseRateService rates, TableAbout about) : TableSource
{
    public override IReadOnlyList<NamedTable> Tables { get; } =
    [
        new("deltagare", TablePlace.Round, TableAudience.Coordinator, "sok", "grupp", "lage"),
        new("utskick", TablePlace.Round, TableAudience.Coordinator),
        new("utskick-fel", TablePlace.Round, TableAudience.Coordinator),
        new("svarsfrekvens", TablePlace.Round),
    ];

    public override async Task<TableAnswer> ReadAsync(TableRequest request, CancellationToken cancellationToken)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(round => round.Id == request.Id, cancellationToken) is not { } round)
        {
            return new TableUnknown();
        }

        var filter = new ParticipantFilter(request["sok"], request["grupp"], request["lage"]);
        var texts = request.Texts;
        var table = request.Name switch
        {
            "deltagare" => People((await participants.ListAsync(round.Id, cancellationToken)).Where(person => person.Email is not null), filter, round, texts),
            "utskick" => Mails((await mails.LoadAsync(round.Id, cancellationToken))!, round, texts),
            "utskick-fel" => Troubled((await mails.LoadAsync(round.Id, cancellationToken))!, texts),
            _ => Rates((await rates.LoadAsync(round.Id, cancellationToken))!, texts),
        };
        return await about.OfAsync(request, round.Name, table, TableAbout.Facts(round, texts), Chosen(request, filter), cancellationToken);
    }

    private static IReadOnlyList<Chosen> Chosen(TableRequest request, ParticipantFilter filter)
    {
        var texts = request.Texts;
        return
        [
            new(texts["Search"], filter.Search?.Trim()),
            new(texts.Results["Group"], filter.Group is { Length: > 0 } group ? GroupName(group, texts) : null),
            new(texts["State"], ParticipantFilter.States.Contains(filter.State) ? texts[$"Filter_{filter.State!.Replace("-", "", StringComparison.Ordinal)}"] : null),
        ];
    }

    private static string GroupName(string key, TableTexts texts) => RoleGroups.All.Contains(key) ? texts.Group(key) : key;

    private static Table People(IEnumerable<ParticipantRow> people, ParticipantFilter filter, Round round, TableTexts texts) => Table.Of(
        texts["SheetParticipants"],
        people.Where(filter.Fits).OrderBy(person => person.Withdrawn),
        [
            (texts["PersonName"], 30, row => SheetCell.Text(row.Name)),
            (texts["Email"], 36, row => SheetCell.Text(row.Email)),
            (texts.Results["Group"], 24, row => SheetCell.Text(texts.Group(row.GroupKey))),
            (texts.Results["Unit"], 34, row => SheetCell.Text(row.Unit)),
            (texts["MailLanguage"], 12, row => SheetCell.Text(texts[$"Language_{row.Language}"])),
            (texts["Invitation"], 22, row => SheetCell.Text(texts[Invitation(row)])),
            .. round.Anonymity == Anonymity.Named
                ? [(texts["Answered"], 18, row => SheetCell.Text(texts[$"Participant{row.State ?? ParticipantState.NotStarted}"]))]
                : Array.Empty<(string, double, Func<ParticipantRow, SheetCell>)>(),
            (texts["OnList"], 12, row => SheetCell.Text(texts.YesOrNo(!row.Withdrawn))),
        ]);

    private static string Invitation(ParticipantRow person) => person switch
    {
        { Withdrawn: true } => "MailWithdrawn",
        { MailStopped: true } => "MailStopped",
        { Invitation: null } => "MailNone",
        { Invitation: MailState.Sent } => "MailSent",
        { Invitation: MailState.Failed } => "MailFailed",
        { Invitation: MailState.Queued } => "MailQueued",
        _ => "MailDoubtful",
    };

    private static Table Mails(RoundMailView view, Round round, TableTexts texts)
    {
        var anonymous = round.Anonymity == Anonymity.Anonymous;
        MailKind[] kinds = anonymous ? [MailKind.Invitation] : [MailKind.Invitation, MailKind.Reminder, MailKind.LastReminder, MailKind.Link];
        List<(string Key, MailState[] States)> states =
            [("MailQueued", [MailState.Queued, MailState.Sending]), ("MailSent", [MailState.Sent]), ("MailFailed", [MailState.Failed]), ("MailDoubtful", [MailState.Doubtful])];
        if (!anonymous)
        {
            states.Add(("MailCancelled", [MailState.Cancelled, MailState.Skipped]));
        }

        return Table.Of(
            texts["SheetMails"],
            kinds,
            [
                (texts["MailKind"], 24, kind => SheetCell.Text(texts[$"Kind{kind}"])),
                .. states.Select<(string Key, MailState[] States), (string, double, Func<MailKind, SheetCell>)>(state =>
                    (texts[state.Key], 14, kind => SheetCell.Whole(view.Counts.Where(count => count.Kind == kind && state.States.Contains(count.State)).Sum(count => count.Count)))),
            ]);
    }

    private static Table Troubled(RoundMailView view, TableTexts texts) => Table.Of(
        texts["SheetTroubled"],
        view.Troubled,
        (texts["PersonName"], 30, row => SheetCell.Text(row.Name)),
        (texts["Email"], 36, row => SheetCell.Text(row.Address)),
        (texts["MailKind"], 24, row => SheetCell.Text(texts[$"Kind{row.Kind}"])),
        (texts["State"], 16, row => SheetCell.Text(texts[row.State == MailState.Failed ? "MailFailed" : "MailDoubtful"])),
        (texts["Why"], 50, row => row.State == MailState.Failed ? SheetCell.Text(texts[$"Trouble{MailTrouble.Of(row.Answer)}"]) : SheetCell.NotApplicable),
        (texts["ServerAnswer"], 60, row => SheetCell.Text(row.Answer)),
        (texts["Attempts"], 10, row => SheetCell.Whole(row.Attempts)));

    private static Table Rates(ResponseRate rate, TableTexts texts)
    {
        var whole = new ResponseRateRow("", rate.Invited, rate.Submitted, rate.SubmittedByOpenLink > 0);
        (string Kind, string Name, ResponseRateRow Row)[] rows =
        [
            (texts.Results["LevelTotal"], texts["Everybody"], whole),
            .. rate.Groups.Select(row => (texts.Results["Group"], texts.Group(row.Key), row)),
            .. rate.Units.Select(row => (texts.Results["Unit"], row.Key.Length == 0 ? texts["NoUnit"] : row.Key, row)),
        ];
        return Table.Of(
            texts["SheetRates"],
            rows,
            (texts.Results["Level"], 24, row => SheetCell.Text(row.Kind)),
            (texts.Results["Name"], 40, row => SheetCell.Text(row.Name)),
            (texts.Results["Invited"], 14, row => SheetCell.Whole(row.Row.Invited)),
            (texts.Results["Respondents"], 14, row => row.Row.Submitted is { } submitted ? SheetCell.Whole(submitted) : SheetCell.Withheld),
            (texts["RateShare"], 12, row => row.Row switch
            {
                { Submitted: null } => SheetCell.Withheld,
                { Invited: 0 } => SheetCell.NotApplicable,
                { Submitted: { } submitted, Invited: var invited } => SheetCell.Number((double)submitted / invited, NumberForm.Percent),
            }),
            (texts["ByOpenLink"], 22, row => row.Kind == texts.Results["LevelTotal"] ? SheetCell.Whole(rate.SubmittedByOpenLink) : SheetCell.Text(texts.YesOrNo(row.Row.OpenLink))),
            (texts["Target"], 12, row => row.Kind == texts.Results["LevelTotal"] ? SheetCell.Number(rate.TargetPercent / 100.0, NumberForm.Percent) : SheetCell.NotApplicable));
    }
}
