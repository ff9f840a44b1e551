package commerce.order;

/** What can happen to an item. Who it comes from decides what becomes of one that comes at the wrong time. */
public enum ItemHappening {
    /** The money of its purchase is there. */
    PAYMENT_APPROVED(Source.RECORD),
    /** The same, of a seat in a team that is not full yet. */
    SEAT_PAID(Source.RECORD),
    /** Its purchase was not paid, or is undone as a whole. */
    PAYMENT_ENDED(Source.RECORD),
    /** Its team is full. */
    TEAM_FILLED(Source.RECORD),
    /** The seller takes it on. */
    SELLER_CONFIRMS(Source.PERSON),
    /** The seller hands it to a courier. */
    SHIPS(Source.PERSON),
    /** The courier has it on the way. */
    PICKED_UP(Source.RECORD),
    /** The courier has left it with the buyer. */
    ARRIVES(Source.RECORD),
    /** The number by which it was followed was not its parcel's: whatever was said of that was not of it. */
    NUMBER_WAS_WRONG(Source.PERSON),
    /** The buyer is content. */
    BUYER_CONFIRMS(Source.PERSON),
    /** The time to object is over. */
    TIME_CONFIRMS(Source.RECORD),
    /** All that was left of it is cancelled. */
    ALL_CANCELED(Source.PERSON),
    /** All that was left of it is back. */
    ALL_RETURNED(Source.PERSON),
    /** All that is left of it was sent once more. */
    ALL_EXCHANGED(Source.PERSON),
    /** Its buyer has all that was paid for it from the card company again. */
    CHARGED_BACK(Source.RECORD);

    /** Where it comes from. */
    enum Source {
        /** Somebody asks for it: told when it cannot be. */
        PERSON,
        /** A fact that comes late, twice and in any order: passed over when it changes nothing. */
        RECORD
    }

    private final Source source;

    ItemHappening(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }
}
