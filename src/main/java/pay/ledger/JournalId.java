package pay.ledger;

import platform.id.TypedId;

/** The id of a journal: the movements of one business fact. */
public record JournalId(long value) implements TypedId {}
