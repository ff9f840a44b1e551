package commerce.live;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import commerce.catalogue.Catalogue;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller says what a show is about: which goods at which prices, which of them above all, and a notice. All with the refusals of {@link OwnShow}. */
@Service
class ArrangeShow {
    private final OwnShow own;
    private final LiveShows shows;
    private final LiveProducts products;
    private final Catalogue catalogue;
    private final SellerRegister sellers;
    private final AuditLog audit;
    private final Clock clock;

    ArrangeShow(OwnShow own, LiveShows shows, LiveProducts products, Catalogue catalogue, SellerRegister sellers,
            AuditLog audit, Clock clock) {
        this.own = own;
        this.shows = shows;
        this.products = products;
        this.catalogue = catalogue;
        this.sellers = sellers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Links a product of theirs, or at another price than before. In a show that is live, it costs that from now on.
     *
     * @param price of a form without a price difference
     * @throws DomainException {@link CommerceError#PRODUCT_NOT_FOUND}, {@link CommerceError#PRODUCT_NOT_ON_SALE},
     *     {@link CommerceError#LIVE_PRICE_NOT_POSSIBLE}, {@link CommerceError#LIVE_SHOW_FULL}
     */
    @Transactional
    public void link(StaffCaller by, SellerId seller, LiveShowId id, ProductId productId, Won price) {
        LiveShow show = own.lock(seller, id);
        Product product = catalogue.find(productId).filter(found -> found.sellerId().equals(seller))
                .orElseThrow(() -> new DomainException(CommerceError.PRODUCT_NOT_FOUND));
        if (product.status() != ProductStatus.ON_SALE) {
            throw new DomainException(CommerceError.PRODUCT_NOT_ON_SALE, product.name());
        }
        if (!isPossible(product, price)) {
            throw new DomainException(CommerceError.LIVE_PRICE_NOT_POSSIBLE);
        }
        List<LiveProducts.Linked> linked = products.of(id);
        if (linked.size() >= LiveTerms.MOST_PRODUCTS
                && linked.stream().noneMatch(each -> each.id().equals(productId))) {
            throw new DomainException(CommerceError.LIVE_SHOW_FULL, LiveTerms.MOST_PRODUCTS);
        }
        products.link(id, productId, price);
        if (show.state() == LiveShow.State.LIVE) {
            products.priceAll(id);
        }
        audit.record(AuditActor.of(by), "commerce.live-price-set", "live-show", Long.toString(id.value()),
                Map.of("product", Long.toString(productId.value()), "price", Long.toString(price.amount())));
    }

    /** Below what anybody pays without a show, and something, whatever the form. */
    private boolean isPossible(Product product, Won price) {
        Won usual = product.sale() != null && product.sale().isOn(clock.instant())
                ? product.sale().price()
                : product.price();
        return price.isPositive() && price.isLessThan(usual)
                && product.skus().stream().allMatch(sku -> price.plus(sku.priceDifference()).isPositive());
    }

    /** It costs what it usually does again; nothing happens when it is not linked. */
    @Transactional
    public void unlink(StaffCaller by, SellerId seller, LiveShowId id, ProductId product) {
        LiveShow show = linked(seller, id, product);
        products.unlink(id, product);
        if (product.equals(show.pinned())) {
            shows.pin(id, null);
        }
        if (show.state() == LiveShow.State.LIVE) {
            products.unprice(product);
        }
        audit.record(AuditActor.of(by), "commerce.live-price-ended", "live-show", Long.toString(id.value()),
                Map.of("product", Long.toString(product.value())));
    }

    /** Shows one of its products above the others. */
    @Transactional
    public void pin(SellerId seller, LiveShowId id, ProductId product) {
        linked(seller, id, product);
        shows.pin(id, product);
    }

    /**
     * Says something to all who watch; null: nothing any more.
     *
     * @throws DomainException {@link CommerceError#SELLER_IN_OTHER_STATE} of one who was stopped
     */
    @Transactional
    public void notice(SellerId seller, LiveShowId id, @Nullable String text) {
        own.lock(seller, id);
        sellers.requireOpen(seller);
        shows.notice(id, text);
    }

    private LiveShow linked(SellerId seller, LiveShowId id, ProductId product) {
        LiveShow show = own.lock(seller, id);
        if (products.of(id).stream().noneMatch(each -> each.id().equals(product))) {
            throw new DomainException(CommerceError.PRODUCT_NOT_FOUND);
        }
        return show;
    }
}
