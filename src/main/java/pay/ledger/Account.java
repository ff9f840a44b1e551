package pay.ledger;

/**
 * An account of the ledger.
 *
 * @param owner the id of what it belongs to, by kind; 0 for Madang's own
 */
public record Account(AccountId id, AccountKind kind, long owner) {
    /** Madang's trust account at the bank. */
    public static final Account BANK = new Account(new AccountId(1), AccountKind.BANK, 0);
}
