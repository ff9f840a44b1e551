package ads.campaign;

import platform.id.TypedId;

/** The id of a campaign. */
public record CampaignId(long value) implements TypedId {}
