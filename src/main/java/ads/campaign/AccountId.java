package ads.campaign;

import platform.id.TypedId;

/** The id of an account. */
public record AccountId(long value) implements TypedId {}
