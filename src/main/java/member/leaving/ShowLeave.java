package member.leaving;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import member.error.MemberError;
import member.person.MemberId;
import org.springframework.stereotype.Component;
import platform.web.DomainException;

/** Shows how a member's request to leave stands. */
@Component
class ShowLeave {
    private final Leaves leaves;

    ShowLeave(Leaves leaves) {
        this.leaves = leaves;
    }

    record Standing(Leaves.State state, Instant requestedAt, List<String> reasons) {}

    /** @throws DomainException {@link MemberError#LEAVE_NOT_REQUESTED} */
    Standing newest(MemberId member) {
        var leave = leaves.newest(member).orElseThrow(() -> new DomainException(MemberError.LEAVE_NOT_REQUESTED));
        List<String> reasons = leaves.answers(leave.id()).stream().map(Leaves.Answer::reason)
                .filter(Objects::nonNull).sorted().toList();
        return new Standing(leave.state(), leave.requestedAt(), reasons);
    }
}
