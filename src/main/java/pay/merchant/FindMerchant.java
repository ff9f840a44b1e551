package pay.merchant;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
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
     * The same, locked to the transaction's end.
     *
     * @throws DomainException {@link PayError#MERCHANT_NOT_FOUND}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Merchant lock(MerchantId id) {
        return merchants.lock(id).orElseThrow(() -> new DomainException(PayError.MERCHANT_NOT_FOUND));
    }

    /**
     * A merchant, whatever its status.
     *
     * @throws DomainException {@link PayError#MERCHANT_NOT_FOUND}
     */
    public Merchant find(MerchantId id) {
        return merchants.find(id).orElseThrow(() -> new DomainException(PayError.MERCHANT_NOT_FOUND));
    }

    /** The same of several, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<MerchantId, Merchant> findEach(Collection<MerchantId> ids) {
        return merchants.findEach(ids).stream().collect(Collectors.toMap(Merchant::id, Function.identity()));
    }

    /**
     * One that was taken on, whatever became of it: no other has a plan to be settled by.
     *
     * @throws DomainException {@link PayError#MERCHANT_NOT_FOUND}, {@link PayError#MERCHANT_NOT_APPROVED}
     */
    public Merchant findPaidOut(MerchantId id) {
        Merchant merchant = find(id);
        if (!merchant.status().isPaidOut()) {
            throw new DomainException(PayError.MERCHANT_NOT_APPROVED);
        }
        return merchant;
    }
}
