package pay.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.PayScene;
import testing.MadangTest;
import testing.StaffActor;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The trial balance against the movements, added up one by one: balance rows, which it reads, are what it is to be held against. */
@MadangTest
class TrialBalanceTest {
    private static final Pattern ROW = Pattern.compile("(?s)<tr>(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("class=\"(?:code|number)\"[^>]*>([-A-Z_0-9,]+)<");

    @Autowired
    TrialBalance trialBalance;
    @Autowired
    JdbcTemplate jdbc;
    @LocalServerPort
    int port;

    PayScene scene;

    /** Money, money that is held, and points. */
    @BeforeEach
    void moveSomething(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
        TestMember member = scene.memberWith(50_000);
        assertThat(scene.api.transfer(member, TestMembers.newPhone(), 7_000).status()).isEqualTo(201);
        scene.grantPoints(member.id(), 300, ofDays(3));
    }

    @Test
    void saysOfEachKindOfAccountWhatItsMovementsAddUpTo() {
        await().untilAsserted(() -> assertThat(trialBalance.read().stream().flatMap(sheet -> sheet.lines().stream()))
                .containsExactlyElementsOf(byMovements()));
        assertThat(byMovements()).extracting(TrialBalance.Line::kind).contains("BANK", "MEMBER_MONEY", "MEMBER_POINTS",
                "HELD_TRANSFERS");
        assertThat(trialBalance.read()).allMatch(TrialBalance.Sheet::balanced).extracting(TrialBalance.Sheet::currency)
                .containsExactly("KRW", "PTS");
    }

    @Test
    void showsOperatorsTheSame(@Autowired ApplicationContext context) {
        StaffActor operator = TestStaff.operator(context).logsIn(port);
        await().untilAsserted(
                () -> assertThat(rows(operator.opens("/ops/trial-balance").body())).isEqualTo(expected()));
    }

    private List<List<String>> expected() {
        return trialBalance.read().stream().flatMap(sheet -> Stream.concat(
                sheet.lines().stream().map(line -> cells(line.kind(), line.accounts(), line.debits(), line.credits(),
                        line.credits() - line.debits(), line.pendingCredits() - line.pendingDebits())),
                Stream.of(cells(null, sheet.lines().stream().mapToLong(TrialBalance.Line::debits).sum(),
                        sheet.lines().stream().mapToLong(TrialBalance.Line::credits).sum()))))
                .toList();
    }

    private static List<String> cells(String kind, long... numbers) {
        return Stream.concat(Stream.ofNullable(kind), LongStream.of(numbers).mapToObj("%,d"::formatted)).toList();
    }

    private static List<List<String>> rows(String html) {
        return ROW.matcher(html).results()
                .map(row -> CELL.matcher(row.group(1)).results().map(cell -> cell.group(1)).toList())
                .filter(row -> !row.isEmpty()).toList();
    }

    /** In the order of currencies and kinds. */
    private List<TrialBalance.Line> byMovements() {
        Map<String, TrialBalance.Line> lines = new TreeMap<>();
        jdbc.query("select currency, kind, count(*) from pay_account group by currency, kind", row -> {
            add(lines, new TrialBalance.Line(row.getString(1), row.getString(2), row.getLong(3), 0, 0, 0, 0));
        });
        jdbc.query("""
                select m.currency, d.kind, c.kind, m.amount, m.phase,
                    m.phase = 'HOLD' and not exists (select 1 from pay_movement e where e.resolves = m.id)
                from pay_movement m join pay_account d on d.id = m.debit_account
                join pay_account c on c.id = m.credit_account""", row -> {
            boolean posted = List.of("POSTED", "CAPTURE").contains(row.getString(5));
            long amount = posted ? row.getLong(4) : 0;
            long pending = row.getBoolean(6) ? row.getLong(4) : 0;
            add(lines, new TrialBalance.Line(row.getString(1), row.getString(2), 0, amount, 0, pending, 0));
            add(lines, new TrialBalance.Line(row.getString(1), row.getString(3), 0, 0, amount, 0, pending));
        });
        return new ArrayList<>(lines.values());
    }

    private static void add(Map<String, TrialBalance.Line> lines, TrialBalance.Line more) {
        lines.merge(more.currency() + ' ' + more.kind(), more,
                (one, other) -> new TrialBalance.Line(one.currency(), one.kind(), one.accounts() + other.accounts(),
                        one.debits() + other.debits(), one.credits() + other.credits(),
                        one.pendingDebits() + other.pendingDebits(), one.pendingCredits() + other.pendingCredits()));
    }
}
