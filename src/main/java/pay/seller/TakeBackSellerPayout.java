package pay.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.Line;
import platform.id.Tsid;
import platform.money.Won;

/** A payout to a seller that the bank had carried out has come back: it is owed again. */
@Component
public class TakeBackSellerPayout {
    private final SellerPayouts payouts;
    private final SellerPostings postings;
    private final TellPayout tellPayout;
    private final Clock clock;

    TakeBackSellerPayout(SellerPayouts payouts, SellerPostings postings, TellPayout tellPayout, Clock clock) {
        this.payouts = payouts;
        this.postings = postings;
        this.tellPayout = tellPayout;
        this.clock = clock;
    }

    /**
     * Takes it back, once.
     *
     * @return false when there is no such payout, another amount was paid out, or it came back before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeBack(Tsid id, Won amount) {
        SellerPayout payout = payouts.lock(id).filter(found -> found.amount().equals(amount))
                .map(found -> found.now(SellerPayout.Status.RETURNED)).orElse(null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (payout == null || !payouts.change(payout, SellerPayout.Status.PAID, now)) {
            return false;
        }
        postings.postBack("SELLER_PAYOUT_RETURNED", payout,
                new Line.Post(Account.BANK, postings.payable(payout.sellerId()), amount.amount()), now);
        tellPayout.tell(payout);
        return true;
    }
}
