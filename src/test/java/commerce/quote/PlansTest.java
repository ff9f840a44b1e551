package commerce.quote;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import commerce.CatalogueRows;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.Offer;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.freight.Zone;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.Plans;

import static org.assertj.core.api.Assertions.assertThat;

/** Of all shows, those of the sellers in the quote alone are looked at. */
@MadangTest
class PlansTest {
    private static final LocalDateTime ENDED = LocalDateTime.of(2099, 1, 1, 0, 0);

    @Autowired
    EndedLivePrices ended;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    ApplicationContext context;

    @Test
    void findsPricesOfShowsThatHaveEnded() {
        Quote quote = new Quote(new QuoteId(1), new Tsid(1),
                new FrozenQuote(Zone.MAINLAND,
                        List.of(new FrozenQuote.Line(new SkuId(8), new ProductId(7), new SellerId(8), "감귤", "", 1,
                                Won.of(900), false, GoodsCategory.FRUIT, Won.ZERO, Won.ZERO, 0, null)),
                        List.of(), List.of(), null),
                "", ENDED.toInstant(ZoneOffset.UTC), null);
        Offer now = new Offer(new SkuId(8), new ProductId(7), new SellerId(8), "감귤", "", Won.of(1_000), Won.of(1_000),
                Won.ZERO, null, false, GoodsCategory.FRUIT, true, 5);
        new Plans(context).assertServedByIndexes(this::fill, () -> assertThat(ended.kept(quote, List.of(now)))
                .singleElement().extracting(Offer::unitPrice).isEqualTo(Won.of(900)));
    }

    /** Shows of a hundred sellers with a product each. */
    private void fill() {
        CatalogueRows.fill(context, 1);
        List<Object[]> shows = new ArrayList<>();
        List<Object[]> linked = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            shows.add(new Object[]{id, id % 100 + 1, "감귤", "ENDED", ENDED, ENDED, "SELLER"});
            linked.add(new Object[]{id, id, 900});
        }
        new RowInsert(jdbc, "commerce_live_show", "id", "seller_id", "title", "state", "starts_at", "ended_at",
                "end_reason").insert(shows);
        new RowInsert(jdbc, "commerce_live_product", "show_id", "product_id", "live_price").insert(linked);
    }
}
