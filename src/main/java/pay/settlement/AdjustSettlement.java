package pay.settlement;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.MerchantId;
import platform.id.Tsid;

/** Adds something to a merchant's next settlement, or takes it away; once by its id. */
@Component
public class AdjustSettlement {
    private final SettlementAccounts accounts;
    private final Adjustments adjustments;
    private final Clock clock;

    AdjustSettlement(SettlementAccounts accounts, Adjustments adjustments, Clock clock) {
        this.accounts = accounts;
        this.adjustments = adjustments;
        this.clock = clock;
    }

    /**
     * Adds it; a settlement that is under way waits, or is waited for.
     *
     * @param amount in won; negative, it is taken from the merchant
     * @param reason as the merchant reads it
     * @param by who proposed it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Tsid id, MerchantId merchant, long amount, String reason, Tsid by) {
        accounts.lock(merchant);
        adjustments.add(new Adjustments.Adjustment(id, merchant, amount, reason,
                clock.instant().truncatedTo(ChronoUnit.MICROS)), by);
    }
}
