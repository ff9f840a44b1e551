package pay.safeguard;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.ledger.AccountKind;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;

class SafeguardingTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final TestSchema schema = TestSchema.with("db/migration/pay/V1__ledger.sql",
            "db/migration/pay/V22__holds_expire.sql", "db/migration/pay/V25__balance_days.sql",
            "db/migration/pay/V92__safeguarding.sql");
    private final JdbcTemplate jdbc = new JdbcTemplate(schema.dataSource());
    private final SafeguardingDays days = new SafeguardingDays(jdbc, schema.transaction());

    /** Members have 900 of the 1,000 in the trust account since Monday, a merchant 60, and fees are 40. */
    @BeforeEach
    void fill() {
        stands(1, "BANK", MONDAY, 1_000, 0);
        stands(12, "MEMBER_MONEY", MONDAY, 0, 600);
        stands(13, "MEMBER_MONEY", MONDAY, 0, 300);
        stands(14, "MERCHANT_PAYABLE", MONDAY, 0, 60);
        stands(15, "FEE_REVENUE", MONDAY, 0, 40);
        kept(MONDAY);
    }

    private void stands(long id, String kind, LocalDate day, long debits, long credits) {
        jdbc.update("insert ignore into pay_account (id, kind, owner, currency, created_at)"
                + " values (?, ?, ?, 'KRW', '2026-11-01')", id, kind, id == 1 ? 0 : id);
        jdbc.update("insert into pay_balance_day (account_id, day, debit_posted, credit_posted, debit_pending,"
                + " credit_pending, postings) values (?, ?, ?, ?, 0, 0, 1)", id, day, debits, credits);
    }

    private void kept(LocalDate day) {
        jdbc.update("insert into pay_balance_day_kept (day, kept_at) values (?, '2026-11-30')", day);
    }

    @Test
    void tellsWhoseTheMoneyInTheTrustAccountIs() {
        days.run();
        SafeguardingReport report = days.find(MONDAY).orElseThrow();
        assertThat(List.of(report.trust(), report.members(), report.others(), report.house(), report.difference()))
                .containsExactly(1_000L, 900L, 60L, 40L, 0L);
        assertThat(report.isSafe()).isTrue();
        assertThat(days.unsafe()).isEmpty();
        assertThat(report.csv()).isEqualTo("""
                day,side,kind,balance
                2026-11-23,TRUST,BANK,1000
                2026-11-23,MEMBERS,MEMBER_MONEY,900
                2026-11-23,OTHERS,MERCHANT_PAYABLE,60
                2026-11-23,HOUSE,FEE_REVENUE,40
                2026-11-23,TRUST,SUM,1000
                2026-11-23,MEMBERS,SUM,900
                2026-11-23,OTHERS,SUM,60
                2026-11-23,HOUSE,SUM,40
                2026-11-23,DIFFERENCE,SUM,0
                """);
    }

    @Test
    void alertsOfAWonThatIsMissing() {
        stands(12, "MEMBER_MONEY", MONDAY.plusDays(1), 0, 601);
        kept(MONDAY.plusDays(1));
        days.run();
        assertThat(days.find(MONDAY.plusDays(1)).orElseThrow().difference()).isEqualTo(-1);
        assertThat(days.unsafe()).hasSize(1);
        // What did not move stands as it did; the day before was right and stays so.
        assertThat(days.find(MONDAY).orElseThrow().isSafe()).isTrue();
    }

    @Test
    void alertsWhenMadangHasSpentMembersMoney() {
        stands(16, "HOUSE_COSTS", MONDAY.plusDays(1), 41, 0);
        stands(1, "BANK", MONDAY.plusDays(1), 1_000, 41);
        kept(MONDAY.plusDays(1));
        days.run();
        SafeguardingReport report = days.find(MONDAY.plusDays(1)).orElseThrow();
        assertThat(report.difference()).isZero();
        assertThat(report.house()).isEqualTo(-1);
        assertThat(days.unsafe()).hasSize(1);
    }

    @Test
    void alertsWhenOthersWerePaidInAdvanceWithMembersMoney() {
        stands(17, "CARD_COMPANY", MONDAY.plusDays(1), 200, 0);
        stands(1, "BANK", MONDAY.plusDays(1), 1_000, 200);
        kept(MONDAY.plusDays(1));
        days.run();
        SafeguardingReport report = days.find(MONDAY.plusDays(1)).orElseThrow();
        assertThat(report.difference()).isZero();
        assertThat(report.isSafe()).isFalse();
        assertThat(days.unsafe()).hasSize(1);
    }

    @Test
    void reportsTheDaysBehindOneThatCannotBeReported() {
        jdbc.update("insert into pay_safeguarding_line (day, kind, balance) values (?, 'BANK', 1)", MONDAY);
        kept(MONDAY.plusDays(1));

        days.run();
        assertThat(days.days(10)).containsExactly(MONDAY.plusDays(1));

        jdbc.update("delete from pay_safeguarding_line where day = ?", MONDAY);
        days.run();
        assertThat(days.days(10)).containsExactly(MONDAY.plusDays(1), MONDAY);
    }

    @Test
    void keepsAReportAsItWasMade() {
        days.run();
        jdbc.update("update pay_balance_day set credit_posted = 5 where account_id = 12");
        schema.transaction().executeWithoutResult(_ -> days.report(MONDAY));
        assertThat(days.find(MONDAY).orElseThrow().members()).isEqualTo(900);
        assertThat(days.days(10)).containsExactly(MONDAY);
    }

    @Test
    void countsEachKindOnOneSide() {
        for (AccountKind kind : AccountKind.values()) {
            assertThat(Side.of(kind) == Side.TRUST).isEqualTo(kind == AccountKind.BANK);
        }
        assertThat(Side.of(AccountKind.POINT_RESERVE)).isEqualTo(Side.MEMBERS);
        assertThat(Side.of(AccountKind.CARD_COMPANY)).isEqualTo(Side.OTHERS);
    }
}
