package pay.ledger;

/** What an account is for; says what its owner is, which currency it counts and what it may never do. */
public enum AccountKind {
    /** Madang's trust account at the bank; one, owner 0. Its debits are what members paid in. Everybody's movements meet here: spread over slots. */
    BANK(Currency.KRW, Guard.NONE, 16),
    /** What a member can spend. Owner: the member. */
    MEMBER_MONEY(Currency.KRW, Guard.CREDIT, 1),
    /** What was captured for an order and is neither settled nor refunded. Owner: the order. */
    ORDER_ESCROW(Currency.KRW, Guard.CREDIT, 1),
    /** What a lender paid in and members paid back, less what went to members. Owner: the lender. Many pay on one day: spread over slots. */
    LENDER(Currency.KRW, Guard.NONE, 16),
    /** Money of a member who left and kept no bank account. Owner: the member. */
    UNCLAIMED(Currency.KRW, Guard.CREDIT, 1),
    /** What a programme of benefit's may still give away as points. Owner: the programme. */
    PROGRAMME_BUDGET(Currency.KRW, Guard.CREDIT, 1),
    /** The won behind all points that members hold; one, owner 0. Every grant meets here: spread over slots. */
    POINT_RESERVE(Currency.KRW, Guard.NONE, 16),
    /** The won behind points that lapsed: Madang's own again. One, owner 0. */
    LAPSED_POINTS(Currency.KRW, Guard.CREDIT, 1),
    /** The other side of all points: its debits are the points ever granted. One, owner 0. */
    POINTS_ISSUED(Currency.PTS, Guard.NONE, 16),
    /** What a member holds in points. Owner: the member. */
    MEMBER_POINTS(Currency.PTS, Guard.CREDIT, 1),
    /** What an advertiser paid in and has not spent. Owner: the advertiser. */
    ADVERTISER_PREPAID(Currency.KRW, Guard.CREDIT, 1),
    /** What advertisers spent; one, owner 0. Every settlement of ads meets here: spread over slots. */
    AD_REVENUE(Currency.KRW, Guard.NONE, 16);

    private final Currency currency;
    private final Guard guard;
    private final int slots;

    AccountKind(Currency currency, Guard guard, int slots) {
        if (guard != Guard.NONE && slots != 1) {
            throw new IllegalArgumentException("A guarded balance is one row");
        }
        this.currency = currency;
        this.guard = guard;
        this.slots = slots;
    }

    public Currency currency() {
        return currency;
    }

    Guard guard() {
        return guard;
    }

    /** Over how many rows the balance is spread. */
    int slots() {
        return slots;
    }

    /** The row that a movement counts in; a hold and what resolves it meet in the same one. */
    int slotOf(MovementId movement) {
        return Math.floorMod(Long.hashCode(movement.value() * 0x9E3779B97F4A7C15L), slots);
    }
}
