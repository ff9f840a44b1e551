package pay.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.events.PayeeVerified;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator says whether a seller may be paid out to what its people entered; commerce is told of what may be. */
@Component
class ConfirmPayee {
    private final ReadPayees read;
    private final SellerPayees payees;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    ConfirmPayee(ReadPayees read, SellerPayees payees, AuditLog audit, DomainEvents events, Ids ids, Clock clock) {
        this.read = read;
        this.payees = payees;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Says so. From a confirmation on commerce names the new account; payouts that were asked for before go to the old one.
     *
     * @throws DomainException {@link PayError#PAYEE_NOT_WAITING}
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, Tsid id, boolean confirmed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SellerPayees.Payee payee = read.find(id).orElseThrow(ConfirmPayee::notWaiting);
        if (!payees.decide(payee, confirmed ? SellerPayees.Status.CONFIRMED : SellerPayees.Status.REFUSED,
                operator.staffId(), now)) {
            throw notWaiting();
        }
        audit.record(AuditActor.of(operator), payee.sellerId(),
                confirmed ? "pay.seller-payee-confirmed" : "pay.seller-payee-refused", "seller",
                payee.sellerId().toString(), Map.of("payee", id.toString()));
        if (confirmed) {
            events.publish(new PayeeVerified(ids.next(), now, id, payee.sellerId()));
        }
    }

    private static DomainException notWaiting() {
        return new DomainException(PayError.PAYEE_NOT_WAITING);
    }
}
