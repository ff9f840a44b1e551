package commerce.stock;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a seller says is on hand meets what buyers hold meanwhile. */
@MadangTest
class AdjustStockTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    AdjustStock adjust;
    @Autowired
    Ids ids;

    @Test
    void isOfOneSellersOwn() {
        SkuId sku = new TestShop(context).sells("감귤", 12_900, 10);
        TestShop stranger = new TestShop(context);
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> adjust.adjust(CountedBy.of(by()), stranger.seller(), sku, 10, 5, "x"))
                .satisfies(refusal -> assertThat(refusal.code().name()).isEqualTo("SKU_NOT_FOUND"));
    }

    @Test
    void neverLeavesLessThanIsHeldWhoeverIsFirst() throws InterruptedException {
        TestShop shop = new TestShop(context);
        SkuId sku = shop.sells("감귤", 12_900, 100);
        AtomicInteger refused = new AtomicInteger();
        Thread buyers = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 50; i++) {
                try {
                    shop.holds(sku, 1);
                } catch (RuntimeException e) {
                    refused.incrementAndGet();
                }
            }
        });
        for (int i = 0; i < 20; i++) {
            int seen = shop.onHand(sku);
            try {
                adjust.adjust(CountedBy.of(by()), shop.seller(), sku, seen, Math.max(0, seen - 10), "counted");
            } catch (DomainException e) {
                assertThat(e.code().name()).isEqualTo("STOCK_BELOW_HELD");
            }
        }
        buyers.join();
        assertThat(shop.onHand(sku)).isGreaterThanOrEqualTo(shop.held(sku));
        assertThat(shop.number("select sum(quantity) from commerce_stock_entry where sku_id = ?", sku.value()))
                .isEqualTo(shop.onHand(sku));
    }

    @Test
    void writesNothingInTheLedgerThatTheStockDoesNotHave() throws InterruptedException {
        TestShop shop = new TestShop(context);
        SkuId sku = shop.sells("감귤", 12_900, 10);
        AtomicBoolean over = new AtomicBoolean();
        // Held by all but one, and by none, in turn.
        Thread buyers = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                shop.sql("update commerce_stock set held = if(held = 0, least(on_hand, 9), 0) where sku_id = ?",
                        sku.value());
            }
        });
        for (int i = 0; i < 400; i++) {
            int seen = shop.onHand(sku);
            try {
                adjust.adjust(CountedBy.of(by()), shop.seller(), sku, seen, seen == 9 ? 10 : seen - 1, "counted");
                adjust.adjust(CountedBy.of(by()), shop.seller(), sku, shop.onHand(sku), 5, "counted");
                adjust.adjust(CountedBy.of(by()), shop.seller(), sku, 5, 10, "counted");
            } catch (DomainException e) {
                assertThat(e.code().name()).isIn("STOCK_BELOW_HELD", "STOCK_CHANGED_MEANWHILE");
            }
        }
        over.set(true);
        buyers.join();
        assertThat(shop.number("select sum(quantity) from commerce_stock_entry where sku_id = ?", sku.value()))
                .isEqualTo(shop.onHand(sku));
    }

    private StaffCaller by() {
        return new StaffCaller(ids.next(), "counter", Set.of("SELLER", "SELLER_PRODUCT"), new Tsid(1));
    }
}
