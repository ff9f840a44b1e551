package commerce.quote;

import platform.id.TypedId;

/** Identifies a quote. */
public record QuoteId(long value) implements TypedId {}
