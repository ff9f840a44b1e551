package commerce.sheet;

import java.util.ArrayList;
import java.util.List;

import commerce.refusal.CommerceError;
import platform.web.DomainException;
import platform.web.ForbiddenCharacters;

/** Takes rows as they are read, and refuses at the first that is more than allowed: nothing larger is ever in memory. */
final class RowCollector {
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_CELL = 4_000;
    private static final long MOST_CHARACTERS = 20_000_000;

    private final int most;
    private final List<SheetRow> rows = new ArrayList<>();
    private List<String> header = List.of();
    private long characters;

    /** @param most rows below the names */
    RowCollector(int most) {
        this.most = most;
    }

    void add(int number, List<String> cells) {
        if (cells.size() > MOST_COLUMNS) {
            throw tooLarge(MOST_COLUMNS);
        }
        List<String> cleaned = new ArrayList<>(cells.size());
        boolean empty = true;
        for (String cell : cells) {
            if (cell.length() > LONGEST_CELL) {
                throw tooLarge(LONGEST_CELL);
            }
            String text = Cells.read(cell.replaceAll("[\\r\\n\\t]+", " ").strip());
            if (ForbiddenCharacters.isIn(text)) {
                throw new DomainException(CommerceError.SHEET_UNREADABLE);
            }
            characters += text.length();
            empty &= text.isEmpty();
            cleaned.add(text);
        }
        if (characters > MOST_CHARACTERS) {
            throw tooLarge(MOST_CHARACTERS);
        }
        if (empty) {
            return;
        }
        if (header.isEmpty()) {
            header = cleaned;
        } else if (rows.size() == most) {
            throw tooLarge(most);
        } else {
            rows.add(new SheetRow(number, cleaned));
        }
    }

    /** @throws DomainException {@code SHEET_UNREADABLE} of a file in which nothing is */
    Sheet sheet() {
        if (header.isEmpty()) {
            throw new DomainException(CommerceError.SHEET_UNREADABLE);
        }
        return new Sheet(header, rows);
    }

    private static DomainException tooLarge(long most) {
        return new DomainException(CommerceError.SHEET_TOO_LARGE, most);
    }
}
