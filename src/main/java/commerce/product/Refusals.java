package commerce.product;

import commerce.catalogue.ProductStatus;
import commerce.refusal.CommerceError;
import platform.web.DomainException;

/** The refusals that several use cases share. */
final class Refusals {
    private Refusals() {}

    static DomainException notFound() {
        return new DomainException(CommerceError.PRODUCT_NOT_FOUND);
    }

    /** Where a product stands after something; refused when it cannot happen to it now. */
    static ProductStatus step(ProductStatus from, ProductHappening happening) {
        return ProductRules.step(from, happening)
                .orElseThrow(() -> new DomainException(CommerceError.PRODUCT_IN_OTHER_STATE, from));
    }

    /** Nobody writes over what they have not seen. */
    static void requireVersion(int seen, int now) {
        if (seen != now) {
            throw new DomainException(CommerceError.PRODUCT_CHANGED_MEANWHILE);
        }
    }
}
