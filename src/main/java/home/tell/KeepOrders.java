package home.tell;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import home.rebuild.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Keeps the orders of members, in whatever order they are told. */
@Service
class KeepOrders {
    /** How certain a state is. */
    private static final String RANK = Arrays.stream(OrderState.values()).map(state -> "'" + state + "'")
            .collect(Collectors.joining(", ", "field(%s, ", ")"));

    private final ForgetMember forget;
    private final RowInsert placed;
    private final RowInsert moved;

    KeepOrders(JdbcTemplate jdbc, ForgetMember forget) {
        this.forget = forget;
        this.placed = new RowInsert(jdbc, "home_order", "order_id", "member_id", "state", "title", "other_lines",
                "amount", "placed_at", "as_of").updating("title", "other_lines", "amount", "placed_at");
        String further = RANK.formatted("state") + " < " + RANK.formatted("values(state)");
        // state last: an assignment sees what those before it have set.
        this.moved = new RowInsert(jdbc, "home_order", "order_id", "member_id", "state", "as_of").whereTaken(
                "as_of = if(" + further + ", values(as_of), as_of), state = if(" + further + ", values(state), state)");
    }

    /** What an order was placed for. */
    record Placed(Tsid orderId, Tsid memberId, String title, int otherLines, Won amount, Instant at) {}

    /** Fills in what orders are for, and leaves their state if that is known already. */
    @Transactional
    void placed(List<Placed> orders) {
        // In one order, so that two who tell of the same orders do not wait for each other in a circle.
        placed.insert(orders.stream().sorted(Comparator.comparing(Placed::orderId))
                .map(each -> new @Nullable Object[]{each.orderId().value(), each.memberId().value(),
                        OrderState.PAYMENT_WAITING.name(), each.title(), each.otherLines(), each.amount().amount(),
                        UtcColumn.of(each.at()), UtcColumn.of(each.at())})
                .toList());
        forget.forgetIfLeft(orders.stream().map(Placed::memberId).collect(Collectors.toSet()), ReadModel.ORDERS);
    }

    /** The state that an order came to. */
    record Moved(Tsid orderId, Tsid memberId, OrderState state, Instant at) {}

    /** Moves orders on to a more certain state; a less certain one changes nothing. */
    @Transactional
    void moved(List<Moved> orders) {
        moved.insert(orders.stream().sorted(Comparator.comparing(Moved::orderId))
                .map(each -> new @Nullable Object[]{each.orderId().value(), each.memberId().value(),
                        each.state().name(), UtcColumn.of(each.at())})
                .toList());
        forget.forgetIfLeft(orders.stream().map(Moved::memberId).collect(Collectors.toSet()), ReadModel.ORDERS);
    }
}
