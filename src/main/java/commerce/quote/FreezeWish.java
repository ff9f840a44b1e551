package commerce.quote;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import commerce.catalogue.Offer;
import commerce.catalogue.Offers;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.coupon.Coupons;
import commerce.coupon.MemberCoupon;
import commerce.freight.Parcel;
import commerce.freight.Parcels;
import commerce.freight.ShippingTemplate;
import commerce.freight.TemplateId;
import commerce.freight.Templates;
import commerce.freight.Zone;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.commit.Outcome;

/**
 * Says what a wish costs at this moment. It only reads: a crowd in front of an empty shelf costs no write.
 */
@Component
public class FreezeWish {
    private final Offers offers;
    private final Templates templates;
    private final Coupons coupons;
    private final EndedLivePrices ended;
    private final Clock clock;

    FreezeWish(Offers offers, Templates templates, Coupons coupons, EndedLivePrices ended, Clock clock) {
        this.offers = offers;
        this.templates = templates;
        this.coupons = coupons;
        this.ended = ended;
        this.clock = clock;
    }

    /** What is offered at this moment, and how it is sent. */
    private record Shelf(Map<SkuId, Offer> offers, Map<TemplateId, ShippingTemplate> templates) {}

    /** What a member wants to know the cost of. */
    public record Asked(Tsid member, Wish wish) {}

    /**
     * What it costs.
     *
     * @throws DomainException for what cannot be had, or not with these coupons
     */
    public FrozenQuote freeze(Tsid member, Wish wish) {
        return freeze(List.of(new Asked(member, wish))).getFirst().orThrow();
    }

    /** The same of several; an outcome for each, in their order. */
    public List<Outcome<FrozenQuote>> freeze(List<Asked> all) {
        Shelf shelf = shelf(all.stream().map(each -> each.wish().wanted().keySet())
                .filter(wanted -> wanted.size() <= QuoteTerms.MOST_LINES).flatMap(Set::stream)
                .collect(Collectors.toSet()));
        return all.stream().map(each -> outcome(() -> {
            checkLimits(each.wish().wanted());
            return freeze(each.member(), each.wish(), goods(each.wish(), shelf), shelf);
        })).toList();
    }

    /**
     * What quotes cost now.
     *
     * @param available how many pieces nobody holds of each SKU in them
     */
    public record Now(Map<QuoteId, Outcome<FrozenQuote>> costs, Map<SkuId, Integer> available) {}

    /**
     * What those of these quotes cost now. A live price that one was made at holds although its show has ended since. What is refused, is
     * as if it were asked for the first time.
     */
    public Now again(Collection<Quote> quotes) {
        Shelf shelf = shelf(quotes.stream().flatMap(each -> each.frozen().lines().stream())
                .map(FrozenQuote.Line::skuId).collect(Collectors.toSet()));
        Map<QuoteId, Outcome<FrozenQuote>> costs = new HashMap<>();
        for (Quote quote : quotes) {
            Wish wish = quote.frozen().wish();
            costs.put(quote.id(), outcome(
                    () -> freeze(quote.memberId(), wish, ended.kept(quote, goods(wish, shelf)), shelf)));
        }
        Map<SkuId, Integer> available = new HashMap<>();
        shelf.offers().forEach((sku, offer) -> available.put(sku, offer.available()));
        return new Now(costs, available);
    }

    private static Outcome<FrozenQuote> outcome(Supplier<FrozenQuote> freezing) {
        try {
            return Outcome.done(freezing.get());
        } catch (DomainException refused) {
            return Outcome.refused(refused);
        }
    }

    private Shelf shelf(Set<SkuId> wanted) {
        Map<SkuId, Offer> found = wanted.isEmpty() ? Map.of() : offers.of(wanted);
        return new Shelf(found, templates.of(found.values().stream().map(FreezeWish::template)
                .flatMap(Optional::stream).distinct().toList()));
    }

