package benefit.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.event.DomainEvents;
import platform.id.Ids;
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
        Funding funding = new Funding(id, programme, amount);
        if (!fundings.add(funding, now, now.plus(GrantTerms.patience(1)))) {
            return;
        }
        audit.record(by, "benefit.programme-funding-ordered", "programme", programme.name(),
                Map.of("funding", Long.toString(id.value()), "amount", Long.toString(amount.amount())));
        events.publish(funding.ordered(ids.next(), now));
    }
}
