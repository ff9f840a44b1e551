package commerce.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import commerce.refusal.CommerceError;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import platform.web.DomainException;

/** The first table of an xlsx workbook. Formulas are not computed: what was computed last stands for them. */
final class XlsxFile {
    private static final int MOST_PARTS = 300;
    private static final int MOST_INFLATED = 64 << 20;
    private static final Pattern DATE = Pattern.compile("[ydh]", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,20})?(E[+-]?[0-9]{1,2})?");

    private XlsxFile() {}

    static void read(byte[] file, RowCollector rows) {
        try {
            check(file);
            try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file),
                    new ReadingOptions(true, true)); Stream<Row> lines = book.getFirstSheet().openStream()) {
                lines.forEach(line -> rows.add(line.getRowNum(), texts(line)));
            }
        } catch (DomainException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The reader meets broken files with all sorts of exceptions.
            throw new DomainException(CommerceError.SHEET_UNREADABLE);
        }
    }

    /**
     * How large it is when it is opened, and what its parts would cost, by the same reading of the archive that the reader of workbooks has: what is counted is what
     * is read.
     */
    private static void check(byte[] file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
            int parts = 0;
            int left = MOST_INFLATED;
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                byte[] content = content(zip, part, left);
                parts++;
                left -= content.length;
                if (parts > MOST_PARTS || left <= 0) {
                    throw new DomainException(CommerceError.SHEET_TOO_LARGE, MOST_INFLATED);
                }
                WorkbookPart.check(content);
            }
        }
    }

    /** Of a part, no more than one byte above the limit. */
    private static byte[] content(ZipFile zip, ZipArchiveEntry part, int most) throws IOException {
        try (InputStream in = zip.getInputStream(part)) {
            return in.readNBytes(most + 1);
        }
    }

    private static List<String> texts(Row line) {
        List<String> texts = new ArrayList<>(line.getCellCount());
        for (int i = 0; i < line.getCellCount(); i++) {
            texts.add(text(line.getCell(i)));
        }
        while (!texts.isEmpty() && texts.getLast().isEmpty()) {
            texts.removeLast();
        }
        return texts;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        return switch (cell.getType()) {
            case STRING -> cell.asString();
            case NUMBER -> isDate(cell) ? date(cell.asDate()) : number(cell.getRawValue());
            case BOOLEAN -> cell.asBoolean() ? "Y" : "N";
            case FORMULA -> cell.getRawValue() == null ? "" : number(cell.getRawValue());
            case ERROR, EMPTY -> "";
        };
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null && DATE.matcher(format.replaceAll("\\[[^]]*]|\"[^\"]*\"|General", "")).find();
    }

    private static String date(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }

    /** As one writes it: workbooks keep 12900 as {@code 12900.0} or {@code 1.29E4} too. */
    private static String number(String raw) {
        return PLAIN_NUMBER.matcher(raw).matches()
                ? new BigDecimal(raw).stripTrailingZeros().toPlainString()
                : raw;
    }
}
