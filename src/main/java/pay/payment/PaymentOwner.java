package pay.payment;

import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/** Whose payment it is. */
public record PaymentOwner(long paymentId, long memberId) {
    PaymentId id() {
        return new PaymentId(paymentId);
    }

    void require(Tsid caller) {
        if (memberId != caller.value()) {
            throw new DomainException(PayError.PAYMENT_OF_ANOTHER_MEMBER);
        }
    }
}
