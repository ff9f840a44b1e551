package pay.payment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.tender.TenderKind;
import platform.database.RowInsert;
import platform.money.Won;

/** The tenders of payments. What goes back is capped by a guarded update, and by a CHECK besides. */
@Component
public class TenderRows {
    private final JdbcClient jdbc;
    private final RowInsert rows;

    TenderRows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "pay_tender", "payment_id", "kind", "captured", "refunded");
    }

    /** Of payments that were taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void capture(Map<PaymentId, List<Tender>> captured) {
        List<@Nullable Object[]> all = new ArrayList<>();
        captured.forEach((payment, tenders) -> tenders.forEach(tender -> all.add(new @Nullable Object[]{payment.value(),
                tender.kind().name(), tender.captured().amount(), tender.refunded().amount()})));
        rows.insert(all);
    }

    /** Takes an amount off what can still go back; false when that is less. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean refund(PaymentId payment, TenderKind kind, Won amount) {
        return jdbc.sql("""
                update pay_tender set refunded = refunded + :amount
                where payment_id = :payment and kind = :kind and refunded + :amount <= captured
                """).param("amount", amount.amount()).param("payment", payment.value()).param("kind", kind.name())
                .update() == 1;
    }

    /** What of payments' tenders of one kind has not gone back. */
    @Transactional(readOnly = true)
    public Map<PaymentId, Won> left(Collection<PaymentId> payments, TenderKind kind) {
        if (payments.isEmpty()) {
            return Map.of();
        }
        Map<PaymentId, Won> left = new HashMap<>();
        jdbc.sql("select payment_id, captured - refunded left_over from pay_tender"
                + " where payment_id in (:payments) and kind = :kind")
                .param("payments", payments.stream().map(PaymentId::value).toList()).param("kind", kind.name())
                .query(row -> {
                    left.put(new PaymentId(row.getLong("payment_id")), Won.of(row.getLong("left_over")));
                });
        return left;
    }

    @Transactional(readOnly = true)
    public List<Tender> of(PaymentId payment) {
        return jdbc.sql("select kind, captured, refunded from pay_tender where payment_id = ? order by kind")
                .param(payment.value())
                .query((row, number) -> new Tender(TenderKind.valueOf(row.getString("kind")),
                        Won.of(row.getLong("captured")), Won.of(row.getLong("refunded"))))
                .list();
    }
}
