package pay.statement;

/**
 * What movements add to the accounts that they join, as SQL: one row per account with {@code account_id, dr, cr, drp, crp, n}
 * (posted, pending, number posted).
 */
final class BookedSides {
    /** Of all accounts, between two ids: parameters after, until, after, until. */
    static final String OF_ALL = sides("m.id > ? and m.id <= ?", "m.id > ? and m.id <= ?");
    /** Of one account, between two ids: parameters account, after, until, account, after, until. */
    static final String OF_ONE = sides("m.debit_account = ? and m.id > ? and m.id <= ?",
            "m.credit_account = ? and m.id > ? and m.id <= ?");

    private BookedSides() {}

    private static String sides(String debits, String credits) {
        String posted = "case when m.phase in ('POSTED', 'CAPTURE') then m.amount else 0 end";
        String pending = "case when m.phase = 'HOLD' then m.amount else -coalesce(h.amount, 0) end";
        String one = "case when m.phase in ('POSTED', 'CAPTURE') then 1 else 0 end";
        String from = " from pay_movement m left join pay_movement h on h.id = m.resolves where ";
        return "select account_id, sum(dr) dr, sum(cr) cr, sum(drp) drp, sum(crp) crp, sum(n) n from ("
                + "select m.debit_account account_id, " + posted + " dr, 0 cr, " + pending + " drp, 0 crp, " + one
                + " n" + from + debits + " union all select m.credit_account, 0, " + posted + ", 0, " + pending + ", "
                + one + from + credits + ") sides group by account_id";
    }
}
