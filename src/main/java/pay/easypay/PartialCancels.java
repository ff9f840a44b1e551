package pay.easypay;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.web.DomainException;

/**
 * How often a payment may be cancelled in part: it is shown and told with all of its cancels, so there has to be an end to them.
 * All that is left may be cancelled after the last of them.
 */
@Component
class PartialCancels {
    private final Transactions transactions;
    private final EasypaySettings settings;

    PartialCancels(Transactions transactions, EasypaySettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * Refuses one too many of a payment that is locked.
     *
     * @param after the payment as it would be
     * @throws DomainException {@link PayError#PARTIAL_CANCELS_USED_UP}
     */
    void require(MerchantPayment after) {
        int most = settings.partialCancels();
        if (after.state() == PaymentState.PARTIAL_CANCELED && transactions.cancels(after.id()).size() >= most) {
            throw new DomainException(PayError.PARTIAL_CANCELS_USED_UP, most);
        }
    }
}
