package pay.seller;

import java.time.Clock;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PayoutCompleted;
import pay.events.PayoutFailed;
import pay.events.PayoutReturned;
import platform.event.DomainEvents;
import platform.id.Ids;

/** Tells commerce how a payout ended; nothing while it has not. */
@Component
class TellPayout {
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    TellPayout(DomainEvents events, Ids ids, Clock clock) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(SellerPayout payout) {
        switch (payout.status()) {
            case SENT -> {
            }
            case PAID -> events.publish(new PayoutCompleted(ids.next(), clock.instant(), payout.id(),
                    payout.sellerId(), payout.statementId(), payout.amount()));
            case FAILED -> events.publish(new PayoutFailed(ids.next(), clock.instant(), payout.id(),
                    payout.sellerId(), payout.statementId(), payout.amount(),
                    Objects.requireNonNull(payout.refusal()), payout.payeeId()));
            case RETURNED -> events.publish(new PayoutReturned(ids.next(), clock.instant(), payout.id(),
                    payout.sellerId(), payout.statementId(), payout.amount(), payout.payeeId()));
        }
    }
}
