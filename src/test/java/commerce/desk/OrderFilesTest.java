package commerce.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import commerce.sheet.ReadSheet;
import commerce.sheet.Sheet;
import commerce.sheet.SheetKind;
import commerce.shipment.Invoice;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.id.Tsid;
import testing.HeldDelivery;
import testing.MadangTest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Orders as a file, and invoice numbers that are brought as one. */
@MadangTest
class OrderFilesTest {
    private static final Charset CP949 = Charset.forName("x-windows-949");

    @Autowired
    ApplicationContext context;
    @Autowired
    ExportOrders export;
    @Autowired
    UploadInvoices upload;
    @Autowired
    PackingSlips slips;
    @Autowired
    LastInvoiceUpload uploads;
    @Autowired
    ReadSheet read;
    @Autowired
    Ids ids;
    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    TestParcels parcels;
    Tsid buyer;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        buyer = ids.next();
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @Test
    void takesAllOfATabAwayMaskedAndWithoutFormulas() throws IOException {
        ItemId evil = orders.paid(buyer, shop.sells("=HYPERLINK(\"http://evil\")", 10_000, 10), 1);
        ItemId plain = orders.paid(buyer, shop.sells("제주 감귤", 10_000, 10), 2);
        orders.paid(buyer, new TestShop(context).sells("남의 것", 10_000, 10), 2);

        String csv = new String(exported(OrderTab.NEW, SheetKind.CSV), UTF_8);
        Sheet book = read.read(new ByteArrayResource(exported(OrderTab.NEW, SheetKind.XLSX)), 100);

        assertThat(csv).contains("\"'=HYPERLINK(\"\"http://evil\"\")\"", "김*당", "서울특별시 강남구 ***")
                .doesNotContain("김마당", "01012345678", "테헤란로", "남의 것");
        assertThat(book.rows()).hasSize(2);
        assertThat(book.rows().stream().map(row -> book.value(row, "item"))).containsExactly(
                Long.toString(plain.value()), Long.toString(evil.value()));
        assertThat(shop.number("select count(*) from platform_audit_entry where action = 'commerce.orders-exported'"
                + " and subject_id = ?", Long.toString(shop.seller().value()))).isEqualTo(2);
    }

    @Test
    void sendsWhatTheFileOfExcelHasNumbersForAndSaysOfTheOthersWhyNot() {
        SkuId sku = shop.sells("귤", 10_000, 50);
        ItemId sent = confirmed(sku);
        ItemId unconfirmed = orders.paid(buyer, sku, 1);
        ItemId empty = confirmed(sku);
        ItemId anothers = orders.paid(buyer, new TestShop(context).sells("남의 것", 1_000, 5), 1);
        Invoice second = parcels.invoice();
        ItemId half = confirmed(sku);
        String whole = parcels.invoice().number();
        String table = String.join("\r\n", "상품 주문 번호 [item],택배사 [courier],송장 번호 [invoice]",
                row(sent, "CJ대한통운", parcels.invoice().number()), row(unconfirmed, "hanjin", parcels.invoice().number()),
                row(empty, "CJ대한통운", ""), row(anothers, "LOTTE", parcels.invoice().number()),
                row(sent, "LOTTE", second.number()), "x,LOTTE,123456789012", row(empty, "번개택배", "12345678"),
                row(empty, "LOTTE", "12"), row(sent, "LOTTE", second.number()), row(half, "LOTTE", whole),
                row(half, "LOTTE", "12")) + "\r\n";

        upload.upload(shop.seller(), new ByteArrayResource(table.getBytes(CP949)));

        InvoiceUpload last = uploads.of(shop.seller()).orElseThrow();
        assertThat(last.sent()).isEqualTo(1);
        assertThat(last.problems()).extracting(InvoiceUpload.Problem::row, InvoiceUpload.Problem::why).containsExactly(
                tuple(3, "ITEM_NOT_CONFIRMED"), tuple(5, "ITEM_NOT_FOUND"), tuple(7, "orders.upload.no-item"),
                tuple(8, "orders.upload.no-courier"),
                tuple(9, "orders.upload.no-invoice"), tuple(10, "orders.upload.twice"),
                tuple(11, "orders.upload.other-row"), tuple(12, "orders.upload.no-invoice"));
        assertThat(shop.number("select count(*) from commerce_shipment_item where line_id = ?", sent.value()))
                .as("parcels of the one that goes in two").isEqualTo(2);
        assertThat(orders.item(half).status().name()).isEqualTo("PAID");
        assertThat(orders.item(sent).status().name()).isEqualTo("SHIPPED");
        assertThat(orders.item(anothers).status().name()).isEqualTo("PAID");
        assertThat(uploads.of(new TestShop(context).seller())).as("another's").isEmpty();
    }

    @Test
    void printsLabelsWithWhereTheyGoInKoreanOnRecord() throws IOException {
        ItemId item = confirmed(shop.sells("제주 감귤 5kg 🍊", 10_000, 50));
        ItemId anothers = orders.paid(buyer, new TestShop(context).sells("남의 것", 1_000, 5), 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        slips.write(AuditActor.SYSTEM, shop.seller(), List.of(item, anothers), PackingSlips.Kind.SLIP, Locale.KOREAN,
                out);

        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf)).contains("김마당", "06236", "테헤란로 152", "제주 감귤 5kg ?",
                    "10,000", Long.toString(orders.item(item).orderId().value())).doesNotContain("남의 것");
            if (Boolean.getBoolean("madang.screenshots")) {
                ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(0, 120), "png",
                        Path.of("target", "screenshots", "packing-slip.png").toFile());
            }
        }
        assertThat(shop.number("select count(*) from platform_audit_entry where action = 'commerce.delivery-shown'"
                + " and subject_id = ?", Long.toString(orders.item(item).orderId().value()))).isEqualTo(1);
    }

    private ItemId confirmed(SkuId sku) {
        ItemId item = orders.paid(buyer, sku, 1);
        parcels.confirm(item);
        return item;
    }

    private static String row(ItemId item, String courier, String invoice) {
        return String.join(",", List.of(Long.toString(item.value()), courier, invoice));
    }

    private byte[] exported(OrderTab tab, SheetKind kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(AuditActor.SYSTEM, shop.seller(), tab, ReadOrders.Filter.NONE, kind, Locale.KOREAN, out);
        return out.toByteArray();
    }
}
