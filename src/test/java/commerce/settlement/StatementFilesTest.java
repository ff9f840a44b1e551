package commerce.settlement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import commerce.TestShop;
import commerce.catalogue.Catalogue;
import commerce.catalogue.SellerId;
import commerce.sheet.ReadSheet;
import commerce.sheet.Sheet;
import commerce.sheet.SheetKind;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A statement as its seller takes it away, word for word. */
@MadangTest
class StatementFilesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

    @Autowired
    ApplicationContext context;
    @Autowired
    ExportStatement export;
    @Autowired
    ReadSheet read;
    @Autowired
    Ids ids;
    SettlementScene scene;
    SellerId seller;
    Tsid order;
    Tsid item;
    Statement statement;

    @BeforeEach
    void sell() {
        scene = new SettlementScene(context);
        seller = new TestShop(context).seller();
        order = ids.next();
        item = ids.next();
        scene.append(List.of(line(LineKind.SALE, 30_000), line(LineKind.SHIPPING, 3_000),
                line(LineKind.SALES_FEE, -2_400), line(LineKind.VAT, -240)));
        statement = Statement.of(new StatementId(ids.nextLong()), seller, DAY,
                new Turnover(DAY, 4, 30_000, 0, 3_000, -2_400, 0, -240, 0, 0, 0), -1_000, DAY.plusDays(1),
                Instant.parse("2026-03-04T15:00:05Z"));
    }

    @Test
    void isATableOfItsLinesAndOfWhatIsPaidOut() throws IOException {
        String lines = "2026-03-04,2026-03-01 09:00:00,%s,ORDER,ITEM,ITEM,,%s\r\n";

        assertThat(new String(table(SheetKind.CSV), UTF_8)).isEqualTo(("\uFEFF"
                + "정산일 [due-on],시각 [at],항목 [kind],주문 번호 [order],상품 주문 번호 [item],근거 번호 [source],내용 [text],금액(원) [amount]\r\n"
                + lines.formatted("판매(쿠폰 전 금액)", 30_000) + lines.formatted("배송비", 3_000)
                + lines.formatted("판매 수수료", -2_400) + lines.formatted("수수료 부가세", -240)
                + "2026-03-04,,이월된 금액,,,,,-1000\r\n" + "2026-03-04,,다음으로 이월,,,,,0\r\n"
                + "2026-03-04,,지급액(원),,,,대기,29360\r\n").replace("ORDER", order.toString())
                .replace("ITEM", item.toString()));
        Sheet book = read.read(new ByteArrayResource(table(SheetKind.XLSX)), 100);
        assertThat(book.rows().stream().map(row -> book.value(row, "amount"))).containsExactly("30000", "3000", "-2400",
                "-240", "-1000", "0", "29360");
        assertThat(book.rows().stream().map(row -> book.value(row, "order")).findFirst()).hasValue(order.toString());
    }

    @Test
    void isAPdfWithItsSumsAndHowFarThePayoutIs() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        export.pdf(statement, Locale.KOREAN, out);

        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).lines().map(String::strip)).containsExactly(
                    "2026-03-04 정산서", context.getBean(Catalogue.class).seller(seller).orElseThrow().name(),
                    statement.id().value() + "  2026-03-05 00:00:05", "판매(쿠폰 전 금액) 30,000", "판매자 쿠폰 0", "배송비 3,000",
                    "판매 수수료 -2,400", "결제 수수료 0", "수수료 부가세 -240", "반품 배송비 0", "환수·지연 이자·차지백 0", "조정 0",
                    "이월된 금액 -1,000", "지급액(원) 29,360", "다음으로 이월 0", "지급일 2026-03-05", "상태 대기",
                    "2026-03-04  판매(쿠폰 전 금액)  " + order + " 30,000", "2026-03-04  배송비  " + order + " 3,000",
                    "2026-03-04  판매 수수료  " + order + " -2,400", "2026-03-04  수수료 부가세  " + order + " -240");
            if (Boolean.getBoolean("madang.screenshots")) {
                ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(0, 90), "png",
                        Path.of("target", "screenshots", "statement.png").toFile());
            }
        }
    }

    private SettlementLine line(LineKind kind, long amount) {
        Won platform = amount < 0 ? Won.of(-amount) : Won.ZERO;
        return new SettlementLine(seller, DAY, kind, order, item, item, Won.of(amount), platform,
                Instant.parse("2026-03-01T00:00:00Z"));
    }

    private byte[] table(SheetKind kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.table(statement, kind, Locale.KOREAN, out);
        return out.toByteArray();
    }
}
