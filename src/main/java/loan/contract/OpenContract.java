package loan.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import loan.schedule.Schedule;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;

/**
 * Makes the contract of an offer that was accepted and signed, when the lender has paid out: the schedule is written and
 * pay is told to hand the money over. An application makes one contract, however often this is called.
 */
@Service
public class OpenContract {
    /** Told again when pay has not answered for so long, then with growing gaps. */
    public static final Duration TELL_AFTER = Duration.ofMinutes(2);

    private final Contracts contracts;
    private final Instalments instalments;
    private final TellLoan tell;
    private final Ids ids;
    private final Clock clock;

    OpenContract(Contracts contracts, Instalments instalments, TellLoan tell, Ids ids, Clock clock) {
        this.contracts = contracts;
        this.instalments = instalments;
        this.tell = tell;
        this.ids = ids;
        this.clock = clock;
    }

    /** The contract's id; the earlier one when the application has a contract. */
    @Transactional
    public LoanId open(SignedOffer offer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LoanId id = new LoanId(ids.nextLong());
        Schedule schedule = Schedule.of(offer.terms());
        if (!contracts.add(id, offer, schedule, now, now.plus(TELL_AFTER))) {
            return contracts.ofApplication(offer.applicationId()).orElseThrow();
        }
        instalments.plan(id, schedule.instalments());
        tell.disbursed(contracts.find(id).orElseThrow(), now);
        tell.changed(id, now);
        return id;
    }
}