    private FrozenQuote freeze(Tsid member, Wish wish, List<Offer> goods, Shelf shelf) {
        List<Integer> pieces = List.copyOf(wish.wanted().values());
        List<Won> prices = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            prices.add(goods.get(i).unitPrice().times(pieces.get(i)));
        }
        Discounts discounts = Discounts.of(goods, prices, coupons(member, wish), clock.instant());
        Map<Integer, Integer> parcelOf = new LinkedHashMap<>();
        List<Parcels.Goods> toSend = toSend(goods, prices, pieces, shelf);
        List<FrozenQuote.Charge> charges = charges(goods, toSend, wish.zone(), parcelOf);
        List<FrozenQuote.Line> lines = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            Offer offer = goods.get(i);
            lines.add(new FrozenQuote.Line(offer.skuId(), offer.productId(), offer.sellerId(), offer.productName(),
                    offer.optionName(), pieces.get(i), offer.unitPrice(), offer.taxFree(), offer.category(),
                    discounts.seller(i), discounts.platform(i), parcelOf.getOrDefault(i, 0),
                    toSend.get(i).rate(wish.zone())));
        }
        FrozenQuote frozen = new FrozenQuote(wish.zone(), lines, charges, wish.coupons(), wish.teamPrice());
        if (QuoteTerms.LARGEST_AMOUNT.isLessThan(frozen.total())) {
            throw new DomainException(CommerceError.ORDER_TOO_LARGE, QuoteTerms.LARGEST_AMOUNT);
        }
        return frozen;
    }

    private static void checkLimits(Map<SkuId, Integer> wanted) {
        if (wanted.size() > QuoteTerms.MOST_LINES) {
            throw new DomainException(CommerceError.TOO_MANY_LINES, QuoteTerms.MOST_LINES);
        }
        if (wanted.values().stream().anyMatch(quantity -> quantity > QuoteTerms.MOST_PIECES)) {
            throw new DomainException(CommerceError.TOO_MANY_PIECES, QuoteTerms.MOST_PIECES);
        }
    }

    private static List<Offer> goods(Wish wish, Shelf shelf) {
        TeamPrice team = wish.teamPrice();
        List<Offer> goods = new ArrayList<>();
        wish.wanted().forEach((sku, quantity) -> {
            Offer offer = shelf.offers().get(sku);
            if (offer == null) {
                throw new DomainException(CommerceError.UNKNOWN_SKU, sku);
            }
            if (!offer.onSale()) {
                throw new DomainException(CommerceError.PRODUCT_NOT_ON_SALE, offer.productName());
            }
            if (offer.available() < quantity) {
                throw new DomainException(CommerceError.SOLD_OUT, offer.productName());
            }
            Offer priced = team == null ? offer : offer.at(team.price().plus(offer.priceDifference()));
            // A seller may have made the form so much cheaper since that nothing of a team's or a show's price is left.
            if (!priced.unitPrice().isPositive()) {
                throw new DomainException(CommerceError.PRODUCT_NOT_ON_SALE, offer.productName());
            }
            goods.add(priced);
        });
        return goods;
    }

    private List<MemberCoupon> coupons(Tsid member, Wish wish) {
        List<MemberCoupon> held = coupons.of(member, wish.coupons());
        if (held.size() != new LinkedHashSet<>(wish.coupons()).size()) {
            throw new DomainException(CommerceError.COUPON_NOT_FOUND);
        }
        return held;
    }

    private static Optional<TemplateId> template(Offer offer) {
        return Optional.ofNullable(offer.shippingTemplate()).map(TemplateId::new);
    }

    private static List<Parcels.Goods> toSend(List<Offer> goods, List<Won> prices, List<Integer> pieces,
            Shelf shelf) {
        List<Parcels.Goods> toSend = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            toSend.add(new Parcels.Goods(prices.get(i), pieces.get(i),
                    template(goods.get(i)).map(shelf.templates()::get).orElse(null)));
        }
        return toSend;
    }

    /** The parcels of each seller in turn; notes which of the goods is in which. */
    private static List<FrozenQuote.Charge> charges(List<Offer> goods, List<Parcels.Goods> toSend, Zone zone,
            Map<Integer, Integer> parcelOf) {
        SequencedMap<SellerId, List<Integer>> ofSellers = new LinkedHashMap<>();
        for (int i = 0; i < goods.size(); i++) {
            ofSellers.computeIfAbsent(goods.get(i).sellerId(), seller -> new ArrayList<>()).add(i);
        }
        List<FrozenQuote.Charge> charges = new ArrayList<>();
        ofSellers.forEach((seller, of) -> {
            for (Parcel parcel : Parcels.pack(of.stream().map(toSend::get).toList(), zone)) {
                parcel.goods().forEach(i -> parcelOf.put(of.get(i), charges.size()));
                charges.add(new FrozenQuote.Charge(seller, parcel.fee(), parcel.freeFrom(), parcel.unfreeFee(),
                        parcel.returnFee(), parcel.exchangeFee()));
            }
        });
        return charges;
    }
}
