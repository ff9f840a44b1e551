package loan.application;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends applications whose time is over, and asks lenders again that have not answered. Runs on every instance. */
@Component
class ApplicationSweep {
    private static final Logger log = LoggerFactory.getLogger(ApplicationSweep.class);
    private static final int AT_ONCE = 50;

    private final Applications applications;
    private final LapseApplication lapse;
    private final AskForDecision decision;
    private final AskForPayout payout;
    private final ApplicationSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ApplicationSweep(Applications applications, LapseApplication lapse, AskForDecision decision, AskForPayout payout,
            ApplicationSettings settings, TransactionTemplate transaction, Clock clock) {
        this.applications = applications;
        this.lapse = lapse;
        this.decision = decision;
        this.payout = payout;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.loan.application.sweep-pause:10s}", initialDelayString = "${madang.loan.application.sweep-pause:10s}")
    void sweep() {
        List<ApplicationId> due = transaction.execute(_ -> applications.due(clock.instant(), AT_ONCE));
        if (due != null) {
            due.forEach(this::look);
        }
        List<ApplicationId> unanswered = transaction
                .execute(_ -> applications.unanswered(clock.instant(), AT_ONCE));
        if (unanswered != null) {
            unanswered.forEach(this::askAgain);
        }
    }

    private void look(ApplicationId id) {
        try {
            if (lapse.due(id)) {
                payout.ask(id);
            }
        } catch (RuntimeException e) {
            log.warn("Application {} is looked at again later", id.value(), e);
        }
    }

    private void askAgain(ApplicationId id) {
        try {
            transaction.executeWithoutResult(
                    _ -> applications.askAt(id, clock.instant().plus(settings.askAgain())));
            decision.ask(id);
        } catch (RuntimeException e) {
            log.warn("Application {} is asked about again later", id.value(), e);
        }
    }
}
