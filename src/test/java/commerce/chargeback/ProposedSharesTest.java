package commerce.chargeback;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import commerce.TestShop;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import commerce.refusal.CommerceError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.ExtendedModelMap;
import platform.id.Ids;
import platform.money.Won;
import platform.ops.ManualCases;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who bears a chargeback is what two operators have seen, and is on record. */
@MadangTest
class ProposedSharesTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    ProposeShares propose;
    @Autowired
    DecideShares decide;
    @Autowired
    ChargebackSharesPage page;
    @Autowired
    List<ManualCases> cases;
    @Autowired
    Chargebacks chargebacks;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Ids ids;

    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    ItemId item;
    ChargebackId id;
    StaffCaller one;
    StaffCaller other;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        item = orders.paidByCard(ids.next(), new LinkedHashMap<>(Map.of(shop.sells("귤", 10_000, 5), 1))).getFirst();
        id = TestChargedBack.opened(context, orders, item, 10_000);
        one = TestChargedBack.operator(context);
        other = TestChargedBack.operator(context);
    }

    @AfterEach
    void close() {
        held.close();
    }

    @Test
    void areNotApprovedOnAPageThatShowsAProposalTakenBackMeanwhile() {
        proposes(0);
        Instant seen = TestChargedBack.proposedAt(context, id);
        decide.decide(one, id, seen, false);
        proposes(7_000);

        refuses(CommerceError.RULING_ENDED, () -> decide.decide(other, id, seen, true));
        refuses(CommerceError.RULING_ENDED, () -> decide.decide(other, id, seen, false));
        assertThat(amount()).isEqualTo(10_000);

        decide.decide(other, id, TestChargedBack.proposedAt(context, id), true);
        assertThat(amount()).isEqualTo(7_000);
    }

    @Test
    void areOnRecordWithWhatTheyWereAndOnlyWhatHoldsForTheSellerToo() {
        proposes(4_000);
        TestChargedBack.decides(context, other, id, false);
        proposes(0);
        TestChargedBack.decides(context, other, id, true);

        String part = Long.toString(item.value());
        assertThat(onRecord("proposed")).satisfiesExactly(
                first -> assertThat(first).contains("\"" + part + "\":\"10000 -> 4000\"").contains("도용"),
                second -> assertThat(second).contains("\"" + part + "\":\"10000 -> 0\""));
        assertThat(onRecord("approved")).singleElement().asString().contains("\"" + part + "\":\"10000 -> 0\"");
        assertThat(jdbc.sql("select action from platform_audit_entry where owner_id = ? and subject_id = ?")
                .params(shop.seller().value(), Long.toString(id.value())).query(String.class).list())
                .containsExactly("commerce.chargeback-shares-approved");
    }

    @Test
    void areOfEachPartOnce() {
        String reason = "도용";
        long part = item.value();
        refuses(CommerceError.CHARGEBACK_SHARES_INVALID,
                () -> page.propose(id, List.of(), List.of(), reason, one, new ExtendedModelMap()));
        refuses(CommerceError.CHARGEBACK_SHARES_INVALID, () -> page.propose(id, List.of(part, part),
                List.of("0", "0"), reason, one, new ExtendedModelMap()));

        page.propose(id, List.of(part), List.of("0"), reason, one, new ExtendedModelMap());
        assertThat(chargebacks.find(id).orElseThrow().proposal()).isNotNull();
    }

    @Test
    void areACaseFromWhenTheyWereProposedUntilTheChargebackIsWon() {
        shop.sql("update commerce_chargeback set opened_at = utc_timestamp(6) - interval 9 day where id = ?",
                id.value());
        proposes(0);

        assertThat(waiting()).singleElement().extracting(ManualCases.Case::since)
                .isEqualTo(TestChargedBack.proposedAt(context, id));

        TestChargedBack.decided(context, orders, item, id, 10_000, Chargeback.State.WON);
        assertThat(waiting()).isEmpty();
    }

    private void proposes(long amount) {
        propose.propose(one, id, Map.of(item.value(), Won.of(amount)), "도용");
    }

    private long amount() {
        return shop.number("select amount from commerce_chargeback_share where chargeback_id = ?", id.value());
    }

    private List<ManualCases.Case> waiting() {
        return cases.stream().filter(kind -> kind.kind().equals("commerce.chargeback"))
                .flatMap(kind -> kind.oldest().apply(10_000).stream())
                .filter(each -> each.id().equals(Long.toString(id.value()))).toList();
    }

    /** The details, in order. */
    private List<String> onRecord(String what) {
        return jdbc.sql("select details from platform_audit_entry where action = ? and subject_id = ? order by id")
                .params("commerce.chargeback-shares-" + what, Long.toString(id.value())).query(String.class).list();
    }

    private static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
