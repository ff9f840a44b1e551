package loan.ops;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import loan.TestLoans;
import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.Api;
import testing.Browser;
import testing.BrowserTest;
import testing.TestMembers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class LoanPageTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext application;
    @Autowired
    TestMembers members;

    @Test
    void showsLendersLoansApplicationsAndClosesInBothLanguagesAndOnAPhone(Page page) {
        compare();
        TestLoans loans = new TestLoans(application);
        loans.running(members.join().id(), 1_234_567, loans.today(), null);
        loans.sql("update loan_close set failed = 2 where day = ?", loans.today().minusDays(1));
        TestStaff.operator(application).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/ops/loan?lang=en");
        assertThat(page.locator("#lenders tbody tr")).hasCount(20);
        Locator first = page.locator("#lenders tbody tr", new Page.LocatorOptions().setHasText("한강은행"));
        assertThat(first).containsText("asked");
        assertThat(page.locator("#lenders thead")).containsText("Match rate");
        assertThat(row(page, "#loans", "running")).containsText(String.format("%,d",
                loans.number("select sum(balance) from loan_contract where status = 'ACTIVE'")));
        assertThat(row(page, "#applications", "draft")).isVisible();
        assertThat(row(page, "#closes", loans.today().minusDays(1).toString())).containsText(" s");
        assertThat(row(page, "#closes", loans.today().minusDays(1).toString())).containsText("2 passed over");
        long offered = page.locator("#lenders tbody td:nth-child(2)").allInnerTexts().stream()
                .mapToLong(Long::parseLong).sum();
        assertThat(offered).isPositive();
        Browser.look(page, "loan-en");
        page.navigate("/ops/loan?lang=ko");
        assertThat(page.locator("#lenders thead")).containsText("조건 일치율");
        page.setViewportSize(390, 844);
        Browser.look(page, "loan-ko-phone");
        assertThat(complaints).isEmpty();
    }

    private static Locator row(Page page, String table, String text) {
        return page.locator(table + " tbody tr", new Page.LocatorOptions().setHasText(text));
    }

    private void compare() {
        Api api = new Api(port);
        String bearer = members.join().bearer();
        String comparison = "/v1/loan/comparisons/" + api.post("/v1/loan/comparisons",
                Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36, "yearlyIncome", 52_000_000,
                        "debtService",
                        0, "employment", "EMPLOYED", "housing", "OWNER", "termsVersion", 1),
                "Authorization", bearer, "Idempotency-Key", UUID.randomUUID().toString()).text("id");
        Awaitility.await()
                .until(() -> api.get(comparison, "Authorization", bearer).text("state").equals("CLOSED"));
        String offer = api.get(comparison, "Authorization", bearer).text("lenders/0/offer/id");
        api.post("/v1/loan/applications", Map.of("offerId", offer), "Authorization", bearer, "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
