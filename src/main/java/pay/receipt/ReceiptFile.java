package pay.receipt;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * The file of a day's cash receipts: the same each time it is written, since nothing of a closed day changes. Nothing in it needs
 * quotes.
 */
@Component
class ReceiptFile {
    private static final int PAGE = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
            .withZone(BusinessDays.SEOUL);

    private final CashReceipts receipts;
    private final BusinessNumbers businessNumbers;

    ReceiptFile(CashReceipts receipts, BusinessNumbers businessNumbers) {
        this.receipts = receipts;
        this.businessNumbers = businessNumbers;
    }

    /** What is in it. */
    record Totals(int receipts, long issued, long canceled) {
        private Totals plus(CashReceipt receipt) {
            long amount = receipt.amount().total().amount();
            boolean issue = receipt.kind() == CashReceipt.Kind.ISSUE;
            return new Totals(receipts + 1, issued + (issue ? amount : 0), canceled + (issue ? 0 : amount));
        }
    }

    /** Writes it, page by page; a head, a line for each receipt by its number, a tail. */
    Totals write(LocalDate day, Writer out) throws IOException {
        out.write("H," + day + "\n");
        Totals totals = new Totals(0, 0, 0);
        List<CashReceipt> page = receipts.ofDay(day, 0, PAGE);
        while (!page.isEmpty()) {
            Map<Long, CashReceipt> issued = issued(page);
            Map<Long, String> sellers = businessNumbers.ofPayments(payments(page));
            for (CashReceipt receipt : page) {
                out.write(line(receipt,
                        receipt.kind() == CashReceipt.Kind.ISSUE ? null : issued.get(receipt.payment()),
                        sellers.getOrDefault(receipt.payment(), "")));
                totals = totals.plus(receipt);
            }
            page = receipts.ofDay(day, page.getLast().number(), PAGE);
        }
        out.write("T," + totals.receipts() + "," + totals.issued() + "," + totals.canceled() + "\n");
        return totals;
    }

    /** Those of which the page cancels something. */
    private Map<Long, CashReceipt> issued(List<CashReceipt> page) {
        return receipts
                .of(payments(page.stream().filter(receipt -> receipt.kind() == CashReceipt.Kind.CANCEL).toList()))
                .values().stream().flatMap(List::stream).filter(receipt -> receipt.kind() == CashReceipt.Kind.ISSUE)
                .collect(Collectors.toMap(CashReceipt::payment, Function.identity()));
    }

    private static Collection<Long> payments(List<CashReceipt> page) {
        return page.stream().map(CashReceipt::payment).collect(Collectors.toSet());
    }

    private static String won(Won amount) {
        return Long.toString(amount.amount());
    }

    private static String line(CashReceipt receipt, @Nullable CashReceipt issued, String seller) {
        String of = issued == null ? "," : issued.issuedOn() + "," + issued.issueNumber();
        return String.join(",", "D", receipt.issueNumber(), receipt.kind().name(), of, seller,
                receipt.to().type().name(), receipt.to().number(), won(receipt.amount().total()),
                won(receipt.supplied()),
                won(receipt.vat()), won(receipt.amount().taxFree()), TIME.format(receipt.at())) + "\n";
    }
}
