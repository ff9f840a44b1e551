package loan.application;

import java.time.Clock;
import java.util.Objects;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.schedule.Rounds;

/** Ends applications whose time is over, and asks lenders again that have not answered. Runs on every instance. */
@Component
class ApplicationSweep {
    private static final int AT_ONCE = 50;

    private final Applications applications;
    private final LapseApplication lapse;
    private final AskForDecision decision;
    private final AskForPayout payout;
    private final ApplicationSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Rounds<ApplicationId> due;
    private final Rounds<ApplicationId> unanswered;

    ApplicationSweep(Applications applications, LapseApplication lapse, AskForDecision decision, AskForPayout payout,
            ApplicationSettings settings, TransactionTemplate transaction, Clock clock) {
        this.applications = applications;
        this.lapse = lapse;
        this.decision = decision;
        this.payout = payout;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
        this.due = new Rounds<>("Applications whose time is over", AT_ONCE, clock);
        this.unanswered = new Rounds<>("Applications without an answer", AT_ONCE, clock);
    }

    @Scheduled(fixedDelayString = "${madang.loan.application.sweep-pause:10s}", initialDelayString = "${madang.loan.application.sweep-pause:10s}")
    void sweep() {
        due.some(most -> Objects.requireNonNull(
                transaction.execute(_ -> applications.due(clock.instant(), most))), this::look);
        unanswered.some(most -> Objects.requireNonNull(
                transaction.execute(_ -> applications.unanswered(clock.instant(), most))), this::askAgain);
    }

    private void look(ApplicationId id) {
        if (lapse.due(id)) {
            payout.ask(id);
        }
    }

    private void askAgain(ApplicationId id) {
        transaction.executeWithoutResult(_ -> applications.askAt(id, clock.instant().plus(settings.askAgain())));
        decision.ask(id);
    }
}
