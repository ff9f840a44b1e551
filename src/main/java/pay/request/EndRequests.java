package pay.request;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Ends what a member who leaves asked for, and what was asked of them. */
@Component
public class EndRequests {
    private final MoneyRequests requests;
    private final CloseRequest closeRequest;
    private final Askers askers;
    private final BlockedAskers blocked;
    private final Clock clock;

    EndRequests(MoneyRequests requests, CloseRequest closeRequest, Askers askers, BlockedAskers blocked, Clock clock) {
        this.requests = requests;
        this.closeRequest = closeRequest;
        this.askers = askers;
        this.blocked = blocked;
        this.clock = clock;
    }

    /** The wallet is locked, and closed, so that none are made or paid any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAllOf(Tsid member) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Arrays.stream(Side.values())
                .flatMap(side -> requests
                        .of(member, side, MoneyRequest.State.OPEN, Long.MAX_VALUE, Integer.MAX_VALUE).stream())
                .map(MoneyRequest::id).sorted((one, other) -> Long.compare(one.value(), other.value()))
                .flatMap(id -> requests.lock(id).filter(found -> found.state() == MoneyRequest.State.OPEN).stream())
                .forEach(open -> closeRequest.close(open.closed(MoneyRequest.State.LEFT, now)));
        blocked.forget(member);
        askers.forget(member);
    }
}
