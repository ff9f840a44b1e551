package benefit.demo;

import java.time.Instant;

import benefit.departed.DepartedMembers;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoBegin;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.demo.DemoWalk;
import platform.time.UtcColumn;

/** Loads what the demo members walked and got in the month before the demo begins; pay has booked the same points. */
@Component
@ConditionalOnDemo
class LoadDemoBenefits implements ApplicationRunner {
    private static final int BATCH = 200;
    private static final int PROGRAMMES = 3;
    private static final int FUNDING_BLOCK = 601;
    private static final Instant FUNDED = Instant.parse("2026-10-01T00:00:00Z");

    private final DemoLoader loader;
    private final DemoScale scale;
    private final DemoBegin begin;
    private final DepartedMembers departed;
    private final JdbcTemplate jdbc;

    LoadDemoBenefits(DemoLoader loader, DemoScale scale, DemoBegin begin, DepartedMembers departed,
            JdbcTemplate jdbc) {
        this.loader = loader;
        this.scale = scale;
        this.begin = begin;
        this.departed = departed;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("benefit", progress -> {
            progress.step("programmes", PROGRAMMES, PROGRAMMES, this::fundProgrammes);
            progress.step("members", scale.membersWithPast(), BATCH, this::writeMembers);
        });
    }

    private void fundProgrammes(long first, long last) {
        for (long programme = first; programme <= last; programme++) {
            jdbc.update("insert into benefit_funding (id, programme_id, amount, state, ordered_at, booked_at) "
                    + "values (?, ?, ?, 'BOOKED', ?, ?)", DemoIds.of(FUNDING_BLOCK, programme).value(), programme,
                    DemoWalk.BUDGET, UtcColumn.of(FUNDED), UtcColumn.of(FUNDED));
            jdbc.update("update benefit_programme set budget = budget + ? where id = ?", DemoWalk.BUDGET, programme);
        }
    }

    private void writeMembers(long first, long last) {
        BenefitRows rows = new BenefitRows();
        for (long index = first; index <= last; index++) {
            if (departed.contains(DemoIds.member(index))) {
                continue;
            }
            long member = DemoIds.member(index).value();
            for (int day = 0; day < DemoWalk.DAYS; day++) {
                rows.addDay(member, DemoWalk.firstDay(begin.day()).plusDays(day), DemoWalk.steps(scale, index, day));
            }
            DemoWalk.grants(scale, begin.day(), index).forEach(grant -> rows.addGrant(member, grant));
        }
        rows.insert(jdbc);
    }
}
