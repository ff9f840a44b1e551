package pay.reconciliation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who sends a daily file: the bank, or a card company.
 *
 * @param name {@code BANK}, or {@code CARD-} and the company's code
 */
record Source(String name) {
    private static final String BANK = "BANK";
    private static final String CARD_PREFIX = "CARD-";
    private static final Pattern CARD = Pattern.compile(CARD_PREFIX + "[0-9A-Z]{2}");

    static Optional<Source> of(String name) {
        return name.equals(BANK) || CARD.matcher(name).matches() ? Optional.of(new Source(name)) : Optional.empty();
    }

    boolean isBank() {
        return name.equals(BANK);
    }

    /** What may happen there: money in, out or sent back; or a charge and its cancel. */
    Set<String> kinds() {
        return isBank() ? Set.of("IN", "OUT", "RETURN") : Set.of("CHARGE", "CANCEL");
    }

    /** What we did there, as a query of {@code id, kind, amount, decided_at, undecided}; the company's code is letters and digits. */
    String ours() {
        return "select id, %s as kind, amount, decided_at, status <> 'DONE' as undecided from %s where status <> 'REFUSED'%s"
                .formatted(isBank() ? "direction" : "kind", isBank() ? "pay_bank_transfer" : "pay_card_request",
                        isBank() ? "" : " and company = '" + name.substring(CARD_PREFIX.length()) + "'");
    }
}
