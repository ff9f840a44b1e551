package pay.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.FindFeePlan;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * What settlements count, written in the transaction in which it happened. Nothing is posted here: the fees are when the day
 * is settled. Of live payments alone; test keys sell nothing.
 */
@Component
public class SaleLines {
    private final JdbcTemplate jdbc;
    private final RowInsert rows;
    private final FindFeePlan plans;
    private final Ids ids;

    SaleLines(JdbcTemplate jdbc, FindFeePlan plans, Ids ids) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "pay_sale_line", "merchant_id", "sold_on", "id", "kind", "payment_id",
                "part_id", "amount", "tax_free", "fee", "other_fee", "vat", "occurred_at");
        this.plans = plans;
        this.ids = ids;
    }

    /**
     * Adds a line. Whoever calls it holds the lock of the payment, so that nobody else adds one of it meanwhile.
     *
     * @throws IllegalArgumentException when more of the payment would be cancelled than was sold
     * @throws org.springframework.dao.DuplicateKeyException when this part was counted before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Sale sale) {
        append(List.of(sale));
    }

    /** The same of several, in their order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<Sale> sales) {
        LocalDate open = firstOpenDay();
        Map<Tsid, PaymentFees> payments = feesOf(sales);
        List<@Nullable Object[]> lines = new ArrayList<>(sales.size());
        for (Sale sale : sales) {
            PaymentFees before = payments.getOrDefault(sale.payment(), PaymentFees.NONE);
            LocalDate day = LocalDate.ofInstant(sale.at(), BusinessDays.SEOUL);
            PaymentFees.Fees fee = switch (sale.kind()) {
                case SALE -> PaymentFees.Fees.of(plans.of(sale.merchant(), day).on(sale.amount()));
                case CANCEL -> before.cancel(sale.amount());
                case DISPUTE -> PaymentFees.Fees.of(plans.of(sale.merchant(), day).onLostDispute());
            };
            if (sale.kind() != Sale.Kind.DISPUTE) {
                payments.put(sale.payment(), before.with(sale.kind(), sale.amount(), fee));
            }
            int sign = sale.kind() == Sale.Kind.SALE ? 1 : -1;
            lines.add(new @Nullable Object[]{sale.merchant().value(), day.isBefore(open) ? open : day, ids.nextLong(),
                    sale.kind().name(), sale.payment().value(), sale.part().value(), sign * sale.amount().amount(),
                    sign * sale.taxFree().amount(), fee.total(), sale.kind() == Sale.Kind.DISPUTE ? fee.total() : 0,
                    fee.vat(), UtcColumn.of(sale.at())});
        }
        rows.insert(lines);
    }

    /**
     * What comes late, or by a clock that is behind, counts for the first day that is not being settled; no other is begun
     * before the transaction's end.
     */
    private LocalDate firstOpenDay() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select closed_until from pay_settlement_gate where id = 1 lock in share mode", LocalDate.class))
                .plusDays(1);
    }

    private Map<Tsid, PaymentFees> feesOf(List<Sale> sales) {
        Object[] payments = sales.stream().map(sale -> sale.payment().value()).distinct().toArray();
        Map<Tsid, PaymentFees> fees = new HashMap<>();
        jdbc.query(
                """
                        select payment_id, sum(if(kind = 'SALE', amount, 0)), -sum(if(kind = 'CANCEL', amount, 0)),
                            sum(if(kind = 'SALE', fee, 0)), sum(if(kind = 'SALE', vat, 0)), sum(fee), sum(vat)
                        from pay_sale_line where payment_id in (%s) and kind in ('SALE', 'CANCEL') group by payment_id"""
                        .formatted(String.join(", ", Collections.nCopies(payments.length, "?"))),
                row -> {
                    fees.put(new Tsid(row.getLong(1)), new PaymentFees(row.getLong(2), row.getLong(3),
                            new PaymentFees.Fees(row.getLong(4), row.getLong(5)),
                            new PaymentFees.Fees(row.getLong(6), row.getLong(7))));
                }, payments);
        return fees;
    }
}
