package commerce.groupbuy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.Catalogue;
import commerce.catalogue.Offer;
import commerce.catalogue.Offers;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Sku;
import commerce.order.DemoHome;
import commerce.order.OrderId;
import commerce.quote.QuoteId;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoBegin;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;
import platform.demo.DemoTeam;
import platform.demo.DemoTransfer;
import platform.demo.DemoWalletMovement;
import platform.id.Tsid;
import platform.money.Won;

/** Loads the demo's deals (block 330), and has demo members open some teams (block 331), as anybody would. After the goods. */
@Component
@ConditionalOnDemo
@Order(LoadDemoDeals.AFTER_GOODS_AND_WALLETS)
class LoadDemoDeals implements ApplicationRunner {
    static final int AFTER_GOODS_AND_WALLETS = -7;
    private static final int DEALS = 24;
    private static final int BATCH = 8;
    /** Of so many products looked at, one that is on sale. */
    private static final int LOOKS = 12;
    private static final List<Integer> SIZES = List.of(2, 3, 4, 5, 10);
    private static final int TEAMS_IN_ALL = 100;
    private static final Duration TIME_TO_FILL = Duration.ofDays(3);
    private static final Duration APART = Duration.ofHours(14);

    private final DemoLoader loader;
    private final DemoScale scale;
    private final DemoBegin begin;
    private final Catalogue catalogue;
    private final Offers offers;
    private final Deals deals;
    private final QuoteDeal quote;
    private final OpenTeam open;
    private final Clock clock;

    LoadDemoDeals(DemoLoader loader, DemoScale scale, DemoBegin begin, Catalogue catalogue, Offers offers, Deals deals,
            QuoteDeal quote, OpenTeam open, Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.begin = begin;
        this.catalogue = catalogue;
        this.offers = offers;
        this.deals = deals;
        this.quote = quote;
        this.open = open;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<DemoTeam> teams = DemoTeam.of(scale);
        loader.once("commerce", progress -> {
            progress.step("deals", DEALS, BATCH, (first, last) -> {
                for (long index = first; index <= last; index++) {
                    deal(index);
                }
            });
            progress.step("teams", teams.size(), 1, (first, last) -> team(teams.get((int) first - 1)));
        });
    }

    private void deal(long index) {
        DemoRandom random = DemoRandom.of(scale.seed(), "deals", index);
        Product product = aProduct(random).orElse(null);
        if (product == null) {
            return;
        }
        Instant now = clock.instant();
        int size = random.oneOf(SIZES);
        Won price = Won.of(product.price().amount() * random.between(60, 88) / 100 / 100 * 100);
        deals.add(new Deal(new DealId(DemoIds.of(330, index).value()), product.sellerId(), product.id(), product.name(),
                size, price, product.price(), TIME_TO_FILL, size * TEAMS_IN_ALL, 0, 5, now.minus(Duration.ofHours(1)),
                now.plus(APART.multipliedBy(index)), null, null), now);
    }

    private Optional<Product> aProduct(DemoRandom random) {
        for (int look = 0; look < LOOKS; look++) {
            ProductId id = new ProductId(DemoIds.product(random.between(1, scale.products())).value());
            Optional<Product> found = catalogue.find(id).filter(each -> each.status() == ProductStatus.ON_SALE);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private void team(DemoTeam team) {
        DealId id = new DealId(DemoIds.of(330, team.index()).value());
        Won money = DemoWalletMovement.of(scale, begin.day(), team.leader()).getLast().balance()
                .minus(DemoTransfer.sum(DemoTransfer.of(scale, begin.day(), team.leader())));
        deals.find(id).flatMap(this::aForm).filter(form -> !money.isLessThan(form.unitPrice())).ifPresent(form -> {
            Tsid leader = DemoIds.member(team.leader());
            QuoteId quoted = quote
                    .quote(leader, id, new QuoteDeal.Wanted(form.skuId(), 1, List.of(), DemoHome.ADDRESS.zone())).id();
            open.open(new TeamId(DemoIds.of(331, team.index()).value()), new OrderId(team.order().value()), leader, id,
                    quoted, DemoHome.ADDRESS);
        });
    }

    /** Some form of its product that can be had now. */
    private Optional<Offer> aForm(Deal deal) {
        return catalogue.find(deal.productId()).map(Product::skus).map(skus -> skus.stream().map(Sku::id).toList())
                .flatMap(skus -> offers.of(skus).values().stream()
                        .filter(each -> each.onSale() && each.available() > 0)
                        .min((a, b) -> Long.compare(a.skuId().value(), b.skuId().value())));
    }
}
