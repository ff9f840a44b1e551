package commerce.groupbuy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.catalogue.Catalogue;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Ids;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.time.OurTime;
import platform.web.DomainException;

/** A seller offers a product of theirs to teams. */
@Component
class WriteDeal {
    private final Deals deals;
    private final Catalogue catalogue;
    private final SellerRegister sellers;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    WriteDeal(Deals deals, Catalogue catalogue, SellerRegister sellers, AuditLog audit, Ids ids, Clock clock) {
        this.deals = deals;
        this.catalogue = catalogue;
        this.sellers = sellers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * On which terms.
     *
     * @param hours that a team has
     * @param from its first day in Seoul; a day that has begun counts from now on
     * @param until its last
     */
    record Terms(ProductId product, int teamSize, Won teamPrice, int hours, int quota, int perBuyer, LocalDate from,
            LocalDate until) {}

    /**
     * Writes it.
     *
     * @throws DomainException {@link CommerceError#PRODUCT_NOT_FOUND}, {@link CommerceError#PRODUCT_NOT_ON_SALE},
     *     {@link CommerceError#DEAL_NOT_POSSIBLE}; {@link CommerceError#SELLER_IN_OTHER_STATE} of one who was stopped
     */
    @Transactional
    public DealId write(StaffCaller by, SellerId seller, Terms terms) {
        Product product = catalogue.find(terms.product()).filter(found -> found.sellerId().equals(seller))
                .orElseThrow(() -> new DomainException(CommerceError.PRODUCT_NOT_FOUND));
        sellers.requireOpen(seller);
        if (product.status() != ProductStatus.ON_SALE) {
            throw new DomainException(CommerceError.PRODUCT_NOT_ON_SALE, product.name());
        }
        if (!OurTime.includes(terms.from()) || !OurTime.includes(terms.until())) {
            throw new DomainException(CommerceError.DEAL_NOT_POSSIBLE);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant begins = midnight(terms.from());
        Deal deal = new Deal(new DealId(ids.nextLong()), seller, product.id(), product.name(), terms.teamSize(),
                terms.teamPrice(), product.priceAt(now), Duration.ofHours(terms.hours()), terms.quota(), 0,
                terms.perBuyer(),
                begins.isBefore(now) ? now : begins, midnight(terms.until().plusDays(1)), null, null);
        if (!DealRules.holds(deal, product, now)) {
            throw new DomainException(CommerceError.DEAL_NOT_POSSIBLE);
        }
        deals.add(deal, now);
        audit.record(AuditActor.of(by), "commerce.deal-written", "deal", Long.toString(deal.id().value()),
                Map.of("product", Long.toString(product.id().value()), "teamSize", Integer.toString(terms.teamSize()),
                        "teamPrice", Long.toString(terms.teamPrice().amount())));
        return deal.id();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(BusinessDays.SEOUL).toInstant();
    }
}
