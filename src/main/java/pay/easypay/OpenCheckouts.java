package pay.easypay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /**
     * Locks them, before the wallet.
     *
     * @throws IllegalStateException while a card is being charged: whoever waits for it comes again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Long> lockAllOf(Tsid member) {
        Map<Long, MerchantPayment> open = payments.lockAll(payments.openOf(member));
        if (open.values().stream().anyMatch(payment -> payment.state() == PaymentState.UNKNOWN)) {
            throw new IllegalStateException("A card of member " + member + " is being charged");
        }
        return open.keySet();
    }

    /**
     * Gives them up, when the wallet is closed and none comes any more.
     *
     * @param locked all of them
     * @throws IllegalStateException when there are others, approved before the wallet closed: once more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(Tsid member, Set<Long> locked, Instant now) {
        if (!locked.containsAll(payments.openOf(member))) {
            throw new IllegalStateException("Member " + member + " has approved a payment meanwhile");
        }
        List<MerchantPayment> open = payments.lockAll(new TreeSet<>(locked)).values().stream()
                .filter(MerchantPayment::isHeld).map(MerchantPayment::giveUp).toList();
        giveUpPayments.giveUp(open, now);
    }
}
