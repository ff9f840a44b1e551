package pay.settlement;

import java.time.Clock;
import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.SettledTime;
import platform.dayclose.DayClose;
import platform.ops.ManualCases;
import platform.time.BusinessDays;

/**
 * Settles each day in Seoul once it is over and nobody can write a line of it any more; days that were missed in their order.
 * Runs on every instance: one at a time settles a batch, the others wait for its row.
 */
@Component
class SettlementJob {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementJob.class);

    private final DayClose<SettlementAccounts.SettlementAccount> days;
    private final SettledTime settledTime;

    SettlementJob(DayClose<SettlementAccounts.SettlementAccount> days, SettledTime settledTime) {
        this.days = days;
        this.settledTime = settledTime;
    }

    @Bean
    static DayClose<SettlementAccounts.SettlementAccount> daysOfMerchants(SettleDay settle, JdbcClient jdbc,
            TransactionTemplate transaction, BusinessDays businessDays, Clock clock) {
        return new DayClose<>(settle, jdbc, transaction, businessDays, clock);
    }

    @Bean
    static ManualCases unsettledMerchants(DayClose<SettlementAccounts.SettlementAccount> days) {
        return days.cases("pay.settlement");
    }

    @Scheduled(fixedDelayString = "${madang.pay.settlement.pause:1m}", initialDelayString = "${madang.pay.settlement.pause:1m}")
    void run() {
        try {
            days.closeUntil(LocalDate.ofInstant(settledTime.until(), BusinessDays.SEOUL).minusDays(1));
        } catch (RuntimeException e) {
            LOG.warn("The settlement goes on later", e);
        }
    }
}
