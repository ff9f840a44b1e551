package pay.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Orders of a member's that wait for a deposit, for when they leave. */
@Component
public class WaitingOrders {
    private final Payments payments;
    private final EndDeposits endDeposits;
    private final TellState tellState;

    WaitingOrders(Payments payments, EndDeposits endDeposits, TellState tellState) {
        this.payments = payments;
        this.endDeposits = endDeposits;
        this.tellState = tellState;
    }

    /** Locks their payments, before the wallet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Tsid> lockAllOf(Tsid member) {
        return payments.lockEach(payments.awaitingDeposit(member)).keySet();
    }

    /**
     * Gives them up, when the wallet is closed and none comes any more.
     *
     * @param locked all of them
     * @throws IllegalStateException when there are others, confirmed before the wallet closed: once more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(Tsid member, Set<Tsid> locked, Instant now) {
        if (!locked.containsAll(payments.awaitingDeposit(member))) {
            throw new IllegalStateException("Member " + member + " has confirmed a payment by deposit meanwhile");
        }
        Map<Tsid, Payment> all = payments.lockEach(new TreeSet<>(locked));
        List<Payment> waiting = all.values().stream()
                .filter(payment -> payment.status() == PaymentStatus.WAITING_FOR_DEPOSIT).toList();
        waiting.forEach(payment -> payment.cancel(now));
        payments.keep(waiting);
        endDeposits.end(waiting, now);
        tellState.tellEach(waiting);
    }
}
