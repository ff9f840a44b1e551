package pay.statement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** An account as operators see it. */
@MadangTest
class AccountsPageTest {
    private static final Pattern NUMBER = Pattern
            .compile("(id=\"balance\"|colspan=\"2\".*class=\"number\")>([-0-9,]+)<");

    @LocalServerPort
    int port;

    @Test
    void showsWhatStandsThereNowUpToAFarDayAndNoDayThatNobodyMeans(@Autowired ApplicationContext context) {
        String account = "/ops/accounts?kind=MEMBER_MONEY&owner=" + new PayScene(context).memberWith(3_000).id();
        StaffActor operator = TestStaff.operator(context).logsIn(port);
        assertThat(balances(operator, account)).containsExactly("3,000", "0", "3,000");
        assertThat(balances(operator, account + "&to=2099-12-31")).containsExactly("3,000", "3,000", "3,000");
        assertThat(balances(operator, account + "&from=2026-01-01&to=2199-12-31&at=2199-12-31T23:59:59"))
                .containsExactly("3,000", "0", "3,000");
        for (String bad : new String[]{"&to=%2B999999999-12-31", "&to=-999999999-01-01", "&from=2200-01-01",
                "&at=%2B999999999-12-31T23:59:59"}) {
            assertThat(operator.opens(account + bad).statusCode()).as(bad).isEqualTo(400);
        }
    }

    /** At a time; before a statement; after it. */
    private static String[] balances(StaffActor operator, String page) {
        Matcher found = NUMBER.matcher(operator.opens(page).body());
        return found.results().map(each -> each.group(2)).toArray(String[]::new);
    }
}
