package commerce.sheet;

import java.util.regex.Pattern;

/**
 * What may stand in a cell that is written out, and be told of one that was read. A program for tables takes a text that begins as a formula for one and computes it, and
 * can be made to send what stands beside it elsewhere; an apostrophe before it says that it is a text (OWASP, CSV injection). Read
 * again, it is what it was.
 */
public final class Cells {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,10})?");
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

    /** More of a cell is told of none: whoever wrote it has the table. */
    private static final int LONGEST_TOLD = 100;

    private Cells() {}

    /** What a message says of a cell. */
    public static String told(String cell) {
        return cell.substring(0, Math.min(cell.length(), LONGEST_TOLD));
    }

    static String safe(String text) {
        return needsMark(text) ? "'" + text : text;
    }

    static String read(String text) {
        return text.startsWith("'") && needsMark(text.substring(1)) ? text.substring(1) : text;
    }

    private static boolean needsMark(String text) {
        return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
    }
}
