package commerce.sheet;

import java.io.IOException;
import java.util.List;

/** Writes a table row by row, however long it gets; no cell of it is a formula, whatever is in it. */
public interface SheetWriter extends AutoCloseable {
    void row(List<String> cells) throws IOException;

    /** Ends it; without, it is no whole file. */
    @Override
    void close() throws IOException;
}
