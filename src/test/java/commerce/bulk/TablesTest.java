package commerce.bulk;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import commerce.TestShop;
import commerce.catalogue.ProductId;
import commerce.product.ProductScene;
import commerce.product.SellerPerson;
import commerce.refusal.CommerceError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.ErrorCode;
import testing.MadangTest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A table is carried out once, by whomever, and touches nothing that is not its seller's. */
@MadangTest
class TablesTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    BringTable bring;
    @Autowired
    CarryOutTable carryOut;
    TestShop shop;
    SellerPerson person;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        person = TestTables.person(context, Tsid.of(shop.seller()));
    }

    @Test
    void writesEachProductOnceHoweverOftenItIsAskedFor() {
        UploadId id = brings(false, 600);
        carryOut.carryOut(person, id);
        assertThat(drafts("DRAFT")).isEqualTo(600);
        assertThat(shop.number("select length(file) from commerce_listing_upload where id = ?", id.value()))
                .as("nobody needs it any more").isZero();
        refuses(CommerceError.UPLOAD_DONE, () -> carryOut.carryOut(person, id));
        assertThat(drafts("DRAFT")).isEqualTo(600);
    }

    @Test
    void goesOnWhereItWasCutOff() {
        UploadId id = brings(true, 600);
        // As if it had ended after the first part.
        shop.sql("update commerce_listing_upload set done = 250 where id = ?", id.value());
        carryOut.carryOut(person, id);
        assertThat(drafts("WAITING")).isEqualTo(350);
        assertThat(shop.number("""
                select count(*) from commerce_product_history h join commerce_product_draft d
                    on d.product_id = h.product_id where d.seller_id = ?""", shop.seller().value())).isEqualTo(700);
    }

    @Test
    void isAnotherSellersOfWhomNobodyHears() {
        UploadId id = brings(false, 1);
        SellerPerson stranger = TestTables.person(context, Tsid.of(new TestShop(context).seller()));
        refuses(CommerceError.UPLOAD_NOT_FOUND, () -> carryOut.carryOut(stranger, id));
        ProductId known = new ProductScene(context, shop).sells("한라봉");
        UploadId edit = bring.bring(stranger, UploadKind.EDIT, false, file(edit(known, 2, "PAUSED", 100)));
        assertThat(shop.text("select problems from commerce_listing_upload where id = ?", edit.value()))
                .contains("PRODUCT_NOT_FOUND");
        assertThat(shop.text("select status from commerce_product where id = ?", known.value())).isEqualTo("ON_SALE");
    }

    @Test
    void passesOverWhatSomebodyChangedSinceItWasLookedAt() {
        ProductId known = new ProductScene(context, shop).sells("한라봉");
        UploadId id = bring.bring(person, UploadKind.EDIT, false, file(edit(known, 2, "PAUSED", 9_900)));
        assertThat(shop.text("select status from commerce_product where id = ?", known.value())).as("only looked at")
                .isEqualTo("ON_SALE");
        shop.sql("update commerce_product set price = 13000, version = version + 1 where id = ?", known.value());
        carryOut.carryOut(person, id);
        assertThat(shop.number("select price from commerce_product where id = ?", known.value())).isEqualTo(13_000);
        assertThat(shop.text("select problems from commerce_listing_upload where id = ?", id.value()))
                .contains("PRODUCT_CHANGED_MEANWHILE");
    }

    @Test
    void looksAtEachByItselfAndChangesNone() {
        ProductScene scene = new ProductScene(context, shop);
        List<ProductId> known = List.of(scene.sells("한라봉"), scene.sells("천혜향"), scene.sells("레드향"));
        UploadId id = bring.bring(person, UploadKind.EDIT, false, file(edit(known.getFirst(), 2, "PAUSED", 9_900)
                + edit(known.get(1), 1, "PAUSED", 9_900).replaceFirst("product.*", "")
                + edit(known.get(2), 2, "PAUSED", 9_900).replaceFirst("product.*", "")));
        assertThat(shop.number("select good from commerce_listing_upload where id = ?", id.value())).isEqualTo(2);
        assertThat(shop.text("select problems from commerce_listing_upload where id = ?", id.value()))
                .contains("\"row\":3").doesNotContain("\"row\":2", "\"row\":4");
        assertThat(shop.number("select count(*) from commerce_product where seller_id = ? and status = 'ON_SALE' "
                + "and price <> 9900", shop.seller().value())).isEqualTo(3);
    }

    @Test
    void tellsOfAllThatItPassesOver() {
        ProductScene scene = new ProductScene(context, shop);
        List<ProductId> known = List.of(scene.sells("한라봉"), scene.sells("천혜향"), scene.sells("레드향"));
        String table = edit(known.getFirst(), 2, "PAUSED", 9_900) + edit(known.get(1), 2, "PAUSED", 9_900)
                .replaceFirst("product.*", "") + edit(known.get(2), 2, "PAUSED", 9_900).replaceFirst("product.*", "");
        UploadId id = bring.bring(person, UploadKind.EDIT, false, file(table));
        for (ProductId each : List.of(known.getFirst(), known.getLast())) {
            shop.sql("update commerce_product set price = 13000, version = version + 1 where id = ?", each.value());
        }
        carryOut.carryOut(person, id);
        assertThat(shop.text("select problems from commerce_listing_upload where id = ?", id.value()))
                .contains("\"row\":2", "\"row\":4").doesNotContain("\"row\":3");
        assertThat(shop.number("select done from commerce_listing_upload where id = ?", id.value())).isEqualTo(3);
        assertThat(shop.text("select status from commerce_product where id = ?", known.get(1).value()))
                .isEqualTo("PAUSED");
        refuses(CommerceError.UPLOAD_DONE, () -> carryOut.carryOut(person, id));
    }

    @Test
    void tellsOfANewProductToThatCannotBeWrittenAnyMore() {
        UploadId id = brings(false, 2);
        // As if its category had asked for something else when it was looked at.
        String table = TestTables.table(context, TestTables.row("감귤 1", 10_001),
                Map.of("name", "감귤 2", "price", "10002", "a.STORAGE", "창고"));
        shop.sql("update commerce_listing_upload set file = ? where id = ?", table.getBytes(UTF_8), id.value());
        carryOut.carryOut(person, id);
        assertThat(drafts("DRAFT")).isEqualTo(1);
        assertThat(shop.text("select problems from commerce_listing_upload where id = ?", id.value()))
                .contains("\"row\":3", "보관 방법");
    }

    @Test
    void keepsNoMoreOfACellThanTellsWhichItIs() {
        String table = TestTables.table(context, TestTables.row("귤".repeat(3_000), 1));
        UploadId id = bring.bring(person, UploadKind.FRESH, false, file(table));
        assertThat(shop.text("select problems from commerce_listing_upload where id = ?", id.value()))
                .contains("귤".repeat(100)).doesNotContain("귤".repeat(101));
    }

    @Test
    void tellsWhatIsWrongRowByRow() {
        String table = TestTables.table(context, TestTables.row("감귤", 12_900), TestTables.row("a".repeat(101), 1),
                Map.of("name", "감귤", "price", "12,900"), Map.of("name", "감귤", "price", "100", "category", "999"),
                Map.of("name", "감귤", "price", "100", "a.STORAGE", "창고"),
                Map.of("name", "감귤", "price", "100", "difference", "-100"));
        UploadId id = bring.bring(person, UploadKind.FRESH, false,
                file(table.replace("12,900", "\"12,900\"")));
        String problems = shop.text("select problems from commerce_listing_upload where id = ?", id.value());
        for (int row = 3; row <= 7; row++) {
            assertThat(problems).contains("\"row\":" + row);
        }
        assertThat(problems).doesNotContain("\"row\":2").contains("UNKNOWN_CATEGORY", "보관 방법");
        assertThat(shop.number("select good from commerce_listing_upload where id = ?", id.value())).isEqualTo(1);
    }

    @Test
    void keepsTheLastFewOfEachSeller() {
        for (int i = 0; i < 7; i++) {
            brings(false, 1);
        }
        assertThat(shop.number("select count(*) from commerce_listing_upload where seller_id = ?",
                shop.seller().value())).isEqualTo(5);
    }

    private UploadId brings(boolean handIn, int products) {
        @SuppressWarnings("unchecked")
        Map<String, String>[] rows = IntStream.rangeClosed(1, products)
                .mapToObj(i -> TestTables.row("감귤 " + i, 10_000 + i)).toArray(Map[]::new);
        return bring.bring(person, UploadKind.FRESH, handIn, file(TestTables.table(context, rows)));
    }

    private static String edit(ProductId id, int version, String status, long price) {
        return "product,version,name,status,price,salePrice,saleFrom,saleUntil,shipping\r\n" + id.value() + ","
                + version + ",한라봉," + status + "," + price + ",,,,";
    }

    private long drafts(String status) {
        return shop.number("select count(*) from commerce_product_draft where seller_id = ? and status = ?",
                shop.seller().value(), status);
    }

    private static void refuses(ErrorCode code, ThrowingCallable what) {
        assertThatExceptionOfType(DomainException.class).isThrownBy(what)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static ByteArrayResource file(String table) {
        return new ByteArrayResource(table.getBytes(UTF_8));
    }
}
