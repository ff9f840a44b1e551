package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.events.RefundRequested;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** All in transactions that roll back: nobody paid for these items. */
@MadangTest
class ConfirmSalesTest {
    /** A Friday in Seoul. */
    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

    @Autowired
    ConfirmSales confirm;
    @Autowired
    ClawBackSale clawBack;
    @Autowired
    KeepReturnFreight freight;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    SettlementScene scene;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new SettlementScene(context);
    }

    @Test
    void aSaleIsDueTwoBusinessDaysLater() {
        rolledBack(() -> {
            ConfirmedItem item = scene.item(scene.seller(), 1, 0, 0, 0);
            confirm.confirm(List.of(item), NOW);

            assertThat(scene.number("select count(distinct due_on) from commerce_settlement_line where item_id = ?",
                    item.itemId().value())).isEqualTo(1);
            assertThat(scene.number("select to_days(min(due_on)) from commerce_settlement_line where item_id = ?",
                    item.itemId().value())).isEqualTo(scene.number("select to_days(?)", LocalDate.of(2026, 12, 1)));
        });
    }

    @Test
    void theLinesAreWhatTheBuyerPaid() {
        rolledBack(() -> {
            ConfirmedItem item = scene.item(scene.seller(), 3, 1_000, 2_000, 3_000);
            confirm.confirm(List.of(item), NOW);

            // 8 % of 30,000; 3.3 % of 30,000, VAT included
            assertThat(scene.linesOf(item.itemId())).isEqualTo(Map.of("SALE", "30000 0", "SELLER_COUPON", "-1000 0",
                    "PLATFORM_COUPON", "0 -2000", "SHIPPING", "3000 0", "SALES_FEE", "-2400 2400", "PAYMENT_FEE",
                    "-900 900", "VAT", "-330 330"));
            assertThat(scene.number("select sum(amount + platform) from commerce_settlement_line where item_id = ?",
                    item.itemId().value())).isEqualTo(item.paid().amount());
        });
    }

    @Test
    void aSellersOwnPlanHoldsFromItsDay(@Autowired SellerPlans plans) {
        rolledBack(() -> {
            ConfirmedItem item = scene.item(scene.seller(), 1, 0, 0, 0);
            plans.put(item.seller(), LocalDate.of(2026, 11, 28), "PARTNER");
            confirm.confirm(List.of(item), NOW);
            ConfirmedItem next = scene.item(item.seller(), 1, 0, 0, 0);
            confirm.confirm(List.of(next), NOW.plusSeconds(86_400));

            assertThat(scene.linesOf(item.itemId())).containsEntry("SALES_FEE", "-800 800");
            assertThat(scene.linesOf(next.itemId())).containsEntry("SALES_FEE", "-600 600");
        });
    }

    @Test
    void aPlanThatASellerHasNeverEndsAndNobodyHasOneThatIsNotThere(@Autowired SellerPlans plans) {
        SellerId seller = scene.seller();
        assertThatThrownBy(() -> scene.sql("delete from commerce_fee_plan_version where name = 'PARTNER'"))
                .hasMessageContaining("never deleted");
        assertThatThrownBy(() -> scene.sql("delete from commerce_fee_plan where name = 'PARTNER'"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> rolledBack(() -> plans.put(seller, LocalDate.of(2026, 11, 1), "GONE")))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aNewVersionHoldsFromItsDayAndOfOtherPlansTheOneBefore(@Autowired FeePlans plans) {
        rolledBack(() -> {
            scene.sql(
                    "insert into commerce_fee_plan_version (name, valid_from, sales_percent, sales_vat_included, payment_percent,"
                            + " payment_vat_included, due_days) values ('STARTER', '2027-01-01', 5.00, false, 1.98, true, 2)");

            assertThat(plans.on(LocalDate.of(2026, 12, 31)).get("STARTER").salesPercent()).isEqualByComparingTo("4");
            assertThat(plans.on(LocalDate.of(2027, 1, 1)).get("STARTER").salesPercent()).isEqualByComparingTo("5");
            assertThat(plans.names(LocalDate.of(2027, 1, 1))).containsExactly("PARTNER", "STANDARD", "STARTER");
        });
    }

    @Test
    void anItemIsConfirmedOnce() {
        rolledBack(() -> {
            ConfirmedItem item = scene.item(scene.seller(), 1, 0, 0, 0);
            confirm.confirm(List.of(item), NOW);

            assertThatThrownBy(() -> confirm.confirm(List.of(item), NOW)).isInstanceOf(DuplicateKeyException.class);
        });
    }

    @Test
    void whatGoesBackInPartsCostsTheSellerNothingInTheEnd() {
        rolledBack(() -> {
            ConfirmedItem item = scene.item(scene.seller(), 3, 1_000, 2_000, 3_000);
            confirm.confirm(List.of(item), NOW);

            RefundRequested.SellerShare first = clawBack.take(back(item, 10_000, 333, 666, 0), NOW);
            clawBack.take(back(item, 10_000, 333, 666, 0), NOW);
            clawBack.take(back(item, 10_000, 334, 668, 3_000), NOW);

            assertThat(first.amount()).isEqualTo(Won.of(9_001));
            assertThat(first.platformCoupon()).isEqualTo(Won.of(666));
            assertThat(first.salesFee()).isEqualTo(Won.of(800));
            assertThat(first.paymentFee()).isEqualTo(Won.of(270));
            assertThat(scene.number("select sum(amount) from commerce_settlement_line where item_id = ?",
                    item.itemId().value())).isZero();
            assertThat(scene.number("select sum(platform) from commerce_settlement_line where item_id = ?",
                    item.itemId().value())).isZero();
        });
    }

    @Test
    void theBuyersPartOfTheFreightStaysWithTheSeller() {
        rolledBack(() -> {
            ConfirmedItem item = scene.item(scene.seller(), 1, 0, 0, 0);
            confirm.confirm(List.of(item), NOW);

            RefundRequested.SellerShare share = clawBack
                    .take(new ReturnedSale(item.orderId(), item.itemId(), ids.next(),
                            item.seller(), Won.of(10_000), Won.ZERO, Won.ZERO, Won.ZERO, Won.of(3_000)), NOW);

            assertThat(share.amount()).isEqualTo(Won.of(7_000));
            assertThat(scene.number("select sum(amount) from commerce_settlement_line where item_id = ?",
                    item.itemId().value())).isEqualTo(3_000);
        });
    }

    @Test
    void whereTheBuyerGetsNothingBackTheSellerGivesBackWhatItsLinesSay() {
        rolledBack(() -> {
            ConfirmedItem item = scene.item(scene.seller(), 1, 0, 7_000, 0);
            confirm.confirm(List.of(item), NOW);
            Tsid claim = ids.next();

            RefundRequested.SellerShare share = clawBack.take(new ReturnedSale(item.orderId(), item.itemId(), claim,
                    item.seller(), Won.of(10_000), Won.ZERO, Won.of(7_000), Won.ZERO, Won.of(3_000)), NOW);

            // −10,000 + 3,000 + 880 + 99
            assertThat(scene.number("select sum(amount) from commerce_settlement_line where source_id = ?",
                    claim.value())).isEqualTo(-6_021);
            assertThat(share.amount()).isEqualTo(Won.ZERO);
            assertThat(share.salesFee().plus(share.paymentFee()).plus(share.vat()).minus(share.platformCoupon()))
                    .as("what pay books").isEqualTo(Won.of(-6_021));
        });
    }

    @Test
    void noMoreGoesBackThanWasSold() {
        rolledBack(() -> {
            ConfirmedItem item = scene.item(scene.seller(), 1, 0, 0, 0);
            confirm.confirm(List.of(item), NOW);
            clawBack.take(back(item, 6_000, 0, 0, 0), NOW);

            assertThatThrownBy(() -> clawBack.take(back(item, 4_001, 0, 0, 0), NOW))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void freightThatABuyerBearsIsKeptOnceOfAClaim() {
        rolledBack(() -> {
            Tsid claim = ids.next();
            Tsid order = ids.next();
            Tsid item = ids.next();
            freight.keep(scene.seller(), order, item, claim, Won.of(3_000), NOW);

            assertThat(scene.linesOf(item)).isEqualTo(Map.of("RETURN_FREIGHT", "3000 0"));
            assertThatThrownBy(() -> freight.keep(scene.seller(), order, item, claim, Won.of(3_000), NOW))
                    .isInstanceOf(DuplicateKeyException.class);
        });
    }

    @Test
    void aLineIsNeverChanged() {
        rolledBack(() -> {
            ConfirmedItem item = scene.item(scene.seller(), 1, 0, 0, 0);
            confirm.confirm(List.of(item), NOW);

            assertThatThrownBy(() -> scene.sql("update commerce_settlement_line set amount = 1 where item_id = ?",
                    item.itemId().value())).hasMessageContaining("never updated");
        });
    }

    private ReturnedSale back(ConfirmedItem item, long price, long sellerCoupon, long platformCoupon, long shipping) {
        return new ReturnedSale(item.orderId(), item.itemId(), ids.next(), item.seller(), Won.of(price),
                Won.of(sellerCoupon), Won.of(platformCoupon), Won.of(shipping), Won.ZERO);
    }

    private void rolledBack(Runnable what) {
        transaction.executeWithoutResult(status -> {
            what.run();
            status.setRollbackOnly();
        });
    }
}
