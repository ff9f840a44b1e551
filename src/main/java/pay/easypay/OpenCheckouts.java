package pay.easypay;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** What a member has approved and merchants have not taken yet, for when they leave. */
@Component
public class OpenCheckouts {
    private final MerchantPayments payments;
    private final GiveUpPayments giveUpPayments;

    OpenCheckouts(MerchantPayments payments, GiveUpPayments giveUpPayments) {
        this.payments = payments;
        this.giveUpPayments = giveUpPayments;
    }

    @Transactional(readOnly = true)
    public boolean anyOf(Tsid member) {
        return !payments.openOf(member).isEmpty();
    }

    /** Gives them up. Call it before the wallet is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUpAllOf(Tsid member, Instant now) {
        List<MerchantPayment> open = payments.lockAll(payments.openOf(member)).values().stream()
                .filter(MerchantPayment::isHeld).map(MerchantPayment::giveUp).toList();
        giveUpPayments.giveUp(open, now);
    }
}
