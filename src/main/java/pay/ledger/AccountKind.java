package pay.ledger;

/** What an account is for; says what its owner is, which currency it counts and what it may never do. */
public enum AccountKind {
    /** Madang's trust account at the bank; one, owner 0. Its debits are what members paid in. Everybody's movements meet here: spread over slots. */
    BANK(Currency.KRW, Guard.NONE, 16),
    /** What a member can spend. Owner: the member. */
    MEMBER_MONEY(Currency.KRW, Guard.CREDIT, 1),
    /** What was captured for an order and is neither settled nor refunded. Owner: the order. */
    ORDER_ESCROW(Currency.KRW, Guard.CREDIT, 1),
    /** Money of a member who left and kept no bank account. Owner: the member. */
    UNCLAIMED(Currency.KRW, Guard.CREDIT, 1),
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
