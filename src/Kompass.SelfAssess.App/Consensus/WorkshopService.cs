using Kompass.SelfAssess.App.Data;
using Kompass.SelfAssess.App.Rounds;
using Kompass.SelfAssess.App.Scoring;
using Kompass.SelfAssess.Domain.Consensus;
using Kompass.SelfAssess.Domain.Disclosure;
using Kompass.SelfAssess.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Kompass.SelfAssess.App.Consensus;

/// <summary>The workshop of a closed round: its agenda, and all that is known of an item. Made of the raw snapshot, behind the gate.</summary>
public sealed class WorkshopService(KompassDbContext db, ResultService results, EvidenceCounts evidence, DecisionReader decisions, CommentService comments)
{
    private const int ShortestMeeting = 15;
    private const int LongestMeeting = 480;
    private const int LongestItem = 120;

    public async Task<WorkshopView> LoadAsync(Guid roundId, CancellationToken cancellationToken)
    {
        switch (await results.RawAsync(roundId, cancellationToken))
        {
            case ResultNotYet notYet:
                return new WorkshopNotYet(notYet.Round);
            case RoundResult raw:
                var workshop = await db.Workshops.AsNoTracking().Include(w => w.Items).SingleOrDefaultAsync(w => w.RoundId == roundId, cancellationToken);
                return workshop is null
                    ? new WorkshopUnprepared(raw.Round)
                    : await AgendaAsync(raw, workshop, await evidence.LoadAsync(roundId, raw.Snapshot.Id, raw.Disclosed, cancellationToken), cancellationToken);
            default:
                return new WorkshopUnknown();
        }
    }

