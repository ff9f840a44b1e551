package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

import commerce.catalogue.Catalogue;
import commerce.catalogue.Offer;
import commerce.catalogue.Offers;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import commerce.quote.MakeQuote;
import commerce.quote.QuoteId;
import commerce.quote.Wish;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoBegin;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoOrder;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;
import platform.demo.DemoTransfer;
import platform.demo.DemoWalletMovement;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Lets the first demo members order as anybody would, for no more than is in their wallets: stock is held, the events are
 * told, and the other modules have their part of it by them. After the goods and the wallets are there.
 */
@Component
@ConditionalOnDemo
@Order(LoadDemoOrders.AFTER_GOODS_AND_WALLETS)
class LoadDemoOrders implements ApplicationRunner {
    static final int AFTER_GOODS_AND_WALLETS = -8;
    private static final int BATCH = 10;
    /** Of so many goods looked at, one that is on sale and affordable is ordered. */
    private static final int LOOKS = 12;
    private static final int TWO_LINES_PERCENT = 30;

    private final DemoLoader loader;
    private final DemoScale scale;
    private final DemoBegin begin;
    private final Catalogue catalogue;
    private final Offers offers;
    private final Buyers buyers;
    private final MakeQuote makeQuote;
    private final PlaceOrder placeOrder;
    private final CancelOrder cancelOrder;
    private final Clock clock;

    LoadDemoOrders(DemoLoader loader, DemoScale scale, DemoBegin begin, Catalogue catalogue, Offers offers,
            Buyers buyers, MakeQuote makeQuote, PlaceOrder placeOrder,
            CancelOrder cancelOrder, Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.begin = begin;
        this.catalogue = catalogue;
        this.offers = offers;
        this.buyers = buyers;
        this.makeQuote = makeQuote;
        this.placeOrder = placeOrder;
        this.cancelOrder = cancelOrder;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("commerce", progress -> progress.step("orders", DemoOrder.buyers(scale), BATCH, (first, last) -> {
            for (long member = first; member <= last; member++) {
                if (!buyers.left(DemoIds.member(member))) {
                    order(member);
                }
            }
        }));
    }

    private void order(long member) {
        DemoRandom random = DemoRandom.of(scale.seed(), "baskets", member);
        Won left = DemoWalletMovement.of(scale, begin.day(), member).getLast().balance()
                .minus(DemoTransfer.sum(DemoTransfer.of(scale, begin.day(), member)));
        for (DemoOrder order : DemoOrder.of(scale, begin.day(), member)) {
            SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>();
            Won amount = Won.ZERO;
            int lines = random.chance(TWO_LINES_PERCENT) ? 2 : 1;
            for (int look = 0; look < LOOKS && wanted.size() < lines; look++) {
                Offer offer = anOffer(random).orElse(null);
                if (offer != null && !left.isLessThan(amount.plus(offer.unitPrice()))
                        && wanted.putIfAbsent(offer.skuId(), 1) == null) {
                    amount = amount.plus(offer.unitPrice());
                }
            }
            if (!wanted.isEmpty()) {
                place(order, wanted);
                left = left.minus(amount);
            }
        }
    }

    private void place(DemoOrder order, SequencedMap<SkuId, Integer> wanted) {
        OrderId id = new OrderId(order.id().value());
        Instant now = clock.instant();
        Tsid buyer = DemoIds.member(order.member());
        QuoteId quote = makeQuote.make(buyer, new Wish(wanted, List.of(), DemoHome.ADDRESS.zone())).id();
        placeOrder.place(id, buyer, quote, DemoHome.ADDRESS, Objects.requireNonNullElse(order.past(), now), now);
        if (order.fate() == DemoOrder.Fate.CANCEL) {
            cancelOrder.cancel(buyer, id);
        }
    }

    /** Some product's first form that can be had now. */
    private Optional<Offer> anOffer(DemoRandom random) {
        ProductId product = new ProductId(DemoIds.product(random.between(1, scale.products())).value());
        return catalogue.find(product).map(Product::skus).map(skus -> skus.stream().map(Sku::id).toList())
                .map(skus -> offers.of(skus))
                .flatMap(found -> found.values().stream().filter(each -> each.onSale() && each.available() > 0)
                        .min((a, b) -> Long.compare(a.skuId().value(), b.skuId().value())));
    }
}
