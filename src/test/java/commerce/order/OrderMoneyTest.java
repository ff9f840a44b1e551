package commerce.order;

import java.time.Instant;
import java.util.List;

import commerce.catalogue.ProductId;
import commerce.catalogue.SkuId;
import commerce.events.PurchaseConfirmed;
import commerce.settlement.ConfirmSales;
import commerce.settlement.ConfirmedItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;
import platform.money.Won;
import platform.nightly.NightlyCheck;

import static org.assertj.core.api.Assertions.assertThat;

/** What the nightly check of commerce.integrity finds; what would disturb others is rolled back. */
class OrderMoneyTest extends OrderScene {
    @Autowired
    List<NightlyCheck> checks;
    @Autowired
    ConfirmSales confirm;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    Order order;

    @BeforeEach
    void isPaid() {
        SkuId sku = shop.sells("들깨", 5_000, 2);
        order = place.place(buyer, wanted(sku, 2), Won.of(10_000)).order();
        approve(order, 2);
    }

    @Test
    void whatIsNobodysYetIsFound() {
        assertThat(status(order)).isEqualTo(OrderStatus.PAID);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatGoesBackIsFound() {
        order = place.place(buyer, wanted(shop.sells("조", 5_000, 1), 1), Won.of(5_000)).order();
        cancel.cancel(buyer, order.id());
        approve(order, 2);

        assertThat(status(order)).isEqualTo(OrderStatus.REFUND_PENDING);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatIsSettledIsFound() {
        rolledBack(() -> {
            stands();
            assertThat(found()).as("no line says whose it is").containsExactly("CAPTURED_DIFFERS_BY 10000");

            settles();
            assertThat(found()).isEmpty();
        });
    }

    @Test
    void aWonThatIsNowhereIsNoticed() {
        rolledBack(() -> {
            jdbc.update("update commerce_line_tender set amount = amount - 1 where line_id = ?", line());
            assertThat(found()).containsExactly("CAPTURED_DIFFERS_BY 1");
        });
    }

    @Test
    void aWonThatIsInTwoPlacesIsNoticed() {
        rolledBack(() -> {
            settles();
            assertThat(found()).containsExactly("CAPTURED_DIFFERS_BY -10000");
        });
    }

    @Test
    void whatIsHeldForNobodyIsNoticed() {
        rolledBack(() -> {
            jdbc.update("""
                    update commerce_order_line set status = 'CANCELED', remaining = 0, closed_at = paid_at
                    where id = ?""", line());
            assertThat(found()).containsExactly("HELD_FOR_NOBODY 10000");
        });
    }

    private void stands() {
        jdbc.update("""
                update commerce_order_line set status = 'PURCHASE_CONFIRMED', confirmation = 'CONFIRMED',
                    seller_confirmed_at = paid_at, shipped_at = paid_at, delivered_at = paid_at,
                    purchase_confirmed_at = paid_at where id = ?""", line());
    }

    private void settles() {
        confirm.confirm(List.of(new ConfirmedItem(Tsid.of(order.id()), new Tsid(line()), ids.next(), buyer,
                shop.seller(), new ProductId(1), new SkuId(1), "들깨", "", null, 2, Won.of(10_000), Won.ZERO, Won.ZERO,
                Won.ZERO, List.of(new PurchaseConfirmed.Tender("MONEY", Won.of(10_000))), true)), Instant.now());
    }

    private long line() {
        return shop.number("select id from commerce_order_line where order_id = ?", order.id().value());
    }

    private List<String> found() {
        return checks.stream().filter(check -> check.name().equals("commerce.order-money")).findFirst().orElseThrow()
                .findings().get().stream()
                .filter(finding -> finding.subject().equals(Tsid.of(order.id()).toString()))
                .map(NightlyCheck.Finding::details).toList();
    }

    private void rolledBack(Runnable what) {
        transaction.executeWithoutResult(status -> {
            what.run();
            status.setRollbackOnly();
        });
    }
}
