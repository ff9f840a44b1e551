package commerce.chargeback;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import commerce.ManyItems;
import commerce.catalogue.SellerId;
import commerce.order.DisputedPayments;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.order.SellerItems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import platform.web.DomainException;
import testing.MadangTest;
import testing.Plans;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Every list of chargebacks has its index; the parts of one may be sorted. */
@MadangTest
class PlansTest {
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    @Autowired
    ApplicationContext context;
    @Autowired
    Chargebacks chargebacks;
    @Autowired
    ChargedSellers sellers;
    @Autowired
    Shares shares;
    @Autowired
    DisputedPayments disputed;
    @Autowired
    SellerItems items;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Nullable
    private Item item;

    @Test
    void listsChargebacksByStateOrderAndSellerAndThoseToSettle() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            chargebacks.newest(Chargeback.State.LOST, Long.MAX_VALUE, 21);
            chargebacks.newest(Chargeback.State.LOST, 1_500, 21);
            chargebacks.open(LocalDate.EPOCH, 0, 5);
            chargebacks.open(LAST, 1_500, 5);
            chargebacks.countProposed();
            chargebacks.of(new OrderId(7));
            chargebacks.proposed(20);
            chargebacks.toSettle(clock.instant(), 20);
            chargebacks.putOff(new ChargebackId(7), clock.instant(), clock.instant());
            sellers.newest(new SellerId(7), Long.MAX_VALUE, 21);
            sellers.newest(new SellerId(7), 1_500, 21);
            sellers.find(new ChargebackId(7), new SellerId(7));
            sellers.countWaiting(new SellerId(7), LocalDate.of(2026, 12, 1), 100);
            sellers.of(new ChargebackId(7));
            disputed.isOpen(new OrderId(7));
            assertThatExceptionOfType(DomainException.class)
                    .isThrownBy(() -> disputed.requireNone(Objects.requireNonNull(item)));
        });
    }

    @Test
    void findsThePartsOfAChargebackAndOfAnOrder() {
        new Plans(context).assertFoundByIndexes(this::fill, () -> {
            shares.of(new ChargebackId(7));
            shares.borne(new OrderId(7));
            chargebacks.waiting(clock.instant(), 20);
            chargebacks.countWaiting(clock.instant());
        });
    }

    /** One of each of many orders, some of them open, few of them proposed or to be settled. */
    private void fill() {
        ManyItems.add(context);
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> charged = new ArrayList<>();
        List<@Nullable Object[]> parts = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            boolean isOpen = id % 100 == 0;
            boolean isProposed = id % 1_000 == 0;
            rows.add(new @Nullable Object[]{id, id, 1_000, "FRAUD", Date.valueOf(LAST),
                    isOpen ? "OPEN" : "LOST", now, isOpen ? null : now, id % 1_000 == 1 ? now : null,
                    isProposed ? 1L : null, isProposed ? now : null, isProposed ? "도용" : null});
            charged.add(new @Nullable Object[]{id, id, id % 100, isOpen});
            parts.add(new @Nullable Object[]{id, id, id % 100, id, id, 1_000, 0, 0});
        }
        new RowInsert(jdbc, "commerce_chargeback", "id", "order_id", "amount", "reason", "answer_by", "state",
                "opened_at", "decided_at", "settle_at", "proposed_by", "proposed_at", "proposed_for").insert(rows);
        new RowInsert(jdbc, "commerce_chargeback_seller", "id", "chargeback_id", "seller_id", "waits").insert(charged);
        new RowInsert(jdbc, "commerce_chargeback_share", "id", "chargeback_id", "seller_id", "item_id", "target_id",
                "most", "refunded_before", "amount").insert(parts);
        ItemId seventh = new ItemId(7);
        item = items.find(new SellerId(7), List.of(seventh)).get(seventh);
    }
}
