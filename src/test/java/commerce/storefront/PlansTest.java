package commerce.storefront;

import commerce.CatalogueRows;
import commerce.catalogue.SellerId;
import commerce.shelf.ShelfGoods;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import testing.MadangTest;
import testing.Plans;

/** The lists of products are read along an index, however many there are and whosever. */
@MadangTest
class PlansTest {
    @Autowired
    ShelfGoods goods;
    @Autowired
    ApplicationContext context;
    Plans plans;

    @BeforeEach
    void open() {
        plans = new Plans(context);
    }

    @Test
    void listsProducts() {
        plans.assertServedByIndexes(() -> CatalogueRows.fill(context, 50),
                () -> goods.newest(null, Long.MAX_VALUE, 21));
    }

    @Test
    void listsASellersProducts() {
        plans.assertServedByIndexes(() -> CatalogueRows.fill(context, 1),
                () -> goods.newest(new SellerId(7), Long.MAX_VALUE, 21));
    }
}
