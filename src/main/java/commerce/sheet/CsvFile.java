package commerce.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;

import commerce.refusal.CommerceError;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import platform.web.DomainException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A table with commas, in UTF-8 or, as Excel writes it in Korea, in CP949: what is neither in every byte is refused. */
final class CsvFile {
    private static final List<Charset> CHARSETS = List.of(UTF_8, Charset.forName("x-windows-949"));
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvFile() {}

    static void read(byte[] file, RowCollector rows) {
        String text = decoded(file);
        String table = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false).ofCsvRecord(table)) {
            int number = 0;
            for (CsvRecord line : reader) {
                number++;
                rows.add(number, line.getFields());
            }
        } catch (CsvParseException | IOException e) {
            throw new DomainException(CommerceError.SHEET_UNREADABLE);
        }
    }

    private static String decoded(byte[] file) {
        for (Charset charset : CHARSETS) {
            try {
                return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(file)).toString();
            } catch (CharacterCodingException _) {
                // The next one, then.
            }
        }
        throw new DomainException(CommerceError.SHEET_UNREADABLE);
    }
}
