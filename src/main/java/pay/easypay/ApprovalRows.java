package pay.easypay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardId;
import pay.card.CardRequestId;
import pay.ledger.MovementId;
import pay.tender.TenderKind;
import platform.database.RowInsert;
import platform.money.Won;

/** The approvals of payments; they change under the lock of their payment's row. */
@Repository
class ApprovalRows {
    private final JdbcTemplate jdbc;
    private final RowInsert rows;

    ApprovalRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "pay_easypay_approval", "payment_id", "kind", "amount", "captured", "canceled",
                "hold", "card_id", "months", "charge_id", "counted_on").updating("captured", "canceled", "charge_id");
    }

    private record Row(long payment, Approval approval) {}

    /** By payment; a payment without any is not among them. */
    @Transactional(readOnly = true)
    public Map<Long, Approvals> of(Collection<Long> payments) {
        if (payments.isEmpty()) {
            return Map.of();
        }
        List<Row> found = jdbc
                .query("select payment_id, kind, amount, captured, canceled, hold, card_id, months, charge_id, counted_on"
                        + " from pay_easypay_approval where payment_id in ("
                        + String.join(",", payments.stream().map(_ -> "?").toList()) + ")", (row, number) -> {
                            Long hold = row.getObject("hold", Long.class);
                            return new Row(row.getLong("payment_id"),
                                    new Approval(TenderKind.valueOf(row.getString("kind")),
                                            Won.of(row.getLong("amount")),
                                            Won.of(row.getLong("captured")), Won.of(row.getLong("canceled")),
                                            hold == null ? null : new MovementId(hold), card(row),
                                            row.getObject("counted_on", LocalDate.class)));
                        }, payments.toArray());
        Map<Long, Approvals> byPayment = new HashMap<>();
        found.stream().collect(Collectors.groupingBy(Row::payment)).forEach((payment, each) -> byPayment.put(payment,
                new Approvals(each.stream().map(Row::approval).toList())));
        return byPayment;
    }

    private static @Nullable CardPart card(ResultSet row) throws SQLException {
        Long card = row.getObject("card_id", Long.class);
        Long charge = row.getObject("charge_id", Long.class);
        return card == null
                ? null
                : new CardPart(new CardId(card), row.getInt("months"),
                        charge == null ? null : new CardRequestId(charge));
    }

    @Transactional(readOnly = true)
    public Approvals of(long payment) {
        return of(List.of(payment)).getOrDefault(payment, Approvals.NONE);
    }

    /** Writes new ones, and what became of those that are there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Map<Long, Approvals> payments) {
        List<@Nullable Object[]> values = new ArrayList<>();
        payments.forEach((payment, approvals) -> approvals.each().forEach(approval -> {
            MovementId hold = approval.hold();
            CardPart card = approval.card();
            CardRequestId charge = card == null ? null : card.charge();
            values.add(new @Nullable Object[]{payment, approval.kind().name(), approval.amount().amount(),
                    approval.captured().amount(), approval.canceled().amount(), hold == null ? null : hold.value(),
                    card == null ? null : card.card().value(), card == null ? null : card.months(),
                    charge == null ? null : charge.value(), approval.countedOn()});
        }));
        rows.insert(values);
    }
}
