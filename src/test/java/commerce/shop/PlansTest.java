package commerce.shop;

import commerce.CatalogueRows;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import testing.MadangTest;
import testing.Plans;

/** A shop is read along indexes, however many other sellers there are. */
@MadangTest
class PlansTest {
    @Autowired
    ReadShop shop;
    @Autowired
    ApplicationContext context;

    @Test
    void listsAShopsProducts() {
        new Plans(context).assertServedByIndexes(() -> CatalogueRows.fill(context, 1),
                () -> shop.read(new SellerId(7), ProductStatus.ON_SALE, Long.MAX_VALUE, 21));
    }
}
