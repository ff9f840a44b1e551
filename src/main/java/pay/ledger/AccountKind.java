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
    /** Where money sent to a phone number of nobody is held for, and passes on its way to who accepts it; empty but for holds. One, owner 0: spread over slots. */
    HELD_TRANSFERS(Currency.KRW, Guard.NONE, 16),
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
    AD_REVENUE(Currency.KRW, Guard.NONE, 16),

    /** What is owed to a merchant. Owner: the merchant. All that a busy one sells meets here: credits are spread over slots. */
    MERCHANT_PAYABLE(Currency.KRW, Guard.CREDIT, 16),
    /** What a merchant owes for fees that their payable did not cover; never more than was advanced. Owner: the merchant. */
    MERCHANT_RECEIVABLE(Currency.KRW, Guard.DEBIT, 1),
    /** What is settled of a merchant's and goes to their bank account. Owner: the merchant. */
    MERCHANT_PAYOUT(Currency.KRW, Guard.CREDIT, 1),
    /** What is held of a merchant's payable for a dispute, and passes through at its end; empty but for the hold. Owner: the dispute. */
    DISPUTED_SALE(Currency.KRW, Guard.CREDIT, 1),
    /** What is owed to a seller of commerce's. Owner: the seller. Credits are spread over slots. */
    SELLER_PAYABLE(Currency.KRW, Guard.CREDIT, 16),
    /** What a seller owes for refunds after their payout; never more than was lent. Owner: the seller. */
    SELLER_RECEIVABLE(Currency.KRW, Guard.DEBIT, 1),
    /** What a promotion of pay's may still give. Owner: the promotion. */
    PROMOTION_BUDGET(Currency.KRW, Guard.CREDIT, 1),
    /** Fees that Madang has earned, VAT left out; one, owner 0. */
    FEE_REVENUE(Currency.KRW, Guard.NONE, 16),
    /** VAT on fees that is owed to the tax office; one, owner 0. */
    VAT(Currency.KRW, Guard.NONE, 16),
    /** What a card company owes for approved sales. Owner: the company. */
    CARD_COMPANY(Currency.KRW, Guard.NONE, 16),
    /** What Madang pays for itself: the won that proves an account. One, owner 0. */
    HOUSE_COSTS(Currency.KRW, Guard.NONE, 16),
    /** What came for a frozen wallet. Owner: its member; 0: money of which it is not known yet whose it is. */
    SUSPENSE(Currency.KRW, Guard.CREDIT, 1);

    private final Currency currency;
    private final Guard guard;
    private final int slots;

    AccountKind(Currency currency, Guard guard, int slots) {
        if (guard == Guard.DEBIT && slots != 1) {
            throw new IllegalArgumentException("An owned account's balance is one row");
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

    /**
     * Whether credits are spread, while debits are checked: in the first row, which takes over from the others what it lacks.
     * Whoever debits has all rows locked; each by itself is kept from going negative.
     */
    boolean debitsAllRows() {
        return guard == Guard.CREDIT && slots > 1;
    }

    /** The row that a side of a movement counts in. */
    int slotOf(boolean debit, long spread) {
        return debit && debitsAllRows() ? 0 : Math.floorMod(spread, slots);
    }
}
