package commerce.quote;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import commerce.catalogue.Offer;
import commerce.catalogue.ProductId;
import commerce.catalogue.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.money.Won;
import platform.time.UtcColumn;

/**
 * Live prices of shows that have ended since a quote was made, which keeps them as long as it is valid. What its seller took
 * out of the show, or changed, while it was live is none of them.
 */
@Repository
class EndedLivePrices {
    /** Whoever ends a show notes the time, and its prices hold until that is committed. */
    private static final Duration COMMITTED = Duration.ofSeconds(10);

    private final JdbcClient jdbc;

    EndedLivePrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param price of a form without a price difference */
    private record LivePrice(ProductId product, Won price) {}

    /** Goods of a quote at what it said, where that was such a price and they cost more now; the others as they are. */
    List<Offer> kept(Quote quote, List<Offer> goods) {
        Map<SkuId, Won> prices = quote.frozen().lines().stream()
                .collect(Collectors.toMap(FrozenQuote.Line::skuId, FrozenQuote.Line::unitPrice));
        Function<Offer, Won> quoted = offer -> Objects.requireNonNull(prices.get(offer.skuId()));
        Predicate<Offer> costsMore = offer -> quoted.apply(offer).isLessThan(offer.unitPrice());
        List<Offer> dearer = goods.stream().filter(costsMore).toList();
        if (dearer.isEmpty() || quote.frozen().teamPrice() != null) {
            return goods;
        }
        Set<LivePrice> ended = ended(dearer, quote.madeAt().minus(COMMITTED));
        Predicate<Offer> wasLive = offer -> ended
                .contains(new LivePrice(offer.productId(), quoted.apply(offer).minus(offer.priceDifference())));
        return goods.stream()
                .map(offer -> costsMore.and(wasLive).test(offer) ? offer.at(quoted.apply(offer)) : offer).toList();
    }

    private Set<LivePrice> ended(List<Offer> goods, Instant since) {
        return jdbc.sql("""
                select l.product_id, l.live_price
                from commerce_live_show w straight_join commerce_live_product l on l.show_id = w.id
                where w.seller_id in (:sellers) and w.state = 'ENDED' and w.ended_at > :since
                    and l.product_id in (:products)""")
                .param("sellers", goods.stream().map(offer -> offer.sellerId().value()).distinct().toList())
                .param("products", goods.stream().map(offer -> offer.productId().value()).distinct().toList())
                .param("since", UtcColumn.of(since)).query((row, number) -> new LivePrice(
                        new ProductId(row.getLong("product_id")), Won.of(row.getLong("live_price"))))
                .set();
    }
}