    /// <summary>Makes the agenda of a closed round, once: whoever asks again gets what is there.</summary>
    /// <returns>Null when done.</returns>
    public async Task<Refused?> PrepareAsync(Guid roundId, CancellationToken cancellationToken)
    {
        if (await db.Workshops.AnyAsync(w => w.RoundId == roundId, cancellationToken))
        {
            return null;
        }

        if (await results.RawAsync(roundId, cancellationToken) is not RoundResult raw)
        {
            return new Refused(await db.Rounds.AnyAsync(r => r.Id == roundId, cancellationToken) ? RefusalCode.NotClosed : RefusalCode.NotFound);
        }

        if (raw.Round.State != RoundState.Closed)
        {
            return new Refused(RefusalCode.NotClosed);
        }

        var (chosen, organisationId) = (AgendaWeights.Default, db.Tenant.OrganisationId!.Value);
        var workshop = new Workshop
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisationId,
            RoundId = roundId,
            DisagreementWeight = chosen.Disagreement,
            DontKnowWeight = chosen.DontKnow,
            EvidenceWeight = chosen.Evidence,
            Version = 1,
        };
        var ranked = Agenda.Rank(await PartsAsync(raw, cancellationToken), chosen);
        workshop.Items.AddRange(ranked.Select(item => new WorkshopItem
        {
            OrganisationId = organisationId,
            PartKind = item.Part.Part.Kind,
            PartCode = item.Part.Part.Code,
            Minutes = item.Minutes,
        }));
        Fit(workshop, ranked);
        db.Workshops.Add(workshop);
        return await StoredAsync(roundId, cancellationToken);
    }

    /// <returns>The new version.</returns>
    public async Task<Outcome<int>> SetUpAsync(SetUpWorkshop command, CancellationToken cancellationToken)
    {
        var (workshop, refusal) = await EditableAsync(command.RoundId, command.Version, cancellationToken);
        if (workshop is null)
        {
            return refusal!;
        }

        if (command.Minutes is < ShortestMeeting or > LongestMeeting)
        {
            return new Refused(RefusalCode.MeetingMinutesOutOfRange);
        }

        if (!command.Weights.Valid)
        {
            return new Refused(RefusalCode.WeightOutOfRange);
        }

        workshop.Minutes = command.Minutes;
        workshop.DisagreementWeight = command.Weights.Disagreement;
        workshop.DontKnowWeight = command.Weights.DontKnow;
        workshop.EvidenceWeight = command.Weights.Evidence;
        if (command.Rank)
        {
            await RankAsync(workshop, cancellationToken);
        }

        return await SaveAsync(workshop, cancellationToken);
    }

    /// <summary>Ranks and fits the agenda anew; minutes that were set for an item are kept.</summary>
    /// <returns>The new version.</returns>
    public async Task<Outcome<int>> RankAgainAsync(Guid roundId, int version, CancellationToken cancellationToken)
    {
        var (workshop, refusal) = await EditableAsync(roundId, version, cancellationToken);
        if (workshop is null)
        {
            return refusal!;
        }

        await RankAsync(workshop, cancellationToken);
        return await SaveAsync(workshop, cancellationToken);
    }

    /// <returns>The new version.</returns>
    public async Task<Outcome<int>> EditAsync(EditAgenda command, CancellationToken cancellationToken)
    {
        var (workshop, refusal) = await EditableAsync(command.RoundId, command.Version, cancellationToken);
        if (workshop is null)
        {
            return refusal!;
        }

        if (workshop.Items.Find(item => item.Id == command.ItemId) is not { } item)
        {
            return new Refused(RefusalCode.NotFound);
        }

        if (command.Edit == AgendaEdit.Minutes)
        {
            if (command.Minutes is not { } minutes || minutes is < 1 or > LongestItem)
            {
                return new Refused(RefusalCode.ItemMinutesOutOfRange);
            }

            item.Minutes = minutes;
        }
        else
        {
            Move(workshop, item, command.Edit);
        }

        return await SaveAsync(workshop, cancellationToken);
    }

    /// <summary>Everything on one item; null where the round is not closed, has no workshop, or the part is none of its items.</summary>
    public async Task<WorkshopItemView?> ItemAsync(Guid roundId, Part part, CancellationToken cancellationToken)
    {
        if (await results.RawAsync(roundId, cancellationToken) is not RoundResult raw
            || await db.Workshops.AsNoTracking().Include(w => w.Items).SingleOrDefaultAsync(w => w.RoundId == roundId, cancellationToken) is not { } workshop)
        {
            return null;
        }

        var named = await evidence.LoadAsync(roundId, raw.Snapshot.Id, raw.Disclosed, cancellationToken);
        var agenda = await AgendaAsync(raw, workshop, named, cancellationToken);
        if (agenda.Items.Concat(agenda.LeftOff).FirstOrDefault(own => own.Part == part) is not { } item)
        {
            return null;
        }

        var instrument = new Instrument(raw.Edition, raw.Round.Depth);
        var questions = ItemQuestions(item, raw, instrument);
        var codes = questions.Select(question => question.Question.Code).ToHashSet();
        var written = await comments.ListAsync(roundId, coordinator: false, cancellationToken);
        var place = agenda.Items.ToList().IndexOf(item);
        return new WorkshopItemView(
            raw.Round,
            raw.Edition,
            item,
            place >= 0,
            workshop.Version,
            raw.Disclosed[part, Slice.All],
            questions,
            [.. raw.Disclosed.Groups.Select(key => new ItemGroup(key, raw.Disclosed[part, Slice.Group(key)]))],
            written with { Comments = [.. written.Comments.Where(comment => codes.Contains(comment.QuestionCode))] },
            named.Where(own => codes.Contains(own.Key)).ToDictionary(),
            await decisions.TasksAsync(roundId, part, cancellationToken),
            await decisions.LogAsync(roundId, part, cancellationToken),
            place > 0 ? agenda.Items[place - 1] : null,
            place >= 0 && place < agenda.Items.Count - 1 ? agenda.Items[place + 1] : null)
        {
            Related = [.. (await decisions.ListAsync(raw, cancellationToken)).Where(own =>
                own.Part != part && (own.Part == Part.SubArea(item.SubArea.Code) || (part.Kind == PartKind.SubArea && codes.Contains(own.Part.Code))))],
        };
    }

    private static IReadOnlyList<ItemQuestion> ItemQuestions(AgendaItem item, RoundResult raw, Instrument instrument) =>
    [
        .. from question in item.Part.Kind == PartKind.Question ? [item.Question!] : item.SubArea.QuestionsFor(raw.Round.Depth)
           let own = Part.Question(question.Code)
           select new ItemQuestion(
               question,
               Agenda.PointsOf(own, item.SubArea, raw.Round.Depth),
               raw.Disclosed[own, Slice.All],
               raw.Disclosed.Distribution(question.Code),
               DisclosureGate.MayDecide(instrument, raw.Plan, own)),
    ];

    private async Task<WorkshopAgenda> AgendaAsync(
        RoundResult raw, Workshop workshop, IReadOnlyDictionary<string, EvidenceNamed> named, CancellationToken cancellationToken)
    {
        var weights = WeightsOf(workshop);
        var ranked = Agenda.Rank(Parts(raw, named), weights).ToDictionary(item => item.Part.Part);
        var settled = (await decisions.ListAsync(raw, cancellationToken)).ToDictionary(decision => decision.Part);
        var tasks = await db.EvidenceTasks.Where(task => task.RoundId == raw.Round.Id && task.DoneUtc == null)
            .GroupBy(task => new { task.PartKind, task.PartCode }).Select(g => new { g.Key.PartKind, g.Key.PartCode, Count = g.Count() }).ToListAsync(cancellationToken);
        var open = tasks.ToDictionary(task => new Part(task.PartKind, task.PartCode), task => task.Count);
        var items = workshop.Items.Where(row => ranked.ContainsKey(PartOf(row)))
            .Select(row => (Row: row, Item: Item(row, ranked[PartOf(row)], raw, settled, open.GetValueOrDefault(PartOf(row))))).ToList();
        return new WorkshopAgenda(
            raw.Round,
            raw.Edition,
            workshop.Id,
            workshop.Version,
            workshop.Minutes,
            weights,
            [.. items.Where(own => own.Row.OnAgenda).OrderBy(own => own.Row.Position).ThenBy(own => own.Row.Id).Select(own => own.Item)],
            [.. items.Where(own => !own.Row.OnAgenda).Select(own => own.Item).OrderBy(item => item.Ranked.Rank)]);
    }

    private static AgendaItem Item(WorkshopItem row, RankedPart ranked, RoundResult raw, Dictionary<Part, DecisionView> settled, int openTasks)
    {
        var area = raw.Edition.Areas.Single(own => own.SubAreas.Any(subArea => subArea.Code == ranked.Part.SubArea));
        var subArea = area.SubAreas.Single(own => own.Code == ranked.Part.SubArea);
        var questions = subArea.QuestionsFor(raw.Round.Depth).ToList();
        var part = ranked.Part.Part;
        var decided = settled.ContainsKey(part) || settled.ContainsKey(Part.SubArea(subArea.Code))
            || (part.Kind == PartKind.SubArea && questions.TrueForAll(question => settled.ContainsKey(Part.Question(question.Code))));
        return new AgendaItem(
            row.Id,
            ranked,
            area,
            subArea,
            part.Kind == PartKind.Question ? questions.Single(question => question.Code == part.Code) : questions.Count == 1 ? questions[0] : null,
            row.Minutes,
            decided ? ItemState.Decided : openTasks > 0 ? ItemState.Task : ItemState.Open,
            settled.GetValueOrDefault(part),
            openTasks);
    }

    private async Task RankAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        var raw = (RoundResult)await results.RawAsync(workshop.RoundId, cancellationToken);
        var minutes = workshop.Items.ToDictionary(PartOf, item => item.Minutes);
        Fit(workshop, [.. Agenda.Rank(await PartsAsync(raw, cancellationToken), WeightsOf(workshop)).Select(item => item with { Minutes = minutes[item.Part.Part] })]);
    }

    private async Task<IReadOnlyList<AgendaPart>> PartsAsync(RoundResult raw, CancellationToken cancellationToken) =>
        Parts(raw, await evidence.LoadAsync(raw.Round.Id, raw.Snapshot.Id, raw.Disclosed, cancellationToken));

    private static IReadOnlyList<AgendaPart> Parts(RoundResult raw, IReadOnlyDictionary<string, EvidenceNamed> named)
    {
        var instrument = new Instrument(raw.Edition, raw.Round.Depth);
        return Agenda.Parts(instrument, raw.Disclosed, EvidenceCounts.MissingShares(instrument, named));
    }

    private static void Fit(Workshop workshop, IReadOnlyList<RankedPart> ranked)
    {
        var rows = workshop.Items.ToDictionary(PartOf);
        foreach (var row in workshop.Items)
        {
            row.OnAgenda = false;
        }

        foreach (var (item, position) in Agenda.Fit(ranked, workshop.Minutes).Select((item, index) => (item, index)))
        {
            (rows[item.Part.Part].OnAgenda, rows[item.Part.Part].Position) = (true, position + 1);
        }
    }

    private static void Move(Workshop workshop, WorkshopItem item, AgendaEdit edit)
    {
        var agenda = workshop.Items.Where(own => own.OnAgenda && own != item).OrderBy(own => own.Position).ThenBy(own => own.Id).ToList();
        var place = agenda.Count(own => (own.Position, own.Id).CompareTo((item.Position, item.Id)) < 0);
        var at = edit switch
        {
            AgendaEdit.LeaveOff => -1,
            AgendaEdit.Up when item.OnAgenda => Math.Max(0, place - 1),
            AgendaEdit.Down when item.OnAgenda => Math.Min(agenda.Count, place + 1),
            AgendaEdit.Add when !item.OnAgenda => agenda.Count,
            _ => item.OnAgenda ? place : -1,
        };
        item.OnAgenda = at >= 0;
        if (at >= 0)
        {
            agenda.Insert(at, item);
        }

        foreach (var (own, position) in agenda.Select((own, index) => (own, index)))
        {
            own.Position = position + 1;
        }
    }

    private async Task<(Workshop? Workshop, Refused? Refusal)> EditableAsync(Guid roundId, int version, CancellationToken cancellationToken)
    {
        var state = await db.Rounds.Where(r => r.Id == roundId).Select(r => (RoundState?)r.State).SingleOrDefaultAsync(cancellationToken);
        var workshop = await db.Workshops.Include(w => w.Items).SingleOrDefaultAsync(w => w.RoundId == roundId, cancellationToken);
        if (state is null || workshop is null)
        {
            return (null, new Refused(RefusalCode.NotFound));
        }

        if (state != RoundState.Closed)
        {
            return (null, new Refused(RefusalCode.NotClosed));
        }

        return workshop.Version == version ? (workshop, null) : (null, new Refused(RefusalCode.ChangedBySomebodyElse));
    }

    private static AgendaWeights WeightsOf(Workshop workshop) => new(workshop.DisagreementWeight, workshop.DontKnowWeight, workshop.EvidenceWeight);

    private static Part PartOf(WorkshopItem item) => new(item.PartKind, item.PartCode);

    /// <summary>Two who prepare at once make one workshop.</summary>
    private async Task<Refused?> StoredAsync(Guid roundId, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Workshops.AnyAsync(w => w.RoundId == roundId, cancellationToken))
            {
                throw;
            }
        }

        return null;
    }

    private async Task<Outcome<int>> SaveAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        try
        {
            workshop.Version++;
            await db.SaveChangesAsync(cancellationToken);
            return workshop.Version;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refused(RefusalCode.ChangedBySomebodyElse);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
