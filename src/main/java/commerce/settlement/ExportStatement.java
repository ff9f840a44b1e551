package commerce.settlement;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import commerce.catalogue.Catalogue;
import commerce.print.Pdf;
import commerce.print.PdfPage;
import commerce.sheet.FilePlaces;
import commerce.sheet.SheetKind;
import commerce.sheet.SheetWriter;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import platform.ops.PageTimes;

/**
 * A statement as a seller takes it away: as a table of all its lines, a thousand at a time, however many; or as a PDF to be put on file,
 * with its sums and its first lines. There are no personal data in it.
 */
@Service
class ExportStatement {
    /** More pages than that nobody reads; the table has all lines. */
    static final int PRINTED = 2_000;
    private static final int SMALL = 8;
    private static final int NORMAL = 10;

    private final ReadStatements read;
    private final FilePlaces places;
    private final Catalogue catalogue;
    private final MessageSource messages;
    private final PageTimes times;

    ExportStatement(ReadStatements read, FilePlaces places, Catalogue catalogue, MessageSource messages,
            PageTimes times) {
        this.read = read;
        this.places = places;
        this.catalogue = catalogue;
        this.messages = messages;
        this.times = times;
    }

    /** The table's columns, in their order. */
    enum Column {
        DUE_ON, AT, KIND, ORDER, ITEM, SOURCE, TEXT, AMOUNT
    }

    /** A sum of a statement, by the message that names it. */
    private record Sum(String key, long won) {}

    /** Writes its lines, and at last what was carried in, is carried over, and is paid out with how far that is; {@code out} stays open. */
    void table(Statement statement, SheetKind kind, Locale locale, OutputStream out) throws IOException {
        places.send(statement.seller(), out, file -> kind.write(file, sheet -> {
            sheet.row(Arrays.stream(Column.values()).map(each -> text("settlement.column." + each, locale) + " ["
                    + each.name().toLowerCase(Locale.ROOT).replace('_', '-') + "]").toList());
            read.eachLine(statement, line -> sheet.row(List.of(line.dueOn().toString(), times.at(line.occurredAt()),
                    text("settlement.kind." + line.kind(), locale), id(line.orderId()), id(line.itemId()),
                    line.sourceId().toString(), line.text() == null ? "" : line.text(),
                    Long.toString(line.amount()))));
            sum(sheet, statement, text("settlement.carried-in", locale), "", statement.carriedIn());
            sum(sheet, statement, text("settlement.carried-out", locale), "", statement.carriedOut());
            sum(sheet, statement, text("settlement.payout", locale), state(statement, locale), statement.payout());
        }));
    }

    private static void sum(SheetWriter sheet, Statement statement, String name, String text, long won)
            throws IOException {
        sheet.row(List.of(statement.day().toString(), "", name, "", "", "", text, Long.toString(won)));
    }

    /** Writes it for paper. */
    void pdf(Statement statement, Locale locale, OutputStream out) throws IOException {
        places.within(statement.seller(), () -> {
            try (Pdf pdf = new Pdf()) {
                try (PdfPage page = pdf.page(PDRectangle.A4)) {
                    head(page, statement, locale);
                    page.line();
                    for (StatementLine line : read.first(statement, PRINTED)) {
                        page.row(line.dueOn() + "  " + text("settlement.kind." + line.kind(), locale) + "  "
                                + (line.orderId() == null ? line.sourceId() : line.orderId())
                                + (line.text() == null ? "" : "  " + line.text()), won(line.amount()), SMALL);
                    }
                    int more = statement.turnover().lines() - PRINTED;
                    if (more > 0) {
                        page.text(text("settlement.not-printed", locale, more), NORMAL);
                    }
                }
                pdf.writeTo(out);
            }
        });
    }

    private void head(PdfPage page, Statement statement, Locale locale) throws IOException {
        page.text(text("settlement.of", locale, statement.day()), 16);
        page.text(catalogue.seller(statement.seller()).orElseThrow().name(), 12);
        page.text(statement.id().value() + "  " + times.at(statement.closedAt()), SMALL);
        page.line();
        for (Sum sum : sums(statement)) {
            page.row(text(sum.key(), locale), won(sum.won()), NORMAL);
        }
        page.line();
        page.row(text("settlement.payout", locale), won(statement.payout()), 13);
        page.row(text("settlement.carried-out", locale), won(statement.carriedOut()), NORMAL);
        page.row(text("settlement.pay-on", locale), statement.payOn().toString(), NORMAL);
        page.row(text("settlement.state", locale), state(statement, locale), NORMAL);
    }

    private static List<Sum> sums(Statement statement) {
        Turnover sum = statement.turnover();
        return List.of(new Sum("settlement.kind.SALE", sum.sales()),
                new Sum("settlement.kind.SELLER_COUPON", sum.sellerCoupons()),
                new Sum("settlement.kind.SHIPPING", sum.shipping()),
                new Sum("settlement.kind.SALES_FEE", sum.salesFees()),
                new Sum("settlement.kind.PAYMENT_FEE", sum.paymentFees()), new Sum("settlement.kind.VAT", sum.vat()),
                new Sum("settlement.kind.RETURN_FREIGHT", sum.returnFreight()),
                new Sum("settlement.claw-backs", sum.clawBacks()),
                new Sum("settlement.kind.ADJUSTMENT", sum.adjustments()),
                new Sum("settlement.carried-in", statement.carriedIn()));
    }

    private String state(Statement statement, Locale locale) {
        String state = text("settlement.status." + statement.status(), locale);
        String refusal = statement.refusal();
        return refusal == null
                ? state
                : state + " (" + messages.getMessage("settlement.refusal." + refusal, null, refusal, locale) + ")";
    }

    private static String won(long amount) {
        return String.format(Locale.ROOT, "%,d", amount);
    }

    private static String id(@Nullable Object id) {
        return id == null ? "" : id.toString();
    }

    private String text(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
