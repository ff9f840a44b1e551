package member.leaving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import member.person.MemberId;
import member.profile.LeaveMembership;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** A module answers whether a member may leave; the last answer decides. */
@Component
class TakeLeaveAnswer {
    /** Who is asked: every module that may hold money, goods or promises of a member. */
    private static final Set<String> ASKED = Set.of("pay", "commerce", "loan", "benefit");

    private final Leaves leaves;
    private final LeaveMembership membership;
    private final ForgetPerson forget;
    private final Clock clock;

    TakeLeaveAnswer(Leaves leaves, LeaveMembership membership, ForgetPerson forget, Clock clock) {
        this.leaves = leaves;
        this.membership = membership;
        this.forget = forget;
        this.clock = clock;
    }

    /**
     * An answer to a request that is decided, or is none of ours, changes nothing.
     *
     * @param reason why not; null when the module cleared it
     */
    @Transactional
    public void take(Tsid requestId, String module, @Nullable String reason, Instant at) {
        LeaveId id = new LeaveId(requestId.value());
        var leave = leaves.lock(id).filter(found -> found.state() == Leaves.State.WAITING).orElse(null);
        if (leave == null) {
            return;
        }
        leaves.answer(id, new Leaves.Answer(module, reason == null, reason), at);
        List<Leaves.Answer> answers = leaves.answers(id);
        if (answers.stream().map(Leaves.Answer::module).collect(Collectors.toSet()).containsAll(ASKED)) {
            decide(leave.id(), leave.memberId(), answers.stream().allMatch(Leaves.Answer::cleared));
        }
    }

    private void decide(LeaveId id, MemberId member, boolean cleared) {
        leaves.decide(id, cleared ? Leaves.State.LEFT : Leaves.State.BLOCKED,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (cleared) {
            forget.forget(member);
        } else {
            membership.stay(member);
        }
    }
}
