package commerce.groupbuy;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;
import testing.Browser;
import testing.BrowserTest;
import testing.StatementRecorder;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person offers a deal in the browser and sees how its teams do; an operator has Madang cover one. */
@BrowserTest
class DealsPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    Ids ids;
    TestShop shop;
    SkuId sku;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        sku = shop.sells("제주 감귤 5kg", 20_000, 50);
    }

    @Test
    void offersADealAndStopsIt(Page page) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        page.navigate("/seller/deals?lang=en");
        page.locator("#product").fill(Long.toString(shop.productOf(sku).value()));
        page.locator("#teamPrice").fill("20000");
        page.locator("#from").fill(LocalDate.now(BusinessDays.SEOUL).toString());
        page.locator("#until").fill(LocalDate.now(BusinessDays.SEOUL).plusDays(3).toString());
        page.locator("#new button").click();
        assertThat(page.locator("[data-error]")).containsText("costs less");
        page.locator("#teamPrice").fill("15000");
        page.locator("#new button").click();
        assertThat(page.locator("#deals tbody tr")).hasCount(1);
        assertThat(page.locator("#deals")).containsText("15,000 won");
        page.locator("#deals button").click();
        assertThat(page.locator("#deals .badge")).hasText("stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsHowTeamsDoInBothLanguagesAlsoOnAPhone(String language, Page page) {
        TestTeams teams = new TestTeams(context, shop, sku);
        DealId deal = teams.deal(2);
        teams.team(deal, ids.next(), 1);
        teams.team(deal, ids.next(), 0);
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_MONEY").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.setViewportSize(1280, 800);
        page.navigate("/seller/deals?lang=" + language);
        assertThat(page.locator("#open tbody tr")).hasCount(1);
        assertThat(page.locator("#open")).containsText("1 / 2");
        assertThat(page.locator("#open")).containsText(Pattern.compile("23 h 5[0-9] m"));
        assertThat(page.locator("#deals")).containsText("1 · 1 · 0");
        assertThat(page.locator("#deals")).containsText("100 %");
        assertThat(page.locator("#new")).hasCount(0);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "seller-deals-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "seller-deals-" + language + "-phone");
        assertThat(complaints).isEmpty();
    }

    /** Asked again every ten seconds: however many teams the deals have, they are not counted for that. */
    @Test
    void asksForTheTeamsAgainWithoutCountingThoseOfItsDeals(Page page) {
        TestTeams teams = new TestTeams(context, shop, sku);
        DealId deal = teams.deal(2);
        teams.team(deal, ids.next(), 0);
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_MONEY").logsIn(page);
        page.navigate("/seller/deals?lang=en");
        teams.team(deal, ids.next(), 0);
        List<StatementRecorder.Statement> sent;
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            page.waitForResponse(response -> response.url().contains("/seller/deals"), () -> {
            });
            sent = recorder.statements();
        }
        assertThat(page.locator("#open tbody tr")).hasCount(2);
        assertThat(page.locator("#deals tbody tr")).hasCount(1);
        assertThat(page.locator("h1")).hasCount(1);
        assertThat(sent).extracting(StatementRecorder.Statement::sql).filteredOn(sql -> sql.contains("commerce_team"))
                .isNotEmpty().noneMatch(sql -> sql.contains("count("));
    }

    @Test
    void letsAnOperatorHaveMadangCoverADeal(Page page) {
        DealId deal = new TestTeams(context, shop, sku).deal(3);
        shop.sql("update commerce_deal set ends_at = now() + interval 1 minute where id = ?", deal.value());
        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/commerce/deals?lang=en");
        page.locator("#from-" + deal.value()).fill("2");
        page.locator("#budget-" + deal.value()).fill("50000");
        page.locator("form:has(#from-" + deal.value() + ") button").click();
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(shop.number("select cover_budget from commerce_deal where id = ? and cover_from = 2", deal.value()))
                .isEqualTo(50_000);
        Browser.look(page, "ops-deals");
    }
}
