package benefit.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import benefit.events.ProgrammeFundingOrdered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Puts company money behind a programme; the budget rises when pay has booked it. */
@Component
public class OrderFunding {
    private final Fundings fundings;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    OrderFunding(Fundings fundings, AuditLog audit, DomainEvents events, Ids ids, Clock clock) {
        this.fundings = fundings;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Orders it, once by its id. On record: who did. */
    @Transactional
    public void order(FundingId id, Programme programme, Won amount, AuditActor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!fundings.add(id, programme, amount, now)) {
            return;
        }
        audit.record(by, "benefit.programme-funding-ordered", "programme", programme.name(),
                Map.of("funding", Long.toString(id.value()), "amount", Long.toString(amount.amount())));
        events.publish(new ProgrammeFundingOrdered(ids.next(), now, Tsid.of(id), programme.id(), programme.name(),
                amount));
    }
}
