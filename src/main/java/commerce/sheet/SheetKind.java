package commerce.sheet;

import java.io.IOException;
import java.io.OutputStream;

/** In what form a table is taken away. */
public enum SheetKind {
    CSV("text/csv;charset=UTF-8") {
        @Override
        public SheetWriter writer(OutputStream out) throws IOException {
            return new CsvSheet(out);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public SheetWriter writer(OutputStream out) {
            return new XlsxSheet(out);
        }
    };

    private final String type;

    SheetKind(String type) {
        this.type = type;
    }

    public String type() {
        return type;
    }

    /** What its file's name ends in. */
    public String extension() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    abstract SheetWriter writer(OutputStream out) throws IOException;

    /** Rows of a table, in their order. */
    public interface Rows {
        void writeTo(SheetWriter sheet) throws IOException;
    }

    /** Writes a table; what it is written to stays open. When its rows come to no end, neither does the file. */
    public void write(OutputStream out, Rows rows) throws IOException {
        SheetWriter sheet = writer(out);
        rows.writeTo(sheet);
        sheet.end();
    }
}
