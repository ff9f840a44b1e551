package commerce.bulk;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import commerce.TestShop;
import commerce.catalogue.ProductId;
import commerce.product.ProductScene;
import commerce.sheet.ReadSheet;
import commerce.sheet.Sheet;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.FileSystemResource;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person brings tables of products in the browser, and takes some away. */
@BrowserTest
class TablesPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    ReadSheet sheets;
    TestShop shop;

    @BeforeEach
    void open(Page page) {
        shop = new TestShop(context);
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        page.navigate("/seller/products/sheets?lang=en");
    }

    @Test
    void bringsNewProductsAndCarriesOutWhatIsRight(Page page) throws IOException {
        String table = TestTables.table(context,
                Map.of("name", "감귤", "price", "12900", "group", "A", "option1", "크기", "choice1", "대과", "difference",
                        "3000"),
                Map.of("group", "A", "choice1", "소과"), TestTables.row("=1+1", 9_900), TestTables.row("", 100));
        brings(page, "fresh", "products.csv", table.getBytes(Charset.forName("x-windows-949")));
        assertThat(page.locator("#uploads tbody tr")).hasCount(1);
        assertThat(page.locator("#uploads")).containsText("2 / 3");
        assertThat(page.locator("#problems li")).hasCount(1);
        assertThat(page.locator("#problems")).containsText("Row 5");
        assertThat(drafts()).as("nothing has happened yet").isZero();
        Browser.look(page, "seller-products-brought");
        String problems = Files.readString(downloaded(page, "#uploads td a"));
        assertThat(problems).contains("PRODUCT_INCOMPLETE");
        page.locator("#uploads button").click();
        assertThat(page.getByText("What was right is carried out.")).isVisible();
        assertThat(drafts()).isEqualTo(2);
        assertThat(page.locator("#uploads button")).hasCount(0);
        page.navigate("/seller/products?tab=DRAFT&words=%3D1&lang=en");
        assertThat(page.locator("#products")).containsText("=1+1");
    }

    @Test
    void changesPricesAndStatusByTheTableThatItTook(Page page) throws IOException {
        ProductScene scene = new ProductScene(context, shop);
        ProductId evil = scene.sells("=HYPERLINK(\"x\")");
        ProductId other = scene.sells("한라봉");
        page.locator("#export-kind").selectOption("CSV");
        String taken = Files.readString(downloaded(page, "#export button"));
        assertThat(taken).contains("'=HYPERLINK").doesNotContain(",=HYPERLINK").doesNotContain("\"=HYPERLINK");
        String changed = taken.replaceFirst("ON_SALE,12900", "PAUSED,15900").replaceFirst("ON_SALE,12900",
                "ON_SALE,0");
        brings(page, "edit", "prices.csv", changed.getBytes(UTF_8));
        assertThat(page.locator("#uploads")).containsText("1 / 2");
        page.locator("#uploads button").click();
        assertThat(page.getByText("What was right is carried out.")).isVisible();
        assertThat(shop.text("select concat(status, ' ', price) from commerce_product where id = ?", evil.value()))
                .isEqualTo("PAUSED 15900");
        assertThat(shop.text("select concat(status, ' ', price) from commerce_product where id = ?", other.value()))
                .isEqualTo("ON_SALE 12900");
    }

    @Test
    void takesTheTemplateOfACategoryAsAWorkbook(Page page) throws IOException {
        page.locator("#category").selectOption("111");
        Sheet template = sheets.read(new FileSystemResource(downloaded(page, "#template button")), 10);
        assertThat(template.columns()).contains("name", "price", "choice3", "a.ORIGIN", "n.PRODUCER");
        assertThat(template.value(template.rows().getFirst(), "category")).isEqualTo("111");
    }

    @Test
    void refusesWhatIsNoTable(Page page) {
        brings(page, "fresh", "bomb.xlsx", "PK\3\4 no workbook".getBytes(UTF_8));
        assertThat(page.locator("[data-error]")).containsText("cannot be read");
        brings(page, "fresh", "a.csv", "name\nx".getBytes(UTF_8));
        assertThat(page.locator("[data-error]")).containsText("[category]");
        brings(page, "fresh", "large.csv", new byte[11 << 20]);
        assertThat(page.locator("[data-error]")).isVisible();
        assertThat(page.locator("#uploads button")).hasCount(0);
    }

    private static void brings(Page page, String form, String name, byte[] file) {
        page.locator("#" + form + "-file").setInputFiles(new FilePayload(name, "application/octet-stream", file));
        page.locator("#" + form + " button").click();
    }

    private static Path downloaded(Page page, String what) {
        return page.waitForDownload(() -> page.locator(what).click()).path();
    }

    private long drafts() {
        return shop.number("select count(*) from commerce_product_draft where seller_id = ?", shop.seller().value());
    }
}
