package commerce.seller;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.microsoft.playwright.Page;
import commerce.catalogue.Catalogue;
import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Operators find sellers in the browser. */
@BrowserTest
class SellersPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    ReadSellers sellers;
    @Autowired
    Ids ids;

    @Test
    void findsSellersByHowTheirNamesBeginWhateverTheirStatus(Page page) {
        String word = "W" + Long.toString(ids.nextLong(), Character.MAX_RADIX);
        add(word + " 나", SellerStatus.SUSPENDED);
        add(word + " 가", SellerStatus.APPROVED);
        add("앞에 " + word, SellerStatus.APPROVED);
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.setViewportSize(1280, 900);
        page.navigate("/ops/sellers?lang=en");
        assertThat(page.locator("#sellers thead")).not().containsText("Status");
        page.locator("#find-name").fill(word.toLowerCase(Locale.ROOT));
        page.locator("#find button").click();
        assertThat(page.locator("#sellers tbody tr")).hasCount(2);
        assertThat(page.locator("#sellers tbody tr").first()).containsText(word + " 가");
        assertThat(page.locator("#sellers tbody tr").last()).containsText("Suspended");
        Browser.look(page, "sellers-found-en");
        page.setViewportSize(360, 740);
        page.navigate("/ops/sellers?lang=ko&name=" + word);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "sellers-found-ko-phone");
        page.navigate("/ops/sellers?lang=ko&name=%25" + word);
        assertThat(page.locator("#sellers")).containsText("없어요");
        assertThat(complaints).isEmpty();
    }

    @Test
    void turnsToTheNextFiftyOfTheSameName(Page page) {
        String word = "V" + Long.toString(ids.nextLong(), Character.MAX_RADIX);
        for (int i = 0; i < 51; i++) {
            add(word + " %02d".formatted(i), SellerStatus.APPROVED);
        }
        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/sellers?lang=en&name=" + word);
        assertThat(page.locator("#sellers tbody tr")).hasCount(50);
        page.locator("#next").click();
        assertThat(page.locator("#sellers tbody tr")).hasCount(1);
        assertThat(page.locator("#sellers")).containsText(word + " 50");
        assertThat(page.locator("#find-name")).hasValue(word);
        assertThat(page.locator("#next")).hasCount(0);
    }

    @Test
    void turnsPagesByNameWithoutLeavingOneOutAmongThoseOfTheSameName() {
        String word = "w" + Long.toString(ids.nextLong(), Character.MAX_RADIX);
        List<SellerId> byName = new ArrayList<>();
        for (String name : List.of(" 가", "가", " 나", "나 다", "_")) {
            byName.add(add(word + name, SellerStatus.APPROVED));
        }
        byName.addFirst(byName.removeLast());
        for (int most : new int[]{2, 3}) {
            assertThat(inPagesOf(most, word)).isEqualTo(byName);
        }
        assertThat(sellers.named(word + "_", null, 5)).as("no wildcard").hasSize(1);
    }

    private List<SellerId> inPagesOf(int most, String word) {
        List<SellerId> found = new ArrayList<>();
        SellerId after = null;
        do {
            List<ReadSellers.Listed> page = sellers.named(word, after, most);
            page.forEach(each -> found.add(each.id()));
            after = page.isEmpty() ? null : page.getLast().id();
        } while (after != null);
        return found;
    }

    private SellerId add(String name, SellerStatus status) {
        SellerId id = new SellerId(ids.nextLong());
        context.getBean(Catalogue.class).addSellers(List.of(new Seller(id, name, status)));
        return id;
    }
}
