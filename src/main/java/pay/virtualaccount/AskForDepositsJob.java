package pay.virtualaccount;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs on every instance; each asks about what no other asks about, and so many at once. */
@Component
class AskForDepositsJob {
    private static final Logger LOG = LoggerFactory.getLogger(AskForDepositsJob.class);
    private static final String DELAY = "${madang.pay.virtual-account.job-delay:1s}";
    private static final int AT_ONCE = 16;

    private final OverdueAccounts overdueAccounts;
    private final AskForDeposits askForDeposits;

    AskForDepositsJob(OverdueAccounts overdueAccounts, AskForDeposits askForDeposits) {
        this.overdueAccounts = overdueAccounts;
        this.askForDeposits = askForDeposits;
    }

    @Scheduled(fixedDelayString = DELAY, initialDelayString = DELAY)
    void run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (OverdueAccounts.Overdue overdue : overdueAccounts.take(AT_ONCE)) {
                threads.execute(() -> ask(overdue));
            }
        }
    }

    /** A failure here leaves it as it was: its bank is asked again after the patience with a lost call. */
    private void ask(OverdueAccounts.Overdue overdue) {
        try {
            askForDeposits.ask(overdue);
        } catch (RuntimeException e) {
            LOG.warn("Virtual account {} is asked about again later: {}", overdue.account().id().value(), e.toString());
        }
    }
}
