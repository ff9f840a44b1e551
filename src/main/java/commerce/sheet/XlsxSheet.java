package commerce.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one table, whose first row stays in sight; rows leave the memory as they are written. */
final class XlsxSheet implements SheetWriter {
    private static final int FLUSHED = 1_000;
    /** Up to fifteen digits, which a workbook keeps exactly; what begins with a zero is a code. */
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,14}");

    private final Workbook book;
    private final Worksheet table;
    private int rows;

    XlsxSheet(OutputStream out) {
        book = new Workbook(out, "Madang", "1.0");
        table = book.newWorksheet("Madang");
        table.freezePane(0, 1);
    }

    @Override
    public void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (NUMBER.matcher(cell).matches()) {
                table.value(rows, i, Long.valueOf(cell));
            } else if (!cell.isEmpty()) {
                table.inlineString(rows, i, Cells.safe(cell));
            }
        }
        rows++;
        if (rows % FLUSHED == 0) {
            table.flush();
        }
    }

    @Override
    public void end() throws IOException {
        book.finish();
    }
}
