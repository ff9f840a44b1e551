package pay.safeguard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import platform.audit.AuditLog;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class UnusualTransactionsTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    UnusualTransactions unusual;
    @Autowired
    TransactionTemplate transaction;

    PayScene scene;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
    }

    @Test
    void findsLargeMovementsAndManyReceivedOfADayAndPutsThemBeforeAPerson() {
        TestMember rich = scene.memberWith(1_000_000);
        TestMember ordinary = scene.memberWith(999_999);
        TestMember recipient = scene.member();
        LocalDate today = LocalDate.ofInstant(scene.now(), BusinessDays.SEOUL);
        for (int i = 0; i < 30; i++) {
            scene.api.transfer(rich, recipient.id(), 1);
        }
        look(today);
        assertThat(rulesOf(rich)).containsExactly("LARGE");
        assertThat(rulesOf(ordinary)).isEmpty();
        assertThat(rulesOf(recipient)).containsExactly("MANY_IN");
        look(today);
        assertThat(rulesOf(recipient)).as("looked at once").containsExactly("MANY_IN");

        StaffCaller operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
        Tsid member = rich.id();
        int seen = unusual.open(1_000).stream().filter(each -> each.memberId().equals(member)).findFirst().orElseThrow()
                .movements();
        assertThatThrownBy(() -> unusual.decide(operator, today, member, "LARGE", seen - 1,
                UnusualTransactions.Verdict.CLEARED)).as("more came meanwhile").hasMessageContaining("REVIEW_ENDED");
        unusual.decide(operator, today, member, "LARGE", seen, UnusualTransactions.Verdict.REPORTED);
        assertThat(rulesOf(rich)).isEmpty();
        assertThatThrownBy(
                () -> unusual.decide(operator, today, member, "LARGE", seen, UnusualTransactions.Verdict.CLEARED))
                .hasMessageContaining("REVIEW_ENDED");
    }

    @Test
    void looksAtTheDaysBehindOneThatCannotBeLookedAt() {
        LocalDate first = LocalDate.of(2001, 1, 1);
        LocalDate second = first.plusDays(1);
        scene.sql("insert into pay_balance_day_kept (day, kept_at) values (?, ?), (?, ?)", first, second, second,
                second);
        try {
            new UnusualTransactions(context.getBean(JdbcTemplate.class), transaction, context.getBean(AuditLog.class),
                    new StoppedOnce()).run();
            assertThat(looked(first)).isZero();
            assertThat(looked(second)).isEqualTo(1);

            unusual.run();
            assertThat(looked(first)).isEqualTo(1);
        } finally {
            scene.sql("delete from pay_unusual_day where day in (?, ?)", first, second);
            scene.sql("delete from pay_balance_day_kept where day in (?, ?)", first, second);
        }
    }

    private int looked(LocalDate day) {
        return scene.count("pay_unusual_day where day = '" + day + "'");
    }

    /** Fails for the first who looks at it. */
    private static final class StoppedOnce extends Clock {
        private boolean stopped;

        @Override
        public Instant instant() {
            if (!stopped) {
                stopped = true;
                throw new IllegalStateException("on purpose");
            }
            return Instant.EPOCH.plusSeconds(1);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A day that is not over is looked at anew. */
    private void look(LocalDate day) {
        scene.sql("delete from pay_unusual_day where day = ?", day);
        transaction.executeWithoutResult(_ -> unusual.look(day));
        scene.sql("delete from pay_unusual_day where day = ?", day);
    }

    private List<String> rulesOf(TestMember member) {
        return unusual.open(10_000).stream().filter(each -> each.memberId().equals(member.id()))
                .map(UnusualTransactions.Unusual::rule).toList();
    }
}
