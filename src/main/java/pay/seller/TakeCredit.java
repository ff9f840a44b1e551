package pay.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

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

    /** Books facts of one transaction, each once. */
    @Transactional
    public void take(List<SellerCredit> facts) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<SellerCredit> fresh = facts.stream().filter(fact -> credits.add(fact, now)).toList();
        if (!fresh.isEmpty()) {
            postings.post(fresh, now);
        }
    }
}
