package pay.reconciliation;

import java.util.List;
import java.util.Optional;
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

    /**
     * What we have of it: money in, out or sent back, deposits, and what card companies have paid; or charges and their cancels, and
     * what the company has paid and kept.
     */
    List<Books> books() {
        return isBank()
                ? List.of(Books.TRANSFERS, Books.DEPOSITS, Books.CARD_PAYOUTS)
                : List.of(Books.ofCards(company()), Books.ofPayouts(company()));
    }

    /** Whether it can tell of a card company's payout: a company of its own alone. */
    boolean knows(CardPayout.PayoutNumber payout) {
        return isBank() || payout.company().code().equals(company());
    }

    /** Whether another source tells us first of what it tells: that a card company's money is there, the bank. */
    boolean awaits(String kind) {
        return !isBank() && kind.equals(Books.PAYOUT);
    }

    private String company() {
        return name.substring(CARD_PREFIX.length());
    }

    boolean knows(String kind) {
        return books().stream().anyMatch(books -> books.kinds().contains(kind));
    }
}
