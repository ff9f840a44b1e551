package home.screen;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import home.spending.SpendingRules;
import org.springframework.stereotype.Service;
import platform.id.Tsid;
import platform.time.BusinessDays;

/** Reads the sections side by side. One that is late or broken is left out; the others are shown all the same. */
@Service
class ReadHome {
    private final HomeSections sections;
    private final SectionReader reader;
    private final Clock clock;
    private final SpendingRules rules = SpendingRules.load();

    ReadHome(HomeSections sections, SectionReader reader, Clock clock) {
        this.sections = sections;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * What could be read.
     *
     * @param today in Korea
     * @param spending of this month and the one before
     */
    record Home(LocalDate today, Read<HomeSections.Wallet> wallet, Read<List<HomeSections.Movement>> movements,
            Read<HomeSections.Points> points, Read<List<HomeSections.Order>> orders,
            Read<HomeSections.Loans> loans, Read<List<HomeSections.Rung>> steps,
            Read<List<HomeSections.Progress>> missions,
            Read<List<HomeSections.Grant>> rewards, Read<Spending> spending,
            Read<List<HomeSections.Comparison>> comparison) {}

    Home read(Tsid member) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
        LocalDate month = today.withDayOfMonth(1);
        long deadline = reader.deadline();
        var wallet = reader.start(Section.WALLET, deadline, () -> sections.wallet(member));
        var movements = reader.start(Section.MOVEMENTS, deadline, () -> sections.movements(member));
        var points = reader.start(Section.POINTS, deadline, () -> sections.points(member));
        var orders = reader.start(Section.ORDERS, deadline, () -> sections.orders(member));
        var loans = reader.start(Section.LOANS, deadline, () -> sections.loans(member));
        var steps = reader.start(Section.STEPS, deadline, () -> sections.rungs(member, today.minusDays(1)));
        var missions = reader.start(Section.MISSIONS, deadline, () -> sections.missions(member));
        var rewards = reader.start(Section.REWARDS, deadline, () -> sections.grants(member, month));
        var spending = reader.start(Section.SPENDING, deadline,
                () -> Spending
                        .of(sections.outlays(member, month.minusMonths(1)), HomeSections.OUTLAYS, rules));
        var comparison = reader.start(Section.COMPARISON, deadline, () -> sections.comparison(member));
        return new Home(today, reader.result(wallet, deadline), reader.result(movements, deadline),
                reader.result(points, deadline), reader.result(orders, deadline), reader.result(loans, deadline),
                reader.result(steps, deadline), reader.result(missions, deadline), reader.result(rewards, deadline),
                reader.result(spending, deadline),
                reader.result(comparison, deadline));
    }
}
