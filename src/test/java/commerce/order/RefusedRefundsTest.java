package commerce.order;

import java.util.Set;

import commerce.refusal.CommerceError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import testing.Overlap;

import static org.assertj.core.api.Assertions.assertThat;

/** What pay refused to refund comes to an end: pay is asked again, or two operators settle it. */
class RefusedRefundsTest extends OrderScene {
    private static final String EXCEEDS = "REFUND_EXCEEDS_CAPTURED";

    @Autowired
    AskRefundAgain askAgain;
    @Autowired
    SettleRefund settle;
    @Autowired
    Buyers buyers;
    StaffCaller one;
    StaffCaller other;
    Order order;
    RefundId refund;

    @BeforeEach
    void refuse() {
        one = new StaffCaller(ids.next(), "one", Set.of("OPERATOR"), null);
        other = new StaffCaller(ids.next(), "other", Set.of("OPERATOR"), null);
        order = place.place(buyer, wanted(shop.sells("조", 5_000, 1), 1), Won.of(5_000)).order();
        cancel.cancel(buyer, order.id());
        approve(order, 2);
        refund = refundOf(order);
        payments.refundRefused(refund, EXCEEDS);
    }

    @Test
    void asksPayAgainUnderANewIdAndHearsNothingOfTheOldOne() {
        askAgain.ask(one, refund);

        RefundId request = askedAs();
        assertThat(request).isNotEqualTo(refund);
        assertThat(shop.number("""
                select json_value(body, '$.refundId') from platform_event_log
                where type = 'commerce.refund-requested' and aggregate_id = ? order by id desc limit 1""",
                order.id().value())).isEqualTo(request.value());
        assertThat(state()).isEqualTo("REQUESTED");
        payments.refundRefused(refund, "told again");
        assertThat(state()).as("what pay says of the first request is over").isEqualTo("REQUESTED");
        refuses(CommerceError.REFUND_NOT_REFUSED, () -> askAgain.ask(one, refund));

        payments.refunded(refundedNews(order, 3), request);

        assertThat(status(order)).isEqualTo(OrderStatus.REFUNDED);
        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(audited("commerce.refund-asked-again")).isEqualTo(1);
        assertThat(told("commerce.refund-asked-again")).as("why pay had refused").contains(EXCEEDS);
    }

    /** Its refund was found before it was asked for again, and its row is free after that. */
    @Test
    void anOldRefusalThatWaitedForItToBeAskedAgainDoesNotMeetTheNewRequest() throws Exception {
        new Overlap(context).of(() -> askAgain.ask(one, refund), () -> payments.refundRefused(refund, "told again"));

        assertThat(askedAs()).isNotEqualTo(refund);
        assertThat(state()).isEqualTo("REQUESTED");
    }

    @Test
    void canBeRefusedAndAskedAgainMoreThanOnce() {
        askAgain.ask(one, refund);
        payments.refundRefused(askedAs(), EXCEEDS);
        assertThat(state()).isEqualTo("FAILED");

        askAgain.ask(one, refund);

        payments.refunded(refundedNews(order, 3), askedAs());
        assertThat(status(order)).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void isSettledByTwoOperatorsAndTheOrderGoesOn() {
        settle.propose(one, refund, "이체 7");
        assertThat(status(order)).isEqualTo(OrderStatus.REFUND_PENDING);
        refuses(CommerceError.REFUND_NOT_REFUSED, () -> settle.propose(other, refund, "이체 8"));
        refuses(CommerceError.REFUND_BY_SAME_OPERATOR, () -> settle.decide(one, refund, proposal(), true));
        refuses(CommerceError.REFUND_NOT_REFUSED, () -> settle.decide(other, refund, ids.next(), true));
        assertThat(buyers.haveOpenOrders(buyer)).isTrue();

        settle.decide(other, refund, proposal(), true);

        assertThat(status(order)).isEqualTo(OrderStatus.REFUNDED);
        assertThat(buyers.haveOpenOrders(buyer)).isFalse();
        refuses(CommerceError.REFUND_NOT_REFUSED, () -> askAgain.ask(one, refund));
        refuses(CommerceError.REFUND_NOT_REFUSED, () -> settle.decide(other, refund, proposal(), true));
        assertThat(audited("commerce.refund-settlement-approved")).isEqualTo(1);
    }

    @Test
    void whoProposedItMayTakeItBackAndNobodyAsksAgainMeanwhile() {
        settle.propose(one, refund, "이체 7");
        assertThat(told("commerce.refund-settlement-proposed")).contains("이체 7");
        Tsid first = proposal();
        settle.decide(one, refund, first, false);
        settle.propose(one, refund, "이체 8");
        refuses(CommerceError.REFUND_NOT_REFUSED, () -> settle.decide(other, refund, first, true));
        Tsid second = proposal();

        refuses(CommerceError.REFUND_NOT_REFUSED, () -> askAgain.ask(other, refund));

        settle.decide(one, refund, second, false);
        askAgain.ask(other, refund);
        payments.refundRefused(askedAs(), EXCEEDS);
        refuses(CommerceError.REFUND_NOT_REFUSED, () -> settle.decide(other, refund, second, true));
        assertThat(status(order)).isEqualTo(OrderStatus.REFUND_PENDING);
    }

    private RefundId askedAs() {
        return new RefundId(shop.number("select asked_as from commerce_refund where id = ?", refund.value()));
    }

    private Tsid proposal() {
        return new Tsid(shop.number("select coalesce(settlement_id, 1) from commerce_refund where id = ?",
                refund.value()));
    }

    private String state() {
        return shop.text("select state from commerce_refund where id = ?", refund.value());
    }

    private String told(String action) {
        return shop.text("select details from platform_audit_entry where action = ? and subject_id = ?", action,
                Long.toString(refund.value()));
    }

    private long audited(String action) {
        return shop.number("select count(*) from platform_audit_entry where action = ? and subject_id = ?", action,
                Long.toString(refund.value()));
    }
}
