package loan.leaving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import loan.application.MemberApplications;
import loan.contract.Contracts;
import loan.events.LeaveBlocked;
import loan.events.LeaveCleared;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Says whether an open loan, or one that is about to be paid out, keeps a member from leaving. Loans at their end stay: they hold the member's id alone. */
@Service
class AnswerLeaving {
    private static final String OPEN_LOANS = "OPEN_LOANS";

    private final Contracts contracts;
    private final MemberApplications applications;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    AnswerLeaving(Contracts contracts, MemberApplications applications, DomainEvents events, Ids ids, Clock clock) {
        this.contracts = contracts;
        this.applications = applications;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void requested(Tsid member, Tsid request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        events.publish(contracts.anyOpen(member) || applications.anySigned(member)
                ? new LeaveBlocked(ids.next(), now, member, request, OPEN_LOANS)
                : new LeaveCleared(ids.next(), now, member, request));
    }
}
