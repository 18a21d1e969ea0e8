namespace Kompass.SelfAssess.App.Mail;

public enum MailKind : byte
{
    Account = 0,
    Invitation = 1,
    Reminder = 2,
    LastReminder = 3,

    /// <summary>A new personal link, asked for by somebody.</summary>
    Link = 4,

    /// <summary>A template sent to its writer.</summary>
    Test = 5,

    /// <summary>To an owner: a follow-up has opened.</summary>
    FollowUp = 6,

    /// <summary>To an owner who has not reported.</summary>
    FollowUpReminder = 7,

    /// <summary>To the coordinators: who has not reported, shortly before the follow-up closes.</summary>
    FollowUpEscalation = 8,

    /// <summary>To the coordinators: what the follow-up came to.</summary>
    FollowUpReport = 9,
}

public static class MailKinds
{
    extension(MailKind kind)
    {
        /// <summary>True for what goes only to those who have not submitted.</summary>
        public bool IsReminder => kind is MailKind.Reminder or MailKind.LastReminder;

        /// <summary>True for what the program sends by plan to people without an account: it counts in their budget and can be stopped by its reader.</summary>
        public bool IsPlanned => kind is MailKind.Invitation or MailKind.Reminder or MailKind.LastReminder or MailKind.FollowUp or MailKind.FollowUpReminder;

        /// <summary>True for what leaves in the sending hours only.</summary>
        public bool IsTimed => kind.IsPlanned || kind is MailKind.FollowUpEscalation or MailKind.FollowUpReport;
    }
}
