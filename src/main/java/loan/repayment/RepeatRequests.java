package loan.repayment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import loan.contract.Contracts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks pay again for what it has not answered, with the same id and growing gaps. */
@Component
public class RepeatRequests {
    public static final int BATCH = 100;

    private final Repayments repayments;
    private final Contracts contracts;
    private final AskRepayment ask;
    private final Clock clock;

    RepeatRequests(Repayments repayments, Contracts contracts, AskRepayment ask, Clock clock) {
        this.repayments = repayments;
        this.contracts = contracts;
        this.ask = ask;
        this.clock = clock;
    }

    /** One batch in one transaction; how many there were. */
    @Transactional
    public int next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Repayment> unanswered = repayments.lockUnanswered(now, BATCH);
        unanswered.forEach(each -> ask.again(contracts.find(each.loanId()).orElseThrow(), each, now));
        return unanswered.size();
    }
}
