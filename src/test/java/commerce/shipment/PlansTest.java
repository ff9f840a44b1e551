package commerce.shipment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import commerce.ManyItems;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import commerce.order.SellerItems;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Every list of parcels has its index. What is bounded by the parcels of one item may sort. */
@MadangTest
class PlansTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    Shipments shipments;
    @Autowired
    ConfirmDuePurchases purchases;
    @Autowired
    WrongNumbers numbers;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsParcelsToAskAboutAndPurchasesToConfirm() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            shipments.takeDue(clock.instant(), clock.instant(), TrackParcels.BATCH);
            purchases.due(clock.instant());
        });
    }

    @Test
    void findsWhatIsInAParcelAndWhetherAnItemHasArrived() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            shipments.itemsOf(new ShipmentId(7));
            shipments.isOnTheWay(new ItemId(7));
        });
    }

    /** Few numbers are wrong. */
    @Test
    void findsTheNumbersThatAreDoubtedAndWhoseAreOftenWrong() {
        new Plans(context).assertFoundByIndexes(() -> {
            fill();
            List<Object[]> corrections = new ArrayList<>();
            LocalDateTime before = UtcColumn.of(clock.instant().minus(WrongNumbers.COUNT.multipliedBy(2)));
            for (long id = 1; id <= Plans.ROWS; id++) {
                corrections.add(new Object[]{id, before, "SELLER", id % 100, "HANJIN", Long.toString(id)});
            }
            new RowInsert(jdbc, "commerce_invoice_correction", "shipment_id", "corrected_at", "actor_kind", "actor_id",
                    "wrong_courier", "wrong_invoice").insert(corrections);
        }, () -> {
            numbers.doubted(new SellerId(7), SellerItems.Range.ALL, 51);
            numbers.doubted(new SellerId(7), new SellerItems.Range(7, 99, new ProductId(7)), 51);
            numbers.often(51);
        });
    }

    /** A parcel of each of many items, none of them to be asked about yet. */
    private void fill() {
        ManyItems.add(context);
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofMinutes(1)));
        List<Object[]> parcels = new ArrayList<>();
        List<Object[]> items = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            parcels.add(new Object[]{id, id % 100, id % 100, "HANJIN", Long.toString(100_000_000L + id), "SHIPPED", now,
                    later});
            items.add(new Object[]{id, id});
        }
        new RowInsert(jdbc, "commerce_shipment", "id", "seller_id", "buyer_id", "courier", "invoice", "state",
                "shipped_at", "ask_at").insert(parcels);
        new RowInsert(jdbc, "commerce_shipment_item", "shipment_id", "line_id").insert(items);
    }
}
