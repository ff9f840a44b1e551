package pay.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.events.PayoutDue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.answer.Answers;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.freeze.SellerFreezes;
import pay.payout.SendToBank;

/** Pays a seller what a statement came to: each payout once, out of the seller's payable alone, and answers whenever asked. */
@Component
class PaySeller {
    /** Less is owed than commerce wants paid: something was taken back meanwhile. */
    static final String SHORT = "SELLER_PAYABLE_SHORT";
    /** The account is not this seller's, or no operator has confirmed it. */
    static final String NO_PAYEE = "PAYEE_UNKNOWN";
    /** An operator has frozen what is owed to this seller. */
    static final String FROZEN = "PAYABLE_FROZEN";
    static final String MALFORMED = "PAYOUT_MALFORMED";

    private final SellerPayouts payouts;
    private final ReadPayees payees;
    private final SellerPostings postings;
    private final SellerFreezes freezes;
    private final SendToBank sendToBank;
    private final TellPayout tellPayout;
    private final Answers answers;
    private final Clock clock;

    PaySeller(SellerPayouts payouts, ReadPayees payees, SellerPostings postings, SellerFreezes freezes,
            SendToBank sendToBank, TellPayout tellPayout, Answers answers, Clock clock) {
        this.payouts = payouts;
        this.payees = payees;
        this.postings = postings;
        this.freezes = freezes;
        this.sendToBank = sendToBank;
        this.tellPayout = tellPayout;
        this.answers = answers;
        this.clock = clock;
    }

    @Transactional
    public void pay(PayoutDue due) {
        if (!answers.isNew(due)) {
            return;
        }
        tellPayout.tell(payouts.lock(due.payoutId()).orElseGet(() -> begin(SellerPayout.of(due))));
    }

    /** The bank is called after this commits. */
    private SellerPayout begin(SellerPayout asked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        BankAccount account = payees.find(asked.sellerId(), asked.payeeId()).orElse(null);
        SellerPayout payout = asked;
        postings.payBack(asked, now);
        if (!asked.amount().isPositive()) {
            payout = asked.failed(MALFORMED);
        } else if (account == null) {
            payout = asked.failed(NO_PAYEE);
        } else if (postings.lockAvailable(asked.sellerId()) < asked.amount().amount()) {
            payout = asked.failed(SHORT);
        } else if (freezes.stand(asked.sellerId())) {
            payout = asked.failed(FROZEN);
        }
        if (!payouts.add(payout, now)) {
            // Asked at the same time: who was first has decided, and answers.
            throw new IllegalStateException("Payout " + asked.id() + " is under way");
        }
        if (account != null && payout.status() == SellerPayout.Status.SENT) {
            sendToBank.send(BankTransfer.Purpose.SELLER_PAYOUT, payout.id(), postings.payable(payout.sellerId()),
                    account, payout.amount());
        }
        return payout;
    }
}
