package pay.easypay;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** Gives a payment up that was not taken. */
@Component
class VoidPayment {
    private final OwnPayments own;
    private final GiveUpPayments giveUpPayments;
    private final Clock clock;

    VoidPayment(OwnPayments own, GiveUpPayments giveUpPayments, Clock clock) {
        this.own = own;
        this.giveUpPayments = giveUpPayments;
        this.clock = clock;
    }

    /**
     * Gives it up.
     *
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional
    public MerchantPaymentView giveUp(CallingMerchant merchant, PaymentKey key) {
        MerchantPayment ended = own.lock(merchant, key).giveUp();
        giveUpPayments.giveUp(List.of(ended), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return own.view(ended);
    }
}
