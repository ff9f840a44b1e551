package pay.cashback;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives what is due for merchants' payments, and gives up what is due of orders. Runs on every instance: each is given by whoever locks it first. */
@Component
class CashbackJob {
    private static final Logger LOG = LoggerFactory.getLogger(CashbackJob.class);
    private static final int AT_ONCE = 100;

    private final Cashbacks cashbacks;
    private final PayCashback payCashback;
    private final GiveUpRest giveUpRest;
    private final Clock clock;

    CashbackJob(Cashbacks cashbacks, PayCashback payCashback, GiveUpRest giveUpRest, Clock clock) {
        this.cashbacks = cashbacks;
        this.payCashback = payCashback;
        this.giveUpRest = giveUpRest;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.cashback.job-delay:1m}", initialDelayString = "${madang.pay.cashback.job-delay:1m}")
    void run() {
        List<Cashbacks.Due> due;
        long decided;
        do {
            due = cashbacks.due(clock.instant(), AT_ONCE);
            decided = due.stream().filter(this::pay).count();
        } while (due.size() == AT_ONCE && decided > 0);
    }

    /** One that cannot be given does not keep the others. */
    private boolean pay(Cashbacks.Due due) {
        try {
            return due.order() == null ? payCashback.pay(due.payment()) : giveUpRest.giveUp(due.order());
        } catch (RuntimeException e) {
            LOG.warn("The cashback of payment {} is not given; trying again in the next round", due.payment(), e);
            return false;
        }
    }
}
