package pay.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.springframework.stereotype.Component;
import pay.bank.BankRefusal;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.events.MerchantPaidOut;
import pay.events.MerchantPayoutFailed;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Ends a merchant's payout. One that the bank refused is owed as before and goes with the next settlement; where that puts the
 * account in doubt, payouts of this merchant wait until somebody has looked at it.
 */
@Component
class PayoutOutcome implements BankTransferOutcome {
    static final String REFUSED = "PAYOUT_REFUSED";

    private final Settlements settlements;
    private final SettlementAccounts accounts;
    private final SettlementPostings postings;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    PayoutOutcome(Settlements settlements, SettlementAccounts accounts, SettlementPostings postings,
            DomainEvents events, Ids ids, Clock clock) {
        this.settlements = settlements;
        this.accounts = accounts;
        this.postings = postings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.PAYOUT;
    }

    @Override
    public void done(BankTransfer transfer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Settlement settlement = settlement(transfer);
        settlements.paid(settlement.id(), now);
        postings.paid(transfer, now);
        events.publish(new MerchantPaidOut(ids.next(), now, new Tsid(settlement.merchant().value()),
                transfer.purposeId(), settlement.until(), Won.of(settlement.payout())));
    }

    @Override
    public void refused(BankTransfer transfer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Settlement settlement = settlement(transfer);
        BankRefusal refusal = Objects.requireNonNull(transfer.refusal());
        if (refusal == BankRefusal.CLOSED) {
            accounts.hold(settlement.merchant(), null, REFUSED, now);
        }
        String why = refusal.name();
        accounts.carry(settlement.merchant(), settlement.payout());
        settlements.failed(settlement.id(), why);
        postings.cameBack(transfer, settlement.merchant(), now);
        events.publish(new MerchantPayoutFailed(ids.next(), now, new Tsid(settlement.merchant().value()),
                transfer.purposeId(), settlement.until(), Won.of(settlement.payout()), why));
    }

    private Settlement settlement(BankTransfer transfer) {
        return settlements.find(new SettlementId(transfer.purposeId().value())).orElseThrow();
    }
}
