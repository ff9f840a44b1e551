package home.tell;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import home.rebuild.ReadModel;
import home.spending.Goods;
import home.spending.Outlay;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Keeps what members spent, in whatever order its parts are told. */
@Service
class KeepOutlays {
    private final JdbcClient jdbc;
    private final ForgetMember forget;
    private final RowInsert sent;
    private final RowInsert ordered;
    private final RowInsert paid;

    KeepOutlays(JdbcClient jdbc, JdbcTemplate template, ForgetMember forget) {
        this.jdbc = jdbc;
        this.forget = forget;
        this.sent = new RowInsert(template, "home_outlay", "source_id", "member_id", "kind", "spent_on", "amount",
                "as_of").whereTaken("source_id = home_outlay.source_id");
        this.ordered = new RowInsert(template, "home_outlay", "source_id", "member_id", "kind", "goods", "as_of")
                .whereTaken("goods = values(goods), as_of = greatest(as_of, values(as_of))");
        // version last: an assignment sees what those before it have set.
        this.paid = new RowInsert(template, "home_outlay", "source_id", "member_id", "kind", "spent_on", "amount",
                "refunded", "version", "as_of").whereTaken("""
                        spent_on = least(coalesce(spent_on, values(spent_on)), values(spent_on)),
                        amount = if(version < values(version), values(amount), amount),
                        refunded = if(version < values(version), values(refunded), refunded),
                        as_of = greatest(as_of, values(as_of)), version = greatest(version, values(version))""");
    }

    /** Money that left a member's wallet for good, in one movement. */
    record Sent(Tsid movementId, Tsid memberId, Outlay.Kind kind, Won amount, Instant at) {}

    /** Many at once, since pay tells of transfers by the hundred. */
    @Transactional
    void sent(List<Sent> outlays) {
        if (outlays.isEmpty()) {
            return;
        }
        sent.insert(outlays.stream().map(each -> new @Nullable Object[]{each.movementId().value(),
                each.memberId().value(), each.kind().name(), Months.day(each.at()), each.amount().amount(),
                UtcColumn.of(each.at())}).toList());
        forget.forgetIfLeft(outlays.stream().map(Sent::memberId).collect(Collectors.toSet()), ReadModel.SPENDING);
    }

    /** What an order is for. */
    record Ordered(Tsid orderId, Tsid memberId, Goods goods, Instant at) {}

    @Transactional
    void ordered(List<Ordered> orders) {
        ordered.insert(orders.stream().sorted(Comparator.comparing(Ordered::orderId))
                .map(each -> new @Nullable Object[]{each.orderId().value(), each.memberId().value(),
                        Outlay.Kind.PAYMENT.name(), each.goods().text(), UtcColumn.of(each.at())})
                .toList());
        forget.forgetIfLeft(orders.stream().map(Ordered::memberId).collect(Collectors.toSet()), ReadModel.SPENDING);
    }

    /** How much was taken for an order, or for a merchant's payment, and given back, in all, as of a version of its payment. */
    record Paid(Tsid orderId, Tsid memberId, Won captured, Won refunded, int version, Instant at) {}

    /** Payments were made: each on this day; told again, it is still of its first. */
    @Transactional
    void paid(List<Paid> payments) {
        // In one order, so that two who tell of the same payments do not wait for each other in a circle.
        paid.insert(payments.stream().sorted(Comparator.comparing(Paid::orderId))
                .map(each -> new @Nullable Object[]{each.orderId().value(), each.memberId().value(),
                        Outlay.Kind.PAYMENT.name(), Months.day(each.at()), each.captured().amount(),
                        each.refunded().amount(), each.version(), UtcColumn.of(each.at())})
                .toList());
        forget.forgetIfLeft(payments.stream().map(Paid::memberId).collect(Collectors.toSet()), ReadModel.SPENDING);
    }

    /** Something of a payment went back; the day stays that of the payment. */
    @Transactional
    void refunded(Paid payment) {
        jdbc.sql("""
                insert into home_outlay (source_id, member_id, kind, amount, refunded, version, as_of)
                values (:order, :member, 'PAYMENT', :captured, :refunded, :version, :at)
                on duplicate key update amount = if(version < :version, :captured, amount),
                    refunded = if(version < :version, :refunded, refunded), as_of = greatest(as_of, :at),
                    version = greatest(version, :version)""")
                .param("order", payment.orderId().value()).param("member", payment.memberId().value())
                .param("captured", payment.captured().amount()).param("refunded", payment.refunded().amount())
                .param("version", payment.version()).param("at", UtcColumn.of(payment.at())).update();
        forget.forgetIfLeft(payment.memberId(), ReadModel.SPENDING);
    }
}
