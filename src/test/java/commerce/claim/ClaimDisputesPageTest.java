package commerce.claim;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import commerce.TestShop;
import member.staff.TestStaff;
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

/** Operators decide between buyers and sellers in the browser, and cancel what was not sent. */
@BrowserTest
class ClaimDisputesPageTest {
    @Autowired
    ApplicationContext context;

    @Test
    void decidesForTheSellerAloneAndForTheBuyerWithAnother(Page page) {
        String refunded = TestClaims.disputed(context);
        String dismissed = TestClaims.disputed(context);
        String item = TestClaims.unsent(context);
        TestStaff.operator(context).logsIn(page);
        page.setViewportSize(1280, 900);
        open(page, refunded, "en");
        assertThat(row(page, refunded)).containsText("한 번도 쓰지 않았어요");
        assertThat(row(page, refunded)).containsText("사용 흔적");
        row(page, refunded).locator("[data-refund] input[name=reason]").fill("사진으로 확인");
        row(page, refunded).locator("[data-refund] button").click();
        assertThat(page.locator("#notice")).containsText("Another operator decides");
        page.locator("#ruling-" + refunded + " button[value=APPROVE]").click();
        assertThat(page.locator("[data-error]")).containsText("Another operator approves");
        List<String> complaints = Browser.complaintsOf(page);
        page.locator("#item").fill(item);
        page.locator("#cancel input[name=reason]").fill("안전 문제");
        page.locator("#cancel button").click();
        assertThat(page.locator("#ruling-" + item)).containsText("안전 문제");
        open(page, refunded, "en");
        Browser.look(page, "disputes-en");
        open(page, refunded, "ko");
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "disputes-ko-phone");
        row(page, dismissed).locator("[data-dismiss] input[name=reason]").fill("사용 흔적 확인");
        row(page, dismissed).locator("[data-dismiss] button").click();
        assertThat(page.locator("#notice")).containsText("판매자 쪽으로");
        assertThat(complaints).isEmpty();

        TestStaff.operator(context).logsIn(page);
        open(page, refunded, "en");
        page.locator("#ruling-" + refunded + " button[value=APPROVE]").click();
        assertThat(page.locator("#notice")).containsText("carried out");
        page.locator("#ruling-" + item + " button[value=REFUSE]").click();
        assertThat(page.locator("#ruling-" + item)).hasCount(0);
        assertThat(text("select status from commerce_claim where id = ?", refunded)).isEqualTo("REFUNDING");
        assertThat(text("select status from commerce_claim where id = ?", dismissed)).isEqualTo("REJECTED");

        TestStaff.ofSeller(context, new Tsid(Long.parseLong(
                text("select seller_id from commerce_claim where id = ?", dismissed))), "SELLER_ORDER").logsIn(page);
        page.navigate("/seller/claims/" + dismissed + "?lang=en");
        assertThat(page.locator("#dispute")).containsText("한 번도 쓰지 않았어요");
        assertThat(page.getByText("사용 흔적 확인")).isVisible();
    }

    /** What the seller's courier loses the buyer does not bear, whoever is at fault for the exchange. */
    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void tellsThatAReplacementDidNotComeAndHasItsSellerBearThat(String language, Page page) {
        String rejected = TestClaims.disputed(context);
        String lost = TestClaims.lost(context);
        TestStaff.operator(context).logsIn(page);
        open(page, rejected, language);
        assertThat(row(page, lost).locator("[data-sent-again]"))
                .containsText(language.equals("ko") ? "교환품을 보냈지만" : "Sent again at");
        assertThat(row(page, lost).locator("select[name=fault]")).hasValue("SELLER");
        assertThat(row(page, lost).locator("[data-dismiss] button"))
                .hasText(language.equals("ko") ? "교환품 도착으로 결정" : "It has come");
        assertThat(row(page, rejected).locator("[data-sent-again]")).hasCount(0);
        assertThat(row(page, rejected).locator("[data-dismiss] button"))
                .hasText(language.equals("ko") ? "판매자 손 들어주기" : "For the seller");
        page.setViewportSize(1280, 800);
        row(page, lost).scrollIntoViewIfNeeded();
        Browser.look(page, "disputes-lost-" + language);
        row(page, lost).locator("[data-dismiss] input[name=reason]").fill("배송 사진 확인");
        row(page, lost).locator("[data-dismiss] button").click();
        assertThat(page.locator("#notice")).isVisible();
        assertThat(text("select status from commerce_claim where id = ?", lost)).isEqualTo("DONE");
    }

    /** Each of the two lists, and the other stays where it is meanwhile. */
    @Test
    void showsFiftyOfEachListAtATime(Page page) {
        TestShop shop = new TestShop(context);
        long first = Long.MAX_VALUE - 100;
        long claim = Long.parseLong(TestClaims.disputed(context));
        shop.sql(
                """
                        insert into commerce_claim (id, order_id, line_id, charge_id, seller_id, buyer_id, kind, status, quantity, reason,
                            fault, details, goods, seller_coupon, platform_coupon, shipping, owed_freight, back_freight, opened_at,
                            in_line_since, disputed_at, disputed_for, undecided_since)
                        with recursive n as (select 1 as i union all select i + 1 from n where i < 51)
                        select id + i, order_id, line_id, charge_id, seller_id, buyer_id, kind, status, quantity, reason, fault, details,
                            goods, seller_coupon, platform_coupon, shipping, owed_freight, back_freight, opened_at, in_line_since,
                            disputed_at, disputed_for, undecided_since from commerce_claim, n where id = ?""",
                claim);
        for (long subject = first; subject < first + 51; subject++) {
            shop.sql(
                    """
                            insert into commerce_ruling (id, kind, subject, open_subject, seller_id, fault, reason, state, proposed_by,
                                proposed_at) values (?, 'CANCEL_ITEM', ?, ?, ?, 'SELLER', '리콜 대상', 'OPEN', 1, '2026-01-01')""",
                    subject, subject, subject, shop.seller().value());
        }
        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/commerce/disputes?lang=en&rulingsAfter=" + (first - 1) + "&after=" + claim);
        assertThat(page.locator("#rulings tbody tr")).hasCount(50);
        assertThat(page.locator("#claims tbody tr")).hasCount(50);
        page.locator("#more-rulings").click();
        assertThat(page.locator("#rulings tbody tr")).hasCount(1);
        assertThat(page.locator("#ruling-" + (first + 50))).isVisible();
        assertThat(page.locator("#more-rulings")).hasCount(0);
        assertThat(row(page, Long.toString(claim + 1))).isVisible();
        page.locator("#more-claims").click();
        assertThat(row(page, Long.toString(claim + 51))).isVisible();
        assertThat(row(page, Long.toString(claim + 1))).hasCount(0);
        assertThat(page.locator("#ruling-" + (first + 50))).isVisible();
        shop.sql("delete from commerce_ruling where id >= ?", first);
        shop.sql("delete from commerce_claim where id between ? and ?", claim + 1, claim + 51);
    }

    private String text(String sql, String id) {
        return new TestShop(context).text(sql, id);
    }

    /** The page from the first of these on: other tests leave many. */
    private void open(Page page, String claim, String language) {
        String before = text("""
                select coalesce(max(id), 0) from commerce_claim
                where undecided_since < (select disputed_at from commerce_claim where id = ?)""", claim);
        page.navigate("/ops/commerce/disputes?lang=" + language + (before.equals("0") ? "" : "&after=" + before));
    }

    private static Locator row(Page page, String claim) {
        return page.locator("#claim-" + claim);
    }
}
