package commerce.cart;

import java.time.Clock;
import java.util.List;

import commerce.catalogue.Offer;
import commerce.catalogue.Offers;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member puts pieces of a SKU into their cart, sold out or not. */
@Service
class PutInCart {
    private final Offers offers;
    private final Carts carts;
    private final Clock clock;

    PutInCart(Offers offers, Carts carts, Clock clock) {
        this.offers = offers;
        this.carts = carts;
        this.clock = clock;
    }

    /**
     * Has so many of it in the cart from now on, at the price of now.
     *
     * @throws DomainException {@link CommerceError#UNKNOWN_SKU}, {@link CommerceError#CART_FULL},
     *     {@link CommerceError#PRODUCT_NOT_ON_SALE} of what would cost nothing
     */
    @Transactional
    void put(Tsid member, SkuId sku, int quantity) {
        Offer offer = offers.of(List.of(sku)).get(sku);
        if (offer == null) {
            throw new DomainException(CommerceError.UNKNOWN_SKU, sku);
        }
        if (!offer.unitPrice().isPositive()) {
            throw new DomainException(CommerceError.PRODUCT_NOT_ON_SALE, offer.productName());
        }
        if (!carts.put(member, new CartLine(sku, quantity, offer.unitPrice()), clock.instant())) {
            throw new DomainException(CommerceError.CART_FULL, Carts.MOST_LINES);
        }
    }
}
