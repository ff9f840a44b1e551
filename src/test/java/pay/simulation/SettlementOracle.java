package pay.simulation;

/**
 * What a merchant must have been paid out, reckoned anew from what was taken and went back: 2.53 % of each payment, down to the
 * won, less as much of it as of the payment went back, half up; 11,000 won for a lost dispute.
 */
record SettlementOracle(World world, long merchant) {
    private static final long RATE = 253;
    private static final long LOST_DISPUTE = 11_000;

    void hold() {
        long paid = world.number("""
                select coalesce(sum(b.amount), 0) from pay_settlement s
                join pay_bank_transfer t on t.purpose = 'PAYOUT' and t.purpose_id = s.id
                join pay_sandbox_transfer b on b.request_id = t.id and b.outcome = 'DONE' where s.merchant_id = ?""",
                merchant);
        long carried = world.jdbc.queryForList(
                "select carried_out from pay_settlement where merchant_id = ? order by until_on desc limit 1",
                Long.class, merchant).stream().findFirst().orElse(0L);
        if (paid + carried != due()) {
            throw new AssertionError("Merchant " + merchant + " was paid " + paid + " and has " + carried
                    + " to come, together it should be " + due() + ": " + world.jdbc.queryForList(
                            "select sold_on, kind, amount, fee, occurred_at from pay_sale_line where merchant_id = ?",
                            merchant)
                    + world.jdbc
                            .queryForList("select until_on, payout, carried_out, status, refusal from pay_settlement"
                                    + " where merchant_id = ?", merchant));
        }
    }

    private long due() {
        long sales = world.jdbc.query("select captured, canceled from pay_easypay_payment where merchant_id = ?",
                (row, _) -> kept(row.getLong(1), row.getLong(2)), merchant).stream().mapToLong(Long::longValue).sum();
        long disputes = world.number("select coalesce(sum(amount + " + LOST_DISPUTE + "), 0) from pay_dispute"
                + " where merchant_id = ? and state in ('LOST', 'ACCEPTED', 'LAPSED')", merchant);
        return sales - disputes;
    }

    private static long kept(long captured, long canceled) {
        if (captured == 0) {
            return 0;
        }
        long fee = captured * RATE / 10_000;
        long back = (2 * fee * canceled + captured) / (2 * captured);
        return captured - canceled - (fee - back);
    }
}
