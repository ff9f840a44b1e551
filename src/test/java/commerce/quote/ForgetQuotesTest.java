package commerce.quote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import commerce.TestShop;
import commerce.freight.Zones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class ForgetQuotesTest {
    @Autowired
    ForgetQuotes forget;
    @Autowired
    MakeQuote make;
    @Autowired
    Ids ids;

    @Test
    void forgetsAQuoteAnHourAfterItHasEnded(@Autowired ApplicationContext context) {
        TestShop shop = new TestShop(context);
        var sku = shop.sells("앵두", 1_000, 1);
        long quote = make.make(ids.next(), new Wish(new LinkedHashMap<>(Map.of(sku, 1)), List.of(), Zones.of("06236")))
                .id().value();
        for (int minutes : List.of(0, 65)) {
            shop.sql("update commerce_quote set valid_until = valid_until - interval ? minute where id = ?", minutes,
                    quote);
            forget.forget();
            assertThat(shop.number("select count(*) from commerce_quote where id = ?", quote)).isEqualTo(1);
        }
        shop.sql("update commerce_quote set valid_until = valid_until - interval 6 minute where id = ?", quote);
        forget.forget();
        assertThat(shop.number("select count(*) from commerce_quote where id = ?", quote)).isZero();
    }
}
