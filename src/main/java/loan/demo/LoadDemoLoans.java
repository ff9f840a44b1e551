package loan.demo;

import java.time.LocalDate;

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

    private final DemoLoader loader;
    private final DemoScale scale;
    private final BusinessDays businessDays;
    private final JdbcTemplate jdbc;

    LoadDemoLoans(DemoLoader loader, DemoScale scale, BusinessDays businessDays, JdbcTemplate jdbc) {
        this.loader = loader;
        this.scale = scale;
        this.businessDays = businessDays;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        LocalDate today = businessDays.today();
        loader.once("loan", progress -> progress.step("loans", scale.members(), BATCH, (first, last) -> {
            DemoLoanRows rows = new DemoLoanRows(today);
            for (long member = first; member <= last; member++) {
                DemoLoan.of(scale, member, today).forEach(rows::add);
            }
            rows.insert(jdbc);
        }));
    }
}
