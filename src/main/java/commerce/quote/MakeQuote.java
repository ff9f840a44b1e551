package commerce.quote;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.commit.Outcome;

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
        return make(List.of(new FreezeWish.Asked(member, wish))).getFirst().orThrow();
    }

    /** The same for several; an outcome for each, in their order. */
    @Transactional
    List<Outcome<Quote>> make(List<FreezeWish.Asked> asked) {
        List<Outcome<FrozenQuote>> frozen = freeze.freeze(asked);
        List<Quotes.Told> told = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            FrozenQuote its = frozen.get(i).value();
            if (its != null) {
                told.add(new Quotes.Told(asked.get(i).member(), its));
            }
        }
        Iterator<Quote> made = quotes.add(told, clock.instant().truncatedTo(ChronoUnit.MICROS)).iterator();
        return frozen.stream().map(each -> each.map(_ -> made.next())).toList();
    }
}
