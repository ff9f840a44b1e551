package commerce.claim;

import platform.id.TypedId;

/** Identifies a claim. */
public record ClaimId(long value) implements TypedId {}
