package pay.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

/** Cash receipts: what was paid in money, less what of it went back, with its VAT to the won. */
final class ReceiptMoves {
    static final List<Consumer<Turn>> ALL = List.of(ReceiptMoves::issue, ReceiptMoves::issue);
    static final Map<String, Object> FOR = Map.of("type", "INCOME_DEDUCTION", "customerIdentityNumber",
            "010-9876-4321");
    /** Each must find nothing once all is quiet. */
    static final Map<String, String> AT_THE_END = Map.of("the numbers of a day have no gap",
            """
                    select issued_on from pay_cash_receipt group by live, issued_on having max(number) <> count(*) or min(number) <> 1""",
            "each day is reported with what it has", """
                    select d.day from pay_cash_receipt_day d
                    left join (select live, issued_on, sum(case kind when 'ISSUE' then amount else 0 end) issued,
                        sum(case kind when 'CANCEL' then amount else 0 end) canceled, max(issued_at) last
                        from pay_cash_receipt group by live, issued_on) r on r.live = d.live and r.issued_on = d.day
                    where d.live and (d.reported_at is null or d.issued <> r.issued or d.canceled <> r.canceled
                        or r.last > d.closed_at)""");

    private ReceiptMoves() {}

    /** Afterwards; asked once: what is done of it is seen at the payment. */
    private static void issue(Turn turn) {
        turn.any(Deal.AtShop.class).ifPresent(deal -> {
            if (Request.isDone(turn.world.merchant(deal.merchant(), "POST",
                    "/v1/pay/payments/" + deal.key() + "/cash-receipt", FOR))) {
                turn.remember(new Receipted(deal));
                ShopMoves.cancel(turn, deal);
            }
        });
    }

    /** A payment of which a cash receipt was asked for. */
    record Receipted(Deal.AtShop of) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            JsonNode payment = world.merchant(of.merchant(), "GET", "/v1/pay/payments/" + of.key(), null).body();
            long money = 0;
            long kept = 0;
            for (JsonNode tender : payment.path("tenders")) {
                if (tender.path("kind").asString().matches("MONEY|VIRTUAL_ACCOUNT")) {
                    money += tender.path("captured").asLong();
                    kept += tender.path("captured").asLong() - tender.path("canceled").asLong();
                }
            }
            kept -= world.number("select coalesce(sum(amount), 0) from pay_dispute where payment_key = ? and"
                    + " payer_kind = 'MEMBER' and state in ('LOST', 'ACCEPTED', 'LAPSED')", of.key());
            long issued = 0;
            long left = 0;
            long taxFree = 0;
            long vat = 0;
            for (JsonNode receipt : payment.path("cashReceipts")) {
                boolean issues = receipt.path("transactionType").asString().equals("ISSUE");
                int sign = issues ? 1 : -1;
                issued += issues ? receipt.path("amount").asLong() : 0;
                left += sign * receipt.path("amount").asLong();
                taxFree += sign * receipt.path("taxFreeAmount").asLong();
                vat += sign * receipt.path("vat").asLong();
            }
            // Issued afterwards, it may be of what was left then.
            if (left != kept || issued > money || taxFree < 0 || vat != vatIn(left - taxFree)) {
                throw new AssertionError("Of " + kept + " in money at " + of.key() + " there are receipts of " + left
                        + ", " + taxFree + " of it free of tax, with VAT of " + vat);
            }
        }

        /** In what is taxed at 10 %, what is supplied being rounded half up. */
        private static long vatIn(long taxed) {
            return taxed
                    - BigDecimal.valueOf(taxed).divide(new BigDecimal("1.1"), 0, RoundingMode.HALF_UP).longValueExact();
        }
    }
}
