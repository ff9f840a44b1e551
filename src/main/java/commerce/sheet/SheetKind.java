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

    /** Writes one; what it is written to stays open. */
    public abstract SheetWriter writer(OutputStream out) throws IOException;
}
