package commerce.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import commerce.TestShop;
import commerce.product.SellerPerson;
import commerce.sheet.SheetKind;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import platform.id.Tsid;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Large tables of products, and how long they take; for the bench. */
public final class TablesLoad {
    private final ApplicationContext context;
    private final TestShop shop;

    public TablesLoad(ApplicationContext context) {
        this.context = context;
        this.shop = new TestShop(context);
    }

    /** How long it took to look at a table, to write what was wrong with it, and to carry it out; and how many products of it were right. */
    public record Took(Duration looking, Duration problems, Duration carryingOut, long good, long done) {}

    /** New products with two forms each, so many rows, one in a hundred without a name; handed in at once. */
    public Took bringsNew(int rows, SheetKind kind) throws IOException {
        @SuppressWarnings("unchecked")
        Map<String, String>[] filled = IntStream.range(0, rows).mapToObj(i -> {
            Map<String, String> row = new HashMap<>(
                    TestTables.row(i % 200 == 0 ? "" : "제주 노지 감귤 특품 선물세트 " + i / 2, 12_900));
            row.putAll(Map.of("group", "G" + i / 2, "option1", "크기", "choice1", i % 2 == 0 ? "대과" : "소과", "difference",
                    i % 2 == 0 ? "3000" : "0", "code", "SKU-" + i));
            return row;
        }).toArray(Map[]::new);
        return run(UploadKind.FRESH, file(TestTables.table(context, filled), kind));
    }

    /** Every product that the shop sells, at another price. */
    public Took changesPrices(int products) throws IOException {
        return run(UploadKind.EDIT, prices(products));
    }

    /** The same, brought a second time while the first waits, so that none of it is right any more when it is carried out. */
    public Took comesTooLate(int products) throws IOException {
        byte[] file = prices(products);
        SellerPerson person = TestTables.person(context, Tsid.of(shop.seller()));
        UploadId first = bring(person, UploadKind.EDIT,
                new String(file, UTF_8).replace(",13900,", ",14900,").getBytes(UTF_8));
        return run(UploadKind.EDIT, file, () -> context.getBean(CarryOutTable.class).carryOut(person, first));
    }

    private byte[] prices(int products) throws IOException {
        for (int i = 0; i < products; i++) {
            shop.sells("감귤 " + i, 12_900, 1);
        }
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        SheetKind.CSV.write(taken,
                out -> context.getBean(Tables.class).products(shop.seller(), Locale.KOREAN, out));
        return taken.toString(UTF_8).replace(",12900,", ",13900,").getBytes(UTF_8);
    }

    private UploadId bring(SellerPerson person, UploadKind kind, byte[] file) {
        return context.getBean(BringTable.class).bring(person, kind, true, new ByteArrayResource(file));
    }

    private Took run(UploadKind kind, byte[] file) throws IOException {
        return run(kind, file, () -> {
        });
    }

    private Took run(UploadKind kind, byte[] file, Runnable meanwhile) throws IOException {
        SellerPerson person = TestTables.person(context, Tsid.of(shop.seller()));
        long begun = System.nanoTime();
        UploadId id = bring(person, kind, file);
        Duration looking = Duration.ofNanos(System.nanoTime() - begun);
        meanwhile.run();
        begun = System.nanoTime();
        context.getBean(CarryOutTable.class).carryOut(person, id);
        Duration carryingOut = Duration.ofNanos(System.nanoTime() - begun);
        begun = System.nanoTime();
        Uploads.Upload upload = context.getBean(ReadUploads.class).find(shop.seller(), id);
        SheetKind.XLSX.write(OutputStream.nullOutputStream(),
                out -> context.getBean(Tables.class).problems(upload.problems(), Locale.KOREAN, out));
        return new Took(looking, Duration.ofNanos(System.nanoTime() - begun), carryingOut, upload.good(),
                kind == UploadKind.FRESH
                        ? shop.number(
                                "select count(*) from commerce_product_draft where seller_id = ? and status = 'WAITING'",
                                shop.seller().value())
                        : shop.number("select count(*) from commerce_product where seller_id = ? and price = 13900",
                                shop.seller().value()));
    }

    private static byte[] file(String table, SheetKind kind) throws IOException {
        if (kind == SheetKind.CSV) {
            return table.getBytes(Charset.forName("x-windows-949"));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        kind.write(file, out -> {
            for (String line : table.split("\r\n", -1)) {
                out.row(Arrays.asList(line.split(",", -1)));
            }
        });
        return file.toByteArray();
    }
}
