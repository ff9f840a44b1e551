package commerce.bulk;

import java.util.List;

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
    /** More of a cell is kept of none: whoever wrote it has the table. */
    private static final int LONGEST = 100;

    Problem {
        name = cut(name);
        arguments = arguments.stream().map(Problem::cut).toList();
    }

    private static String cut(String cell) {
        return cell.substring(0, Math.min(cell.length(), LONGEST));
    }

    static Problem of(int row, String name, DomainException refusal) {
        return new Problem(row, name, refusal.code().name(),
                refusal.arguments().stream().map(String::valueOf).toList());
    }
}
