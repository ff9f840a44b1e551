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

    /** What we did there: money in, out or sent back, and deposits; or charges and their cancels. */
    List<Books> books() {
        return isBank()
                ? List.of(Books.TRANSFERS, Books.DEPOSITS)
                : List.of(Books.ofCards(name.substring(CARD_PREFIX.length())));
    }

    boolean knows(String kind) {
        return books().stream().anyMatch(books -> books.kinds().contains(kind));
    }
}
