package pay.easypay;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.merchant.CallingMerchant;
import pay.merchant.MerchantId;
import pay.period.Period;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Merchants' payments are found along an index: by key, order, time, member; transactions by merchant. */
@MadangTest
class PlansTest {
    @Autowired
    MerchantPayments payments;
    @Autowired
    Transactions transactions;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsPaymentsAndTransactionsAlongTheirIndexes(@Autowired ApplicationContext context) {
        MerchantId merchant = new MerchantId(7);
        new Plans(context).assertServedByIndexes(this::fill, () -> transaction.executeWithoutResult(status -> {
            payments.find(new PaymentKey(7, 7));
            payments.ofOrder(merchant, true, "order-7");
            payments.lockDue(clock.instant(), 100);
            payments.openOf(new Tsid(7));
            transactions.cancels(7);
            transactions.of(new CallingMerchant(merchant, true), new Transactions.Filter(null, new Period(null, null)),
                    Long.MAX_VALUE, 20);
        }));
    }

    /** Of who sells a lot and cancels little, the cancels alone. */
    @Test
    void findsWhatWentBackWithoutWhatWasTaken(@Autowired ApplicationContext context) {
        CallingMerchant merchant = new CallingMerchant(new MerchantId(7), true);
        new Plans(context).assertServedByIndexes(this::fillASeller, () -> {
            for (Transaction.Kind kind : Transaction.Kind.values()) {
                transactions.of(merchant, new Transactions.Filter(kind, new Period(null, null)), Long.MAX_VALUE, 20);
            }
        });
    }

    private void fillASeller() {
        fillPayments();
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            boolean back = id <= 5;
            rows.add(new Object[]{id, 7, true, id, back ? "CANCEL" : "PAYMENT", 1_000, 0, back ? "변심" : null, now});
        }
        new RowInsert(jdbc, "pay_easypay_transaction", "id", "merchant_id", "live", "payment_id", "kind", "amount",
                "tax_free", "reason", "occurred_at").insert(rows);
        new RowInsert(jdbc, "pay_easypay_deposit_cancel", "transfer_id", "cancel_id")
                .insert(rows.stream().map(row -> new Object[]{row[0], row[0]}).toList());
    }

    /** Payments of a hundred merchants and members, none of them due, with a transaction each. */
    private void fill() {
        fillPayments();
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> lines = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            lines.add(new Object[]{id, id % 100, true, id, "PAYMENT", 1_000, 0, now});
        }
        new RowInsert(jdbc, "pay_easypay_transaction", "id", "merchant_id", "live", "payment_id", "kind", "amount",
                "tax_free", "occurred_at").insert(lines);
    }

    private void fillPayments() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(1)));
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, id, id % 100, "서점", true, "order-" + id, "책", 1_000, 0, true, now, "IN_PROGRESS",
                    id % 100, later, 0, 0, 0, 0, 1});
        }
        new RowInsert(jdbc, "pay_easypay_payment", "id", "nonce", "merchant_id", "merchant_name", "live", "order_id",
                "order_name", "amount", "tax_free", "captures", "created_at", "state", "member_id", "due_at",
                "captured", "captured_tax_free", "canceled", "canceled_tax_free", "version").insert(rows);
    }
}
