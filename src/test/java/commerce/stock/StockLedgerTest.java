package commerce.stock;

import java.util.List;
import java.util.Set;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.claim.CancelUnsent;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nobody writes the ledger of the stock anew, and what it says is what is there. */
@MadangTest
class StockLedgerTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    Ids ids;
    HeldDelivery held;
    TestShop shop;
    SkuId sku;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        sku = shop.sells("감귤", 10_000, 10);
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update commerce_stock_entry set quantity = 11 where sku_id = ?",
            "update commerce_stock_entry set at = at + interval 1 day where sku_id = ?",
            "delete from commerce_stock_entry where sku_id = ?"})
    void letsNothingBeChangedOrTakenAway(String sql) {
        assertThatThrownBy(() -> shop.sql(sql, sku.value())).hasStackTraceContaining("append-only");
        assertThat(sum()).isEqualTo(10);
    }

    @Test
    void addsUpToWhatIsOnHandAfterEachKindOfChange(@Autowired AdjustStock adjust, @Autowired CancelUnsent cancel,
            @Autowired JdbcClient jdbc) {
        ItemId item = new TestOrders(context).paid(ids.next(), sku, 3);
        assertThat(onHand()).isEqualTo(7);
        cancel.cancel(AuditActor.seller(Tsid.of(shop.seller())), shop.seller(),
                new CancelUnsent.Unsent(item, 1, 3, "상자가 젖었어요", true));
        assertThat(onHand()).isEqualTo(8);
        adjust.adjust(CountedBy.of(new StaffCaller(ids.next(), "counter", Set.of("SELLER"), Tsid.of(shop.seller()))),
                shop.seller(), sku, 8, 5, "counted");
        assertThat(onHand()).isEqualTo(5);
        List<String> kinds = jdbc.sql("select kind from commerce_stock_entry where sku_id = ? order by id")
                .param(sku.value()).query(String.class).list();
        assertThat(kinds).containsExactly("RECEIVED", "SOLD", "TAKEN_BACK", "ADJUSTED");
    }

    /** As its row says, which is what its ledger does. */
    private int onHand() {
        assertThat(sum()).isEqualTo(shop.onHand(sku));
        return shop.onHand(sku);
    }

    private long sum() {
        return shop.number("select sum(quantity) from commerce_stock_entry where sku_id = ?", sku.value());
    }
}
