package ads.campaign;

import platform.id.TypedId;

/** The id of an ad group. */
public record AdGroupId(long value) implements TypedId {}
