package pay.easypay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import pay.period.Period;
import pay.tax.TaxedAmount;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.money.Won;
import platform.time.UtcColumn;

/** What was taken and went back, as merchants list it. */
@Repository
class Transactions {
    private static final String COLUMNS = """
            select t.id, t.kind, t.amount, t.tax_free, t.reason, t.occurred_at, p.id payment_id, p.nonce, p.order_id,
                coalesce(r.status, b.status) outside_status, coalesce(r.amount, b.amount) outside_amount
            """;
    /** Of a cancel what is not ours to give back: a card's part, or what was deposited. A payment has one of them at most. */
    private static final String OUTSIDE = """

            left join pay_easypay_card_cancel c on c.cancel_id = t.id
            left join pay_card_request r on r.id = c.request_id
            left join pay_easypay_deposit_cancel d on d.cancel_id = t.id
            left join pay_bank_transfer b on b.id = d.transfer_id
            """;
    private static final String SELECT = COLUMNS
            + "from pay_easypay_transaction t join pay_easypay_payment p on p.id = t.payment_id" + OUTSIDE;
    private static final String PAGE = COLUMNS + """
            from pay_easypay_transaction t force index (%s)
            straight_join pay_easypay_payment p on p.id = t.payment_id
            """ + OUTSIDE + """
            where t.merchant_id = ? and t.live = ? and t.id < ?
            """;
    private static final String OF_BOTH_KINDS = PAGE.formatted("ix_pay_easypay_transaction_list");
    /** Of who sells a lot and cancels little, few of many are cancels. */
    private static final String OF_A_KIND = PAGE.formatted("ix_pay_easypay_transaction_kind") + " and t.kind = ?";
    static final String CANCELS = SELECT + "where t.payment_id = ? and t.kind = 'CANCEL' order by t.id";
    /** An id may be made so much later than the moment that it stands beside. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final RowInsert rows;

    Transactions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "pay_easypay_transaction", "id", "merchant_id", "live", "payment_id", "kind",
                "amount", "tax_free", "reason", "occurred_at");
    }

    /**
     * One line of a list.
     *
     * @param cancelStatus null of what was taken
     * @param inMoney what went back in money, since a card company or a bank refused it
     */
    record Line(long id, Transaction.Kind kind, TaxedAmount amount, @Nullable String reason, Instant at,
            PaymentKey payment, String orderId, @Nullable CancelStatus cancelStatus, Won inMoney) {}

    /**
     * What of them a merchant wants to see.
     *
     * @param kind null: both
     */
    record Filter(Transaction.@Nullable Kind kind, Period period) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<Transaction> transactions) {
        rows.insert(transactions.stream().map(each -> {
            Ask ask = each.payment().ask();
            return new @Nullable Object[]{each.id(), ask.merchant().value(), ask.live(), ask.key().id(),
                    each.kind().name(), each.amount().total().amount(), each.amount().taxFree().amount(),
                    each.reason(), UtcColumn.of(each.at())};
        }).toList());
    }

    @Transactional(readOnly = true)
    public Line get(long id) {
        return jdbc.query(SELECT + "where t.id = ?", Transactions::line, id).getFirst();
    }

    /** When a payment was taken. */
    @Transactional(readOnly = true)
    public Instant takenAt(long payment) {
        return jdbc.query(SELECT + "where t.payment_id = ? and t.kind = 'PAYMENT'", Transactions::line, payment)
                .getFirst().at();
    }

    /** What went back of a payment, in its order. */
    @Transactional(readOnly = true)
    public List<Line> cancels(long payment) {
        return jdbc.query(CANCELS, Transactions::line, payment);
    }

    /** A merchant's, latest first. */
    @Transactional(readOnly = true)
    public List<Line> of(CallingMerchant merchant, Filter filter, long before, int most) {
        Transaction.Kind kind = filter.kind();
        StringBuilder sql = new StringBuilder(kind == null ? OF_BOTH_KINDS : OF_A_KIND);
        List<Object> values = new ArrayList<>(List.of(merchant.id().value(), merchant.live(), before));
        if (kind != null) {
            values.add(kind.name());
        }
        Instant from = filter.period().from();
        if (from != null) {
            // The list is read along its ids: they say where to stop.
            sql.append(" and t.id >= ? and t.occurred_at >= ?");
            values.addAll(List.of(Ids.firstAt(from), UtcColumn.of(from)));
        }
        Instant until = filter.period().until();
        if (until != null) {
            sql.append(" and t.id < ? and t.occurred_at < ?");
            values.addAll(List.of(Ids.firstAt(until.plus(SLACK)), UtcColumn.of(until)));
        }
        values.add(most);
        return jdbc.query(sql.append(" order by t.id desc limit ?").toString(), Transactions::line, values.toArray());
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        Transaction.Kind kind = Transaction.Kind.valueOf(row.getString("kind"));
        CancelStatus status = kind == Transaction.Kind.CANCEL
                ? CancelStatus.of(row.getString("outside_status"))
                : null;
        return new Line(row.getLong("id"), kind,
                new TaxedAmount(Won.of(row.getLong("amount")), Won.of(row.getLong("tax_free"))),
                row.getString("reason"), UtcColumn.get(row, "occurred_at"),
                new PaymentKey(row.getLong("payment_id"), row.getLong("nonce")), row.getString("order_id"), status,
                status == CancelStatus.DONE_IN_MONEY ? Won.of(row.getLong("outside_amount")) : Won.ZERO);
    }
}
