package pay.card;

import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Which members have charges or cancels that are not decided. */
@Component
public class OpenCardRequests {
    static final Set<CardRequestStatus> OPEN = Set.of(CardRequestStatus.WAITING, CardRequestStatus.SENT,
            CardRequestStatus.UNKNOWN);

    private final CardRequests requests;

    OpenCardRequests(CardRequests requests) {
        this.requests = requests;
    }

    @Transactional(readOnly = true)
    public boolean anyOf(Tsid memberId) {
        return requests.existsByMemberIdAndStatusIn(memberId.value(), OPEN);
    }
}
