package pay.receipt;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

import org.springframework.context.ApplicationContext;
import platform.ops.ManualCases;

/** The report of receipts, for tests of other packages. */
public final class TestReceipts {
    private final ApplicationContext context;

    public TestReceipts(ApplicationContext context) {
        this.context = context;
    }

    /** As the job does once the day is over. */
    public void reportUntil(LocalDate day) {
        context.getBean(ReportReceipts.class).reportUntil(day);
    }

    /** The days of which operators are told that their file is missing. */
    public List<String> late() {
        return context.getBean(ReceiptDays.class).oldestLate(10).stream().map(ManualCases.Case::id).toList();
    }

    public String file(LocalDate day) {
        StringWriter out = new StringWriter();
        try {
            context.getBean(ReceiptFile.class).write(day, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
