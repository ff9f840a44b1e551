package loan.demo;

import java.time.Clock;
import java.time.LocalDate;

import loan.contract.LoanId;
import loan.contract.TellLoan;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.time.BusinessDays;

/**
 * Loads the demo members' loans. Their days are laid out around the day on which they are loaded, so that some are overdue by
 * days and others by months whenever the demo begins. Blocks 500 (loans) and 501 (applications).
 */
@Component
@ConditionalOnDemo
class LoadDemoLoans implements ApplicationRunner {
    private static final int BATCH = 200;
    /** The loans of so many members are told to the other modules: each is an event, which takes longer than its rows. */
    private static final int TOLD = 200;

    private final DemoLoader loader;
    private final DemoScale scale;
    private final BusinessDays businessDays;
    private final JdbcTemplate jdbc;
    private final TellLoan tell;
    private final Clock clock;

    LoadDemoLoans(DemoLoader loader, DemoScale scale, BusinessDays businessDays, JdbcTemplate jdbc,
            TellLoan tell, Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.businessDays = businessDays;
        this.jdbc = jdbc;
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        LocalDate today = businessDays.today();
        loader.once("loan", progress -> progress.step("loans", scale.membersWithPast(), BATCH, (first, last) -> {
            DemoLoanRows rows = new DemoLoanRows(today);
            for (long member = first; member <= last; member++) {
                DemoLoan.of(scale, member, today).forEach(rows::add);
            }
            rows.insert(jdbc);
            for (long member = first; member <= Math.min(last, TOLD); member++) {
                DemoLoan.of(scale, member, today)
                        .forEach(loan -> tell.changed(new LoanId(loan.id().value()), clock.instant()));
            }
        }));
    }
}
