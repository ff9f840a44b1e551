package pay.virtualaccount;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pay.enquiry.DueCalls;

/** Runs on every instance; each asks about what no other asks about, and so many at once. */
@Component
class AskForDepositsJob {
    private static final String DELAY = "${madang.pay.virtual-account.job-delay:1s}";

    private final OverdueAccounts overdueAccounts;
    private final AskForDeposits askForDeposits;

    AskForDepositsJob(OverdueAccounts overdueAccounts, AskForDeposits askForDeposits) {
        this.overdueAccounts = overdueAccounts;
        this.askForDeposits = askForDeposits;
    }

    @Scheduled(fixedDelayString = DELAY, initialDelayString = DELAY)
    void run() {
        DueCalls.make(overdueAccounts::take, due -> overdueAccounts.next(due).ifPresent(askForDeposits::ask),
                due -> "Virtual account " + due.id());
    }
}
