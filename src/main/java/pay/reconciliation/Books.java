package pay.reconciliation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What we did in one way, to be held against the lines of its kinds.
 *
 * @param sql a query of {@code id, kind, amount, decided_at, undecided}
 */
record Books(List<String> kinds, String sql) {
    /** Money that we asked banks to move. */
    static final Books TRANSFERS = new Books(List.of("IN", "OUT", "RETURN"), """
            select id, direction as kind, amount, decided_at, status <> 'DONE' as undecided from pay_bank_transfer
            where status <> 'REFUSED'""");
    static final String DEPOSIT = "DEPOSIT";
    /** What was deposited at virtual accounts; its day is that of the bank's clock. */
    static final Books DEPOSITS = new Books(List.of(DEPOSIT),
            """
                    select file_key as id, 'DEPOSIT' as kind, amount, deposited_at as decided_at, 0 as undecided from pay_deposit""");

    static final String PAYOUT = CardPayout.Kind.PAYOUT.name();
    static final String FEE = CardPayout.Kind.FEE.name();
    private static final String PAID = """
            select file_key as id, kind, amount, booked_at as decided_at, 0 as undecided from pay_card_payout
            where %s""";
    /** What card companies have paid us; its day is that of the bank's clock. */
    static final Books CARD_PAYOUTS = new Books(List.of(PAYOUT), PAID.formatted("kind = 'PAYOUT'"));

    /**
     * Charges and their cancels at a card company.
     *
     * @param company its code, letters and digits
     */
    static Books ofCards(String company) {
        return new Books(List.of("CHARGE", "CANCEL"), """
                select id, kind, amount, decided_at, status <> 'DONE' as undecided from pay_card_request
                where status <> 'REFUSED' and company = '%s'""".formatted(company));
    }

    /** What it has paid us, and what it has kept. */
    static Books ofPayouts(String company) {
        return new Books(List.of(PAYOUT, FEE), PAID.formatted("company = '" + company + "'"));
    }

    /** The kinds as a list of SQL. */
    String kindList() {
        return kinds.stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));
    }
}
