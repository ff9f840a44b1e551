package commerce.question;

import java.util.List;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.catalogue.ProductId;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person answers questions in the browser, who waits longest first. */
@BrowserTest
class SellerQuestionsPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    AskQuestion ask;
    @Autowired
    Ids ids;
    TestShop shop;
    ProductId product;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        product = shop.productOf(shop.sells("제주 감귤 5kg", 20_000, 50));
    }

    @Test
    void answersWhatWaitsLongestFirst(Page page) {
        Question first = ask.ask(ids.next(), product, false, "<img src=x onerror=alert(1)> 언제 와요?");
        ask.ask(ids.next(), product, true, "제 주문은 언제 오나요?");
        shop.sql("update commerce_question set asked_at = asked_at - interval 26 hour where id = ?",
                first.id().value());
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/questions?lang=en");
        assertThat(page.locator("#questions article")).hasCount(2);
        assertThat(page.locator("#questions article").first()).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("#questions article").first()).containsText("waits for 1 d 2 h");
        page.locator("#answer-" + first.id().value()).fill("내일 도착해요.");
        page.locator("#questions article").first().locator("button").click();
        assertThat(page.getByText("Answered.")).isVisible();
        assertThat(page.locator("#questions article")).hasCount(1);
        page.navigate("/seller/questions?shown=ANSWERED");
        assertThat(page.locator("#questions")).containsText("내일 도착해요.");
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void isReadInBothLanguagesAlsoOnAPhoneByWhoMayOnlyLook(String language, Page page) {
        ask.ask(ids.next(), product, false, "다음 입고는 언제인가요?");
        ask.ask(ids.next(), product, true, "제 주문은 언제 오나요?");
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_MONEY").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.setViewportSize(1280, 800);
        page.navigate("/seller/questions?lang=" + language);
        assertThat(page.locator("#questions article")).hasCount(2);
        assertThat(page.locator("#questions form")).hasCount(0);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "seller-questions-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "seller-questions-" + language + "-phone");
        assertThat(complaints).isEmpty();
    }
}
