package pay.merchant;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.web.DomainException;

/** Finds a merchant. */
@Component
public class FindMerchant {
    private final Merchants merchants;

    FindMerchant(Merchants merchants) {
        this.merchants = merchants;
    }

    /**
     * A merchant, whatever its status.
     *
     * @throws DomainException {@link PayError#MERCHANT_NOT_FOUND}
     */
    public Merchant find(MerchantId id) {
        return merchants.find(id).orElseThrow(() -> new DomainException(PayError.MERCHANT_NOT_FOUND));
    }
}
