namespace Kompass.SelfAssess.App.Data;

/// <summary>
/// Whose data this scope works with. Nothing is reachable until somebody has said which organisation it is: a page from the signed-in
/// member, the questionnaire from the participant's link, a verb from the round it was given.
/// </summary>
public sealed class Tenant
{
    /// <summary>The organisation, or null where none is chosen; then the filter lets no owned row through.</summary>
    public int? OrganisationId { get; private set; }

    /// <summary>Chooses the organisation. It can be said once per scope, or again with the same value.</summary>
    public void Use(int organisationId)
    {
        if (OrganisationId is { } chosen && chosen != organisationId)
        {
            throw new InvalidOperationException("The scope already works for another organisation.");
        }

        OrganisationId = organisationId;
    }
}
