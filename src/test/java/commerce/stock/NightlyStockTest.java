package commerce.stock;

import java.util.List;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.nightly.NightlyCheck;
import platform.nightly.NightlyCheck.Finding;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class NightlyStockTest {
    @Autowired
    List<NightlyCheck> checks;

    @Test
    void findsStockThatIsNotTheSumOfItsLedger(@Autowired ApplicationContext context) {
        TestShop shop = new TestShop(context);
        SkuId sku = shop.sells("귤", 1_000, 5);
        shop.sql("update commerce_stock set on_hand = 6 where sku_id = ?", sku.value());
        Finding differs = new Finding(Long.toString(sku.value()), "STOCK_DIFFERS");
        try {
            assertThat(found()).contains(differs);
        } finally {
            shop.sql("update commerce_stock set on_hand = 5 where sku_id = ?", sku.value());
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void findsHeldPiecesThatNobodyHolds(@Autowired ApplicationContext context) {
        TestShop shop = new TestShop(context);
        SkuId sku = shop.sells("귤", 1_000, 5);
        shop.sql("update commerce_stock set held = 1 where sku_id = ?", sku.value());
        try {
            assertThat(found()).contains(new Finding(Long.toString(sku.value()), "STOCK_DIFFERS"));
        } finally {
            shop.sql("update commerce_stock set held = 0 where sku_id = ?", sku.value());
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void findsPiecesHeldOfWhatHasNoStock(@Autowired ApplicationContext context, @Autowired Ids ids) {
        TestShop shop = new TestShop(context);
        long sku = ids.nextLong();
        shop.sql("insert into commerce_stock_hold (order_id, sku_id, quantity, state) values (?, ?, 1, 'HELD')",
                ids.nextLong(), sku);
        try {
            assertThat(found()).contains(new Finding(Long.toString(sku), "STOCK_DIFFERS"));
        } finally {
            shop.sql("delete from commerce_stock_hold where sku_id = ?", sku);
        }
    }

    private List<Finding> found() {
        return checks.stream().filter(check -> check.name().equals("commerce.stock")).findFirst().orElseThrow()
                .findings().get();
    }
}
