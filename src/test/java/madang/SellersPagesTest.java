package madang;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.access.TestKeys;
import commerce.catalogue.SellerId;
import commerce.seller.TestSellers;
import commerce.settlement.TestStatements;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Pages about sellers, their people, systems and money, with something in them. */
@BrowserTest
class SellersPagesTest {
    @Autowired
    ApplicationContext context;
    TestShop shop;
    Tsid seller;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        seller = Tsid.of(shop.seller());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsThemInBothLanguagesAlsoOnAPhone(String language, Page page) {
        SellerId applied = new SellerId(Long.parseLong(TestSellers.applied(context)));
        String planned = TestSellers.planProposed(context).get("seller");
        TestStatements.adjustment(context, applied);
        TestStatements.held(context);
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        Map<String, String> operators = new LinkedHashMap<>();
        operators.put("/ops/sellers/" + applied.value(), "#application");
        operators.put("/ops/sellers/" + planned, "#plan-changes tr");
        operators.put("/ops/seller-payouts", "#held tbody form");
        operators.put("/ops/seller-adjustments", "#adjustments tbody form");
        look(page, language, operators);
        page.navigate("/ops/sellers/" + applied.value());
        assertThat(page.locator("#application")).containsText("홍길동");
        assertThat(page.locator("#application")).containsText("사업자등록증.pdf");

        TestKeys.of(context, seller);
        TestStaff.ofSeller(context, seller, "SELLER_ORDER", "SELLER_MONEY");
        TestStaff.ofSeller(context, seller).logsIn(page);
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put("/seller/keys", "#keys tbody form");
        owners.put("/seller/people", "tbody tr form");
        look(page, language, owners);
        assertThat(complaints).isEmpty();
    }

    private static void look(Page page, String language, Map<String, String> paths) {
        paths.forEach((path, filled) -> {
            page.setViewportSize(1280, 800);
            page.navigate(path + "?lang=" + language);
            assertThat(page.locator(filled).first()).isVisible();
            assertThat(page.locator("body").innerText()).doesNotContain("??");
            String name = "filled" + path.replaceAll("[0-9]+", "one").replace('/', '-')
                    + (filled.contains("plan") ? "-plan-" : "-") + language;
            Browser.look(page, name);
            page.setViewportSize(360, 740);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(360);
            Browser.look(page, name + "-phone");
        });
    }

    @Test
    void issuesAKeyAndTakesItBack(Page page) {
        TestStaff.ofSeller(context, seller).logsIn(page);
        page.navigate("/seller/keys?lang=en");
        page.locator("#name").fill("창고 ERP");
        page.locator("#new input[value=ORDER]").check();
        page.locator("#new button").click();
        assertThat(page.locator("#secret")).containsText("secret ");
        assertThat(page.locator("#keys tbody tr")).hasCount(1);
        Browser.look(page, "filled-seller-keys-issued-en");
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "filled-seller-keys-issued-en-phone");
        page.locator("#keys form[action$=revocation] button").click();
        assertThat(page.locator("#keys tbody form")).hasCount(0);
    }

    @Test
    void invitesSomebodyAndGivesThemOtherRoles(Page page) {
        TestStaff owner = TestStaff.ofSeller(context, seller);
        owner.logsIn(page);
        page.navigate("/seller/people?lang=en");
        String name = "n" + owner.id();
        page.locator("#new input[name=name]").fill(name);
        page.locator("#new input[value=SELLER_ORDER]").check();
        page.locator("#new button[type=submit]").click();
        var row = page.locator("tr[data-name='" + name + "']");
        assertThat(row).isVisible();
        Browser.look(page, "filled-seller-people-invited-en");
        row.locator("input[value=SELLER_MONEY]").check();
        row.locator("form[action$=roles] button").click();
        assertThat(page.locator("#notice p")).isVisible();
        assertThat(row.locator("input[value=SELLER_MONEY]")).isChecked();
    }

    @Test
    void holdsPayoutsAndAdjustsSettlementsByTwoOperators(Page page) {
        String number = seller.toString();
        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/seller-payouts?lang=en");
        page.locator("#hold #seller").fill(number);
        page.locator("#hold #reason").fill("분쟁 조사");
        page.locator("#hold button").click();
        assertThat(page.locator("#held tr:has-text('" + number + "')")).isVisible();
        page.navigate("/ops/seller-adjustments?lang=en");
        page.locator("#propose #seller").fill(number);
        page.locator("#amount").fill("5000");
        page.locator("#text").fill("배송 지연 보상");
        page.locator("#propose #reason").fill("고객 문의 7");
        page.locator("#propose button").click();
        assertThat(page.locator("#adjustments tr:has-text('" + number + "')")).containsText("5,000");

        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/seller-payouts?lang=en");
        var held = page.locator("#held tr:has-text('" + number + "')");
        held.locator("input[name=reason]").fill("확인함");
        held.locator("button").click();
        assertThat(held).hasCount(0);
        page.navigate("/ops/seller-adjustments?lang=en");
        var proposed = page.locator("#adjustments tr:has-text('" + number + "')");
        proposed.locator("button[value=APPROVE]").click();
        assertThat(proposed).hasCount(0);
        assertThat(shop.number(
                "select sum(amount) from commerce_settlement_line where kind = 'ADJUSTMENT' and seller_id = ?",
                seller.value())).isEqualTo(5_000);
    }
}
