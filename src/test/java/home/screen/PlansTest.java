package home.screen;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import home.rebuild.ReadModel;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;
import testing.StatementRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/** Each section of the first screen is read along an index, and sorts nothing. */
@MadangTest
class PlansTest {
    private static final Tsid MEMBER = new Tsid(7);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate MONTH = LocalDate.of(2026, 10, 1);

    /** Read every few seconds beside the screens. */
    private static final String NO_SECTION = "(?s).* home_(rebuild|mission|ladder)\\b.*";

    @Autowired
    HomeSections sections;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void readsEachSectionAlongItsIndex(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            sections.wallet(MEMBER);
            sections.movements(MEMBER);
            sections.orders(MEMBER);
            sections.points(MEMBER);
            sections.loans(MEMBER);
            sections.rungs(MEMBER, DAY);
            sections.missions(MEMBER);
            sections.grants(MEMBER, DAY);
            sections.outlays(MEMBER, MONTH);
            sections.comparison(MEMBER);
        });
    }

    @Test
    void sendsOneQueryForEachSection(@Autowired ApplicationContext context, @Autowired ReadHome home) {
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            home.read(MEMBER);
            List<String> queries = recorder.statements().stream().map(StatementRecorder.Statement::sql)
                    .filter(sql -> sql.contains("home_")).filter(sql -> !sql.matches(NO_SECTION)).toList();
            assertThat(queries).hasSize(Section.values().length);
            for (String table : ReadModel.allTables()) {
                assertThat(queries).filteredOn(sql -> sql.contains(table + " ")).as(table).hasSize(1);
            }
        }
    }

    /** Rows of twenty members. */
    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> wallets = new ArrayList<>();
        List<Object[]> movements = new ArrayList<>();
        List<Object[]> orders = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            long member = id % 20;
            wallets.add(new Object[]{id, 0, 1, now});
            movements.add(new Object[]{id, member, id, 1_000, 1_000, "TOP_UP", "충전", now});
            orders.add(new Object[]{id, member, "PAID", "감귤", 0, 1_000, now, now});
        }
        fillMore(now);
        new RowInsert(jdbc, "home_wallet", "member_id", "balance", "sequence", "as_of").insert(wallets);
        new RowInsert(jdbc, "home_movement", "movement_id", "member_id", "sequence", "amount", "balance", "kind",
                "description", "at").insert(movements);
        new RowInsert(jdbc, "home_order", "order_id", "member_id", "state", "title", "other_lines", "amount",
                "placed_at", "as_of").insert(orders);
    }

    private void fillMore(LocalDateTime now) {
        List<Object[]> points = new ArrayList<>();
        List<Object[]> loans = new ArrayList<>();
        List<Object[]> rungs = new ArrayList<>();
        List<Object[]> missions = new ArrayList<>();
        List<Object[]> grants = new ArrayList<>();
        List<Object[]> outlays = new ArrayList<>();
        List<Object[]> comparisons = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            long member = id % 20;
            LocalDate past = DAY.minusDays(id / 20);
            points.add(new Object[]{id, 0, 1, now});
            loans.add(new Object[]{id, member, 1, "한빛은행", "신용대출", "ACTIVE", 1, 1, now});
            rungs.add(new Object[]{member, past, 1_000, 10, false, now});
            missions.add(new Object[]{member, id, 1, false, now});
            grants.add(new Object[]{id, member, "PAID", "WALKING", 10, past, now});
            outlays.add(new Object[]{id, member, "TRANSFER", past, 1, now});
            comparisons.add(new Object[]{id, id, "LIVING", 1, 20, 9, 48_500, now});
        }
        new RowInsert(jdbc, "home_points", "member_id", "balance", "sequence", "as_of").insert(points);
        new RowInsert(jdbc, "home_loan", "loan_id", "member_id", "version", "lender_name", "product_name", "status",
                "balance", "next_amount", "as_of").insert(loans);
        new RowInsert(jdbc, "home_rung", "member_id", "day", "steps", "points", "claimed", "as_of").insert(rungs);
        new RowInsert(jdbc, "home_mission_progress", "member_id", "mission_id", "done", "claimed", "as_of")
                .insert(missions);
        new RowInsert(jdbc, "home_grant", "grant_id", "member_id", "state", "programme", "points", "day", "as_of")
                .insert(grants);
        new RowInsert(jdbc, "home_outlay", "source_id", "member_id", "kind", "spent_on", "amount", "as_of")
                .insert(outlays);
        new RowInsert(jdbc, "home_comparison", "member_id", "comparison_id", "purpose", "amount", "asked", "offered",
                "best_rate_millionths", "as_of").insert(comparisons);
    }
}
