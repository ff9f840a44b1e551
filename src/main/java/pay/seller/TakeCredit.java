package pay.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Books what an order leaves to a seller, or takes back of it. */
@Component
class TakeCredit {
    private final SellerCredits credits;
    private final SellerPostings postings;
    private final Clock clock;

    TakeCredit(SellerCredits credits, SellerPostings postings, Clock clock) {
        this.credits = credits;
        this.postings = postings;
        this.clock = clock;
    }

    /** Books a fact, once. */
    @Transactional
    public void take(SellerCredit credit) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (credits.add(credit, now)) {
            postings.post(credit, now);
        }
    }
}
