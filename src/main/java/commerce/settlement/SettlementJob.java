package commerce.settlement;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.dayclose.DayClose;
import platform.ops.ManualCases;
import platform.time.BusinessDays;

/**
 * Closes the statements of each day in Seoul when it begins, days that were missed in their order. Runs on every instance: one at a
 * time closes a batch, the others wait for its row.
 */
@Component
class SettlementJob {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementJob.class);

    private final DayClose<SettlementAccounts.SettlementAccount> days;
    private final BusinessDays businessDays;

    SettlementJob(DayClose<SettlementAccounts.SettlementAccount> days, BusinessDays businessDays) {
        this.days = days;
        this.businessDays = businessDays;
    }

    @Bean
    static DayClose<SettlementAccounts.SettlementAccount> daysOfSellers(CloseDay close, JdbcClient jdbc,
            TransactionTemplate transaction, BusinessDays businessDays, Clock clock) {
        return new DayClose<>(close, jdbc, transaction, businessDays, clock);
    }

    @Bean
    static ManualCases unsettledSellers(DayClose<SettlementAccounts.SettlementAccount> days) {
        return days.cases("commerce.settlement");
    }

    @Scheduled(fixedDelayString = "${madang.commerce.settlement.pause:1m}", initialDelayString = "${madang.commerce.settlement.pause:1m}")
    void run() {
        try {
            days.closeUntil(businessDays.today());
        } catch (RuntimeException e) {
            LOG.warn("The settlement of sellers goes on later", e);
        }
    }
}
