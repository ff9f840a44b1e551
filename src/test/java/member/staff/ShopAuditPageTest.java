package member.staff;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import commerce.TestShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;
import testing.Browser;
import testing.BrowserTest;
import testing.StaffActor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An owner reads what was done in the shop: by its own people, by its systems and by Madang, and nothing of another shop. */
@BrowserTest
class ShopAuditPageTest {
    private static final String REASON = "내부 조사 7";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    AuditLog audit;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ids ids;
    Tsid seller;
    TestStaff owner;
    TestStaff person;
    TestStaff operator;

    @BeforeEach
    void open() {
        seller = Tsid.of(new TestShop(context).seller());
        owner = TestStaff.ofSeller(context, seller);
        person = TestStaff.ofSeller(context, seller, "SELLER_PRODUCT");
        operator = TestStaff.operator(context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsWhatWasDoneByWhomInBothLanguagesAlsoOnAPhone(String language, Page page) {
        Tsid coupon = offersACoupon(person);
        holdsPayouts();
        bySystem("commerce.delivery-shown", seller);
        offersACoupon(TestStaff.ofSeller(context, Tsid.of(new TestShop(context).seller()), "SELLER_PRODUCT"));
        StaffActor.at(port).logsIn(person.name(), "something else", person.code());
        owner.logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/audit?lang=" + language);
        String shown = page.locator("#content").innerText();
        assertThat(shown).contains(coupon.toString(), person.name()).doesNotContain("??", REASON, operator.name(),
                operator.id().toString());
        assertThat(row(page, language.equals("ko") ? "쿠폰 발행" : "Coupon offered")).hasCount(1);
        assertThat(row(page, language.equals("ko") ? "쿠폰 발행" : "Coupon offered"))
                .containsText(language.equals("ko") ? "정액" : "an amount");
        var held = row(page, language.equals("ko") ? "정산 지급 보류" : "Payouts held");
        assertThat(held).containsText(language.equals("ko") ? "마당" : "Madang");
        assertThat(held.locator("td").last().innerText()).as("where an operator sits").isBlank();
        assertThat(row(page, language.equals("ko") ? "로그인 거절" : "Log-in refused").locator("td").last())
                .containsText("127.0.0.1");
        Browser.look(page, "seller-audit-full-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "seller-audit-full-" + language + "-phone");
        assertThat(complaints).isEmpty();
    }

    @Test
    void findsByPersonBySideByDeedAndByDay(Page page) {
        offersACoupon(person);
        holdsPayouts();
        bySystem("commerce.delivery-shown", seller);
        owner.logsIn(page);
        page.navigate("/seller/audit?lang=en");
        page.locator("#by").selectOption(person.id().toString());
        page.locator("#filter button").click();
        assertThat(rows(page)).hasCount(2);
        assertThat(row(page, "Coupon offered")).hasCount(1);
        page.locator("#action").selectOption("staff.logged-in");
        page.locator("#filter button").click();
        assertThat(rows(page)).hasCount(1);
        page.navigate("/seller/audit?lang=en&by=SYSTEM");
        assertThat(rows(page)).hasCount(1);
        assertThat(row(page, "Delivery address shown in full")).containsText("Your systems");
        page.navigate("/seller/audit?lang=en&by=MADANG");
        assertThat(row(page, "Payouts held")).hasCount(1);
        assertThat(row(page, "Payouts released")).hasCount(1);
        // Those whom a test adds, Madang does.
        assertThat(row(page, "Person invited")).hasCount(2);
        assertThat(rows(page)).hasCount(4);
        page.navigate("/seller/audit?lang=en&by=" + operator.id());
        assertThat(page.locator("#doings")).containsText("There is no such entry");
        page.navigate("/seller/audit?lang=en&until=" + LocalDate.now(BusinessDays.SEOUL).minusDays(1));
        assertThat(page.locator("#doings")).containsText("There is no such entry");
        page.navigate("/seller/audit?lang=en&from=" + LocalDate.now(BusinessDays.SEOUL).minusDays(1)
                + "&until=9999-12-31");
        assertThat(row(page, "Coupon offered")).hasCount(1);
    }

    @Test
    void leadsToOlderOnesAndKeepsTheFilter(Page page) {
        transaction.executeWithoutResult(_ -> {
            for (int i = 0; i < 60; i++) {
                bySystem("commerce.delivery-shown", seller);
            }
        });
        owner.logsIn(page);
        page.navigate("/seller/audit?lang=en&by=SYSTEM");
        assertThat(rows(page)).hasCount(50);
        page.locator("#older").click();
        assertThat(rows(page)).hasCount(10);
        assertThat(page.locator("#older")).hasCount(0);
    }

    @Test
    void whatAnAdministratorDoesWithASellersPeopleIsTheSellersToRead() {
        StaffActor admin = TestStaff.administrator(context).logsIn(port);
        admin.submits("/ops/staff", "/ops/staff/roles",
                Map.of("of", person.id().toString(), "role", "SELLER,SELLER_MONEY"));
        admin.submits("/ops/staff", "/ops/staff/disabling", Map.of("of", person.id().toString()));

        assertThat(jdbc.queryForList("select action from platform_audit_entry where owner_id = ? and subject_id = ?",
                String.class, seller.value(), person.id().toString())).contains("staff.roles-given",
                        "staff.disabled");
        assertThat(owner.logsIn(port).opens("/seller/audit?lang=en").body())
                .contains("Roles changed", "settlement and account", "Person shut out");
    }

    /** Whatever has an owner by now, whichever test did it. */
    @Test
    void hasWordsForAllThatIsDone(@Autowired MessageSource messages) {
        offersACoupon(person);
        List<String> done = jdbc.queryForList(
                "select distinct action from platform_audit_entry where owner_id is not null and action not like 'test.%'",
                String.class);
        assertThat(done).isNotEmpty().allSatisfy(action -> {
            for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
                assertThat(messages.getMessage("audit." + action, null, "", language)).as(action).isNotBlank();
            }
        });
    }

    private Tsid offersACoupon(TestStaff who) {
        Tsid id = ids.next();
        LocalDate today = LocalDate.now(BusinessDays.SEOUL);
        int status = who.logsIn(port).submits("/seller/coupons", "/seller/coupons",
                Map.of("id", id.toString(), "name", "감귤 할인", "kind", "AMOUNT", "value", "1000", "minimum", "10000",
                        "stock", "100", "from", today.toString(), "until", today.plusDays(7).toString()))
                .statusCode();
        assertThat(status).isEqualTo(200);
        return id;
    }

    private void holdsPayouts() {
        assertThat(payouts(operator, "").body()).as("it is shown, and another lets it go").contains(seller.toString())
                .doesNotContain("value=\"" + seller + "\"");
        assertThat(payouts(TestStaff.operator(context), "/release").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> payouts(TestStaff who, String action) {
        return who.logsIn(port).submits("/ops/seller-payouts", "/ops/seller-payouts" + action,
                Map.of("seller", seller.toString(), "reason", REASON));
    }

    private void bySystem(String action, Tsid whose) {
        transaction.executeWithoutResult(_ -> audit.record(AuditActor.seller(whose), action, "order", ids.next()));
    }

    private static Locator rows(Page page) {
        return page.locator("#doings tbody tr");
    }

    private static Locator row(Page page, String text) {
        return page.locator("#doings tbody tr:has(span:text-is('" + text + "'))");
    }
}
