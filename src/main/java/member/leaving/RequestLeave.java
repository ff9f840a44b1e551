package member.leaving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import member.error.MemberError;
import member.events.MemberLeaveRequested;
import member.person.MemberId;
import member.pin.CheckPin;
import member.pin.JudgedPin;
import member.pin.Pin;
import member.profile.LeaveMembership;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member asks to leave; the other modules are asked whether anything keeps them. */
@Component
class RequestLeave {
    private final Throttle throttle;
    private final CheckPin pins;
    private final LeaveMembership membership;
    private final Leaves leaves;
    private final DomainEvents events;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    RequestLeave(Throttle throttle, CheckPin pins, LeaveMembership membership, Leaves leaves, DomainEvents events,
            TransactionTemplate transaction, Ids ids, Clock clock) {
        this.throttle = throttle;
        this.pins = pins;
        this.membership = membership;
        this.leaves = leaves;
        this.events = events;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws DomainException {@link MemberError#PIN_WRONG}, {@link MemberError#PIN_LOCKED},
     *         {@link MemberError#LEAVE_ALREADY_REQUESTED}, {@link MemberError#TOO_MANY_ATTEMPTS}
     */
    void request(MemberId member, Pin pin) {
        if (leaves.newest(member).filter(leave -> leave.state() == Leaves.State.WAITING).isPresent()) {
            throw new DomainException(MemberError.LEAVE_ALREADY_REQUESTED);
        }
        throttle.count(Limit.LEAVES_PER_MEMBER, Long.toString(member.value()));
        JudgedPin judged = pins.check(member, pin);
        ConflictRetry.run(() -> transaction.executeWithoutResult(status -> {
            if (!membership.wantToLeave(member)) {
                throw new DomainException(MemberError.LEAVE_ALREADY_REQUESTED);
            }
            pins.hold(judged);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            LeaveId id = new LeaveId(ids.nextLong());
            leaves.add(id, member, now);
            events.publish(new MemberLeaveRequested(ids.next(), now, Tsid.of(member), Tsid.of(id)));
        }));
    }
}
