package commerce.bulk;

import java.util.List;

import commerce.sheet.Cells;
import platform.web.DomainException;

/**
 * What is wrong with a product of a table.
 *
 * @param row the first of its rows, as one sees it in the table
 * @param name what the row calls it
 * @param code of the refusal
 * @param arguments of the refusal's text
 */
record Problem(int row, String name, String code, List<String> arguments) {
    Problem {
        name = Cells.told(name);
        arguments = arguments.stream().map(Cells::told).toList();
    }

    static Problem of(int row, String name, DomainException refusal) {
        return new Problem(row, name, refusal.code().name(),
                refusal.arguments().stream().map(String::valueOf).toList());
    }
}
