package pay.request;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Keeps one who asked from asking again. */
@Component
class BlockAsker {
    private final MoneyRequests requests;
    private final BlockedAskers blocked;
    private final Ids ids;
    private final Clock clock;

    BlockAsker(MoneyRequests requests, BlockedAskers blocked, Ids ids, Clock clock) {
        this.requests = requests;
        this.blocked = blocked;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Blocks whoever made a request.
     *
     * @throws DomainException {@code MONEY_REQUEST_NOT_FOUND}: none that was asked of the member
     */
    @Transactional
    public BlockedAskers.BlockedAsker block(Tsid member, MoneyRequestId id) {
        MoneyRequest request = requests.find(id).filter(found -> found.asked().equals(member))
                .orElseThrow(() -> new DomainException(PayError.MONEY_REQUEST_NOT_FOUND));
        return blocked.put(member, request.asker(), new BlockedAskers.BlockedAsker(new BlockedAskerId(ids.nextLong()),
                request.askerName(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
