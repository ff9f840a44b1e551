package pay.ledger;

/**
 * An account of the ledger.
 *
 * @param owner the id of what it belongs to, by kind; 0 for Madang's own
 */
public record Account(AccountId id, AccountKind kind, long owner) {
    /** Madang's trust account at the bank. */
    public static final Account BANK = new Account(new AccountId(1), AccountKind.BANK, 0);
    /** The won behind all points. */
    public static final Account POINT_RESERVE = new Account(new AccountId(20), AccountKind.POINT_RESERVE, 0);
    /** The other side of all points. */
    public static final Account POINTS_ISSUED = new Account(new AccountId(21), AccountKind.POINTS_ISSUED, 0);
    /** Where money sent to a phone number of nobody is held for. */
    public static final Account HELD_TRANSFERS = new Account(new AccountId(30), AccountKind.HELD_TRANSFERS, 0);
    /** What Madang pays for itself. */
    public static final Account HOUSE_COSTS = new Account(new AccountId(31), AccountKind.HOUSE_COSTS, 0);
    /** Fees that Madang has earned, VAT left out. */
    public static final Account FEE_REVENUE = new Account(new AccountId(40), AccountKind.FEE_REVENUE, 0);
    /** VAT on fees that is owed to the tax office. */
    public static final Account VAT = new Account(new AccountId(41), AccountKind.VAT, 0);
    /** The won behind points that lapsed. */
    public static final Account LAPSED_POINTS = new Account(new AccountId(22), AccountKind.LAPSED_POINTS, 0);
}
