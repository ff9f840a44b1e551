package pay.withdrawal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.bank.BankTransfer;
import pay.bank.BankTransferId;
import pay.bank.FindBankTransfer;
import pay.schedule.AccountAnswers;
import platform.database.ConflictRetry;
import platform.id.Tsid;
import platform.schedule.Rounds;

/**
 * Decides planned days whose bank's answer was taken by an instance of a release that knows no such days, during a roll-out. Runs on
 * every instance: the bank transfer's lock decides.
 */
@Component
class DecideOverlooked {
    private static final int MOST = 100;

    private final AccountAnswers answers;
    private final FindBankTransfer transfers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Rounds<Tsid> rounds;

    DecideOverlooked(AccountAnswers answers, FindBankTransfer transfers, TransactionTemplate transaction,
            Clock clock) {
        this.answers = answers;
        this.transfers = transfers;
        this.transaction = transaction;
        this.clock = clock;
        this.rounds = new Rounds<>("Planned days of withdrawals", MOST, clock);
    }

    @Scheduled(fixedDelayString = "${madang.pay.schedule.pause:1m}", initialDelayString = "${madang.pay.schedule.pause:1m}")
    void run() {
        rounds.some(answers::overlooked,
                withdrawal -> ConflictRetry.run(() -> transaction.executeWithoutResult(_ -> decide(withdrawal))));
    }

    private void decide(Tsid withdrawal) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        BankTransfer transfer = transfers.lock(new BankTransferId(withdrawal.value())).orElseThrow();
        if (transfer.status() == BankTransfer.Status.DONE) {
            answers.done(withdrawal, now);
        } else {
            answers.refused(withdrawal, Withdrawal.code(Objects.requireNonNull(transfer.refusal())).name(), now);
        }
    }
}
