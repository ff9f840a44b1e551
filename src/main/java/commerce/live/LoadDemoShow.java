package commerce.live;

import java.time.Clock;
import java.time.LocalDate;

import commerce.catalogue.Catalogue;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.money.Won;
import platform.time.BusinessDays;

/** A show (block 336) that the first demo seller has planned for tomorrow evening. */
@Component
@ConditionalOnDemo
@Order(LoadDemoShow.AFTER_GOODS)
class LoadDemoShow implements ApplicationRunner {
    static final int AFTER_GOODS = -6;
    private static final int EVENING = 20;
    private static final int LOOKS = 500;
    private static final int PRODUCTS = 3;

    private final DemoLoader loader;
    private final DemoScale scale;
    private final Catalogue catalogue;
    private final LiveShows shows;
    private final LiveProducts products;
    private final Clock clock;

    LoadDemoShow(DemoLoader loader, DemoScale scale, Catalogue catalogue, LiveShows shows, LiveProducts products,
            Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.catalogue = catalogue;
        this.shows = shows;
        this.products = products;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("commerce", progress -> progress.step("live", 1, 1, (first, last) -> plan()));
    }

    private void plan() {
        LiveShowId id = new LiveShowId(DemoIds.of(336, 1).value());
        SellerId seller = new SellerId(DemoIds.seller(1).value());
        shows.plan(id, seller, "오늘만 이 가격, 산지에서 바로 보내요",
                LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL).plusDays(1).atTime(EVENING, 0)
                        .atZone(BusinessDays.SEOUL).toInstant());
        int linked = 0;
        for (long index = 1; index <= Math.min(LOOKS, scale.products()) && linked < PRODUCTS; index++) {
            ProductId product = new ProductId(DemoIds.product(index).value());
            Won price = catalogue.find(product)
                    .filter(each -> each.sellerId().equals(seller) && each.status() == ProductStatus.ON_SALE)
                    .filter(each -> each.skus().stream().noneMatch(sku -> sku.priceDifference().isNegative()))
                    .map(each -> Won.of(each.price().amount() * 7 / 10 / 100 * 100)).filter(Won::isPositive)
                    .orElse(null);
            if (price != null) {
                products.link(id, product, price);
                linked++;
            }
        }
    }
}
