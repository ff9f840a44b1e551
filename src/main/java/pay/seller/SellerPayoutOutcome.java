package pay.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.springframework.stereotype.Component;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;

/** Ends a seller's payout. One that the bank refused is owed as before. */
@Component
class SellerPayoutOutcome implements BankTransferOutcome {
    private final SellerPayouts payouts;
    private final SellerPostings postings;
    private final Ledger ledger;
    private final TellPayout tellPayout;
    private final Clock clock;

    SellerPayoutOutcome(SellerPayouts payouts, SellerPostings postings, Ledger ledger, TellPayout tellPayout,
            Clock clock) {
        this.payouts = payouts;
        this.postings = postings;
        this.ledger = ledger;
        this.tellPayout = tellPayout;
        this.clock = clock;
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.SELLER_PAYOUT;
    }

    @Override
    public void done(BankTransfer transfer) {
        Instant now = now();
        end(payout(transfer).now(SellerPayout.Status.PAID), now);
        ledger.post(Posting.of("SELLER_PAID_OUT", transfer.id().value(),
                new Line.Capture(transfer.hold(), transfer.amount().amount())), now);
    }

    @Override
    public void refused(BankTransfer transfer) {
        Instant now = now();
        SellerPayout payout = payout(transfer).failed(Objects.requireNonNull(transfer.refusal()).name());
        end(payout, now);
        postings.postBack("SELLER_PAYOUT_BACK", payout, new Line.Release(transfer.hold()), now);
    }

    private SellerPayout payout(BankTransfer transfer) {
        return payouts.lock(transfer.purposeId()).orElseThrow();
    }

    private void end(SellerPayout payout, Instant now) {
        if (!payouts.change(payout, SellerPayout.Status.SENT, now)) {
            throw new IllegalStateException("Payout " + payout.id() + " had ended");
        }
        tellPayout.tell(payout);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
