package loan.leaving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import loan.application.MemberApplications;
import loan.contract.Contracts;
import loan.device.LeaveClearances;
import loan.events.LeaveBlocked;
import loan.events.LeaveCleared;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/**
 * Says whether an open loan, or one that is about to be paid out, keeps a member from leaving. Once they are cleared they sign
 * nothing until it is decided. Loans at their end stay: they hold the member's id alone.
 */
@Service
class AnswerLeaving {
    private static final String OPEN_LOANS = "OPEN_LOANS";

    private final Contracts contracts;
    private final MemberApplications applications;
    private final LeaveClearances clearances;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    AnswerLeaving(Contracts contracts, MemberApplications applications, LeaveClearances clearances,
            DomainEvents events, Ids ids, Clock clock) {
        this.contracts = contracts;
        this.applications = applications;
        this.clearances = clearances;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void requested(Tsid member, Tsid request, Instant asked) {
        clearances.note(member, asked);
        // In this order: what is signed becomes a loan meanwhile.
        boolean kept = applications.anySigned(member) || contracts.anyOpen(member);
        if (kept) {
            clearances.lift(member);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        events.publish(kept
                ? new LeaveBlocked(ids.next(), now, member, request, OPEN_LOANS)
                : new LeaveCleared(ids.next(), now, member, request));
    }
}
