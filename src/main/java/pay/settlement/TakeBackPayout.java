package pay.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.MerchantPayoutReturned;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** A payout that the bank had carried out has come back: it is owed again, and payouts of this merchant wait. */
@Service
public class TakeBackPayout {
    static final String RETURNED = "PAYOUT_RETURNED";

    private final Settlements settlements;
    private final SettlementAccounts accounts;
    private final SettlementPostings postings;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    TakeBackPayout(Settlements settlements, SettlementAccounts accounts, SettlementPostings postings,
            DomainEvents events, Ids ids, Clock clock) {
        this.settlements = settlements;
        this.accounts = accounts;
        this.postings = postings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes it back, once.
     *
     * @param settlement the id of the settlement whose payout it was
     * @return false when there is no such settlement, another amount was paid out, or it came back before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeBack(Tsid settlement, Won amount) {
        Settlement found = settlements.find(new SettlementId(settlement.value())).orElse(null);
        if (found == null || found.payout() != amount.amount() || !settlements.returned(found.id())) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        accounts.hold(found.merchant(), null, RETURNED, now);
        accounts.carry(found.merchant(), amount.amount());
        postings.returned(found, now);
        events.publish(new MerchantPayoutReturned(ids.next(), now, new Tsid(found.merchant().value()), settlement,
                found.until(), amount));
        return true;
    }
}
