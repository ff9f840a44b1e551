package loan.comparison;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import loan.lender.LenderId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came of asking each lender lately. */
@Service
public class LenderOutcomes {
    /** How far back is counted. */
    public static final Duration COUNTED = Duration.ofDays(7);

    private final AskedLenders lenders;
    private final Clock clock;

    LenderOutcomes(AskedLenders lenders, Clock clock) {
        this.lenders = lenders;
        this.clock = clock;
    }

    /** How often each outcome came, of lenders that were asked at all. */
    @Transactional(readOnly = true)
    public Map<LenderId, Map<Outcome, Long>> read() {
        Map<LenderId, Map<Outcome, Long>> all = new HashMap<>();
        lenders.outcomesSince(clock.instant().minus(COUNTED)).forEach(
                each -> all.computeIfAbsent(each.lender(), _ -> new EnumMap<>(Outcome.class)).put(each.outcome(),
                        each.times()));
        return all;
    }
}
