package pay.reconciliation;

import java.util.List;

/** A file that was refused; nothing of it is kept. */
final class BadFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<BadLine> lines;

    BadFile(List<BadLine> lines) {
        super(lines.toString());
        this.lines = List.copyOf(lines);
    }

    /** The first of the lines that cannot be read. */
    List<BadLine> lines() {
        return lines;
    }
}
