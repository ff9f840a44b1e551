package commerce.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import static java.nio.charset.StandardCharsets.UTF_8;

/** In UTF-8 with a byte-order mark, by which Excel knows that it is UTF-8. */
final class CsvSheet implements SheetWriter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvWriter csv;

    CsvSheet(OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, UTF_8);
    }

    @Override
    public void row(List<String> cells) {
        csv.writeRecord(cells.stream().map(Cells::safe).toList());
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }
}
