package commerce.sheet;

import java.io.IOException;
import java.util.List;

/** Writes a table row by row, however long it gets; no cell of it is a formula, whatever is in it. */
public interface SheetWriter {
    void row(List<String> cells) throws IOException;

    /** Ends it, once all rows are there; without, it is no whole file, and nobody takes it for one. */
    void end() throws IOException;
}
