package pay.settlement;

import java.time.Instant;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.MerchantId;
import platform.web.DomainException;

/** Lets a merchant's payouts go again, those too that wait since a bank refused one, once two operators have said so. */
@Service
public class ReleasePayouts {
    private final SettlementAccounts accounts;
    private final StuckPayouts stuck;

    ReleasePayouts(SettlementAccounts accounts, StuckPayouts stuck) {
        this.accounts = accounts;
        this.stuck = stuck;
    }

    /**
     * Since when they wait.
     *
     * @throws DomainException {@code PROPOSAL_INVALID} when they do not
     */
    @Transactional(readOnly = true)
    public Instant heldSince(MerchantId merchant) {
        return stuck.held(merchant).map(StuckPayouts.Held::since)
                .orElseThrow(() -> new DomainException(PayError.PROPOSAL_INVALID));
    }

    /**
     * Refuses those that do not wait since then.
     *
     * @throws DomainException {@code PROPOSAL_INVALID}
     */
    @Transactional(readOnly = true)
    public void check(MerchantId merchant, Instant heldSince) {
        if (!heldSince(merchant).equals(heldSince)) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    /** Why they wait, and how much does; empty when they do not. */
    @Transactional(readOnly = true)
    public String about(MerchantId merchant) {
        return stuck.held(merchant).map(held -> "%s, %,d KRW".formatted(held.reason(), held.waiting())).orElse("");
    }

    /**
     * Releases those that wait since then.
     *
     * @throws DomainException {@code PROPOSAL_STALE} when they were released meanwhile, whatever holds them now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(MerchantId merchant, Instant heldSince) {
        if (!accounts.release(merchant, heldSince)) {
            throw new DomainException(PayError.PROPOSAL_STALE);
        }
    }
}
