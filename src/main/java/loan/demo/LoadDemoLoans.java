package loan.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

import loan.contract.LoanId;
import loan.contract.TellLoan;
import loan.device.Departures;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
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
    private final Departures departures;
    private final TellLoan tell;
    private final Clock clock;

    LoadDemoLoans(DemoLoader loader, DemoScale scale, BusinessDays businessDays, JdbcTemplate jdbc,
            Departures departures, TellLoan tell, Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.businessDays = businessDays;
        this.jdbc = jdbc;
        this.departures = departures;
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        LocalDate today = businessDays.today();
        loader.once("loan", progress -> progress.step("loans", scale.membersWithPast(), BATCH, (first, last) -> {
            DemoLoanRows rows = new DemoLoanRows(today);
            List<Long> members = LongStream.rangeClosed(first, last).boxed()
                    .filter(member -> !departures.has(DemoIds.member(member))).toList();
            members.forEach(member -> DemoLoan.of(scale, member, today).forEach(rows::add));
            rows.insert(jdbc);
            for (long member : members.stream().filter(each -> each <= TOLD).toList()) {
                DemoLoan.of(scale, member, today)
                        .forEach(loan -> tell.changed(new LoanId(loan.id().value()), clock.instant()));
            }
        }));
    }
}
