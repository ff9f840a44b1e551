package commerce.settlement;

import java.util.Set;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import commerce.seller.TestSellers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class AdjustmentTest {
    @Autowired
    ProposeAdjustment propose;
    @Autowired
    DecideAdjustment decide;
    @Autowired
    Ids ids;
    SettlementScene scene;
    SellerId seller;
    StaffCaller one;
    StaffCaller other;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new SettlementScene(context);
        seller = new SellerId(Long.parseLong(TestSellers.applied(context)));
        one = new StaffCaller(ids.next(), "one", Set.of("OPERATOR"), null);
        other = new StaffCaller(ids.next(), "other", Set.of("OPERATOR"), null);
    }

    @Test
    void whatOneProposesAndAnotherApprovesIsALineOfTheSellers() {
        Tsid id = proposed(-5_000);
        assertThat(lines()).isZero();

        decide.decide(other, id, true);

        assertThat(scene.number("select amount from commerce_settlement_line where source_id = ?", id.value()))
                .isEqualTo(-5_000);
        assertThat(scene.number("select platform from commerce_settlement_line where source_id = ?", id.value()))
                .isEqualTo(5_000);
        assertThat(scene.number("""
                select json_value(body, '$.amount') from platform_event_log
                where type = 'commerce.settlement-adjusted' and aggregate_id = ?""", seller.value()))
                .as("pay is told").isEqualTo(-5_000);
        assertThat(audited("approved")).isEqualTo(1);
        refused(() -> decide.decide(other, id, true), CommerceError.ADJUSTMENT_ENDED);
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void nobodyApprovesWhatTheyProposed() {
        Tsid id = proposed(5_000);

        refused(() -> decide.decide(one, id, true), CommerceError.ADJUSTMENT_BY_SAME_OPERATOR);
        decide.decide(one, id, false);

        assertThat(lines()).isZero();
        assertThat(audited("refused")).isEqualTo(1);
    }

    @Test
    void whatIsSentTwiceIsProposedOnce() {
        Tsid id = proposed(5_000);

        propose.propose(one, id, seller, Won.of(9_000), "다시", "again");
        decide.decide(other, id, true);

        assertThat(scene.number("select amount from commerce_settlement_line where source_id = ?", id.value()))
                .isEqualTo(5_000);
        assertThat(audited("proposed")).isEqualTo(1);
    }

    @Test
    void refusesWhatCanOnlyBeAMistake() {
        refused(() -> proposed(0), CommerceError.ADJUSTMENT_INVALID);
        refused(() -> proposed(100_000_001), CommerceError.ADJUSTMENT_INVALID);
        refused(() -> propose.propose(one, ids.next(), new SellerId(ids.nextLong()), Won.of(1), "누구", "who"),
                CommerceError.SELLER_NOT_FOUND);
    }

    private Tsid proposed(long amount) {
        Tsid id = ids.next();
        propose.propose(one, id, seller, Won.of(amount), "배송 지연 보상", "case 7");
        return id;
    }

    private static void refused(Runnable what, CommerceError code) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private long lines() {
        return scene.number("select count(*) from commerce_settlement_line where kind = 'ADJUSTMENT' and seller_id = ?",
                seller.value());
    }

    private long audited(String how) {
        return scene.number("select count(*) from platform_audit_entry where action = ? and subject_id = ?",
                "commerce.seller-adjustment-" + how, Tsid.of(seller).toString());
    }
}
