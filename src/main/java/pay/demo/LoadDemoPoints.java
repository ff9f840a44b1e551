package pay.demo;

import java.time.Instant;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoBegin;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.demo.DemoWalk;
import platform.time.UtcColumn;

/** Books the programmes' demo budgets, and the points that demo members got out of them. The books balance. */
@Component
@ConditionalOnDemo
class LoadDemoPoints implements ApplicationRunner {
    private static final int BATCH = 200;
    private static final int PROGRAMMES = 3;
    private static final int FUNDING_BLOCK = 601;
    private static final Instant FUNDED = Instant.parse("2026-10-01T00:00:00Z");

    private final DemoLoader loader;
    private final DemoScale scale;
    private final DemoBegin begin;
    private final StayingMembers staying;
    private final Accounts accounts;
    private final Ledger ledger;
    private final JdbcTemplate jdbc;

    LoadDemoPoints(DemoLoader loader, DemoScale scale, DemoBegin begin, StayingMembers staying, Accounts accounts,
            Ledger ledger,
            JdbcTemplate jdbc) {
        this.loader = loader;
        this.scale = scale;
        this.begin = begin;
        this.staying = staying;
        this.accounts = accounts;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("pay", progress -> {
            progress.step("programmes", PROGRAMMES, PROGRAMMES, this::fundProgrammes);
            progress.step("points", scale.membersWithPast(), BATCH, this::writePoints);
        });
    }

    private void fundProgrammes(long first, long last) {
        for (long programme = first; programme <= last; programme++) {
            long funding = DemoIds.of(FUNDING_BLOCK, programme).value();
            jdbc.update("insert into pay_programme_funding (funding_id, programme_id, amount, booked_at) "
                    + "values (?, ?, ?, ?)", funding, programme, DemoWalk.BUDGET, UtcColumn.of(FUNDED));
            ledger.post(Posting.of("PROGRAMME_FUNDED", funding, new Line.Post(Account.BANK, budget(programme),
                    DemoWalk.BUDGET)), FUNDED);
        }
    }

    private void writePoints(long first, long last) {
        PointRows rows = new PointRows(budget(DemoWalk.WALKING), budget(DemoWalk.ATTENDANCE));
        for (long index : staying.of(first, last)) {
            rows.add(index, DemoWalk.grants(scale, begin.day(), index));
        }
        rows.insert(jdbc);
    }

    private Account budget(long programme) {
        return accounts.open(AccountKind.PROGRAMME_BUDGET, programme);
    }
}
