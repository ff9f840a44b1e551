package commerce.groupbuy;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import commerce.catalogue.Catalogue;
import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.freight.Zone;
import commerce.quote.MakeQuote;
import commerce.quote.Quote;
import commerce.quote.TeamPrice;
import commerce.quote.Wish;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member asks what a seat would cost. */
@Service
class QuoteDeal {
    private final Deals deals;
    private final Teams teams;
    private final Catalogue catalogue;
    private final MakeQuote quotes;
    private final Clock clock;

    QuoteDeal(Deals deals, Teams teams, Catalogue catalogue, MakeQuote quotes, Clock clock) {
        this.deals = deals;
        this.teams = teams;
        this.catalogue = catalogue;
        this.quotes = quotes;
        this.clock = clock;
    }

    /** Some pieces of a form of the deal's product. */
    record Wanted(SkuId sku, int quantity, List<MemberCouponId> coupons, Zone zone) {}

    @Transactional
    Quote quote(Tsid member, DealId id, Wanted wanted) {
        Deal deal = deals.find(id).orElseThrow(() -> new DomainException(CommerceError.DEAL_NOT_FOUND));
        Instant now = clock.instant();
        // A leader who paid late has a team that runs longer than the deal says.
        boolean joinable = !now.isBefore(deal.startsAt()) && (now.isBefore(deal.endsAt()) || teams.areOpen(id, now));
        if (!joinable) {
            throw new DomainException(CommerceError.DEAL_NOT_OPEN);
        }
        if (wanted.quantity() > deal.perBuyer()) {
            throw new DomainException(CommerceError.DEAL_LIMIT_REACHED, deal.perBuyer());
        }
        if (catalogue.find(deal.productId()).stream().flatMap(product -> product.skus().stream())
                .noneMatch(sku -> sku.id().equals(wanted.sku()))) {
            throw new DomainException(CommerceError.UNKNOWN_SKU, wanted.sku());
        }
        return quotes.make(member, new Wish(new LinkedHashMap<>(Map.of(wanted.sku(), wanted.quantity())),
                wanted.coupons(), wanted.zone(), new TeamPrice(Tsid.of(id), deal.teamPrice())));
    }
}
