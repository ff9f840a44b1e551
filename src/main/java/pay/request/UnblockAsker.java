package pay.request;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/** Lets one who was blocked ask again. */
@Component
class UnblockAsker {
    private final BlockedAskers blocked;

    UnblockAsker(BlockedAskers blocked) {
        this.blocked = blocked;
    }

    /**
     * Ends the block.
     *
     * @throws DomainException {@code BLOCKED_ASKER_NOT_FOUND}
     */
    @Transactional
    public void unblock(Tsid member, BlockedAskerId id) {
        if (!blocked.remove(member, id)) {
            throw new DomainException(PayError.BLOCKED_ASKER_NOT_FOUND);
        }
    }
}
