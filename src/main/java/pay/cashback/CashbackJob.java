package pay.cashback;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.schedule.Rounds;

/** Gives what is due for merchants' payments, and gives up what is due of orders. Runs on every instance: each is given by whoever locks it first. */
@Component
class CashbackJob {
    private static final int AT_ONCE = 100;

    private final Cashbacks cashbacks;
    private final PayCashback payCashback;
    private final GiveUpRest giveUpRest;
    private final Clock clock;
    private final Rounds<Cashbacks.Due> rounds;

    CashbackJob(Cashbacks cashbacks, PayCashback payCashback, GiveUpRest giveUpRest, Clock clock) {
        this.cashbacks = cashbacks;
        this.payCashback = payCashback;
        this.giveUpRest = giveUpRest;
        this.clock = clock;
        this.rounds = new Rounds<>("Cashbacks", AT_ONCE, clock);
    }

    @Scheduled(fixedDelayString = "${madang.pay.cashback.job-delay:1m}", initialDelayString = "${madang.pay.cashback.job-delay:1m}")
    void run() {
        rounds.all(most -> cashbacks.due(clock.instant(), most), due -> due.order() == null
                ? payCashback.pay(due.payment())
                : giveUpRest.giveUp(due.order()));
    }
}
