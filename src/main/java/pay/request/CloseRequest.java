package pay.request;

import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.MoneyRequestClosed;
import pay.transfer.TransferId;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Writes that a request is over, and tells it. */
@Component
class CloseRequest {
    private final MoneyRequests requests;
    private final DomainEvents events;
    private final Ids ids;

    CloseRequest(MoneyRequests requests, DomainEvents events, Ids ids) {
        this.requests = requests;
        this.events = events;
        this.ids = ids;
    }

    /** As it is now; it was open, and is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public MoneyRequest close(MoneyRequest closed) {
        requests.close(closed);
        TransferId transfer = closed.transferId();
        SplitBillId bill = closed.splitBillId();
        events.publish(new MoneyRequestClosed(ids.next(), Objects.requireNonNull(closed.closedAt()),
                Tsid.of(closed.id()), closed.asker(), closed.asked(), closed.amount(), closed.memo(),
                closed.state().name(), transfer == null ? null : Tsid.of(transfer), closed.askerName(),
                closed.askedName(), bill == null ? null : Tsid.of(bill)));
        return closed;
    }
}
