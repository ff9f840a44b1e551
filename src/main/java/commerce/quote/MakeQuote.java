package commerce.quote;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** A member asks what an order would cost. */
@Service
public class MakeQuote {
    private final FreezeWish freeze;
    private final Quotes quotes;
    private final Clock clock;

    MakeQuote(FreezeWish freeze, Quotes quotes, Clock clock) {
        this.freeze = freeze;
        this.quotes = quotes;
        this.clock = clock;
    }

    @Transactional
    public Quote make(Tsid member, Wish wish) {
        return quotes.add(member, freeze.freeze(member, wish), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
