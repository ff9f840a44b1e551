package pay.reconciliation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import pay.bank.BankCode;
import pay.virtualaccount.Deposit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads a daily file line by line. CSV in UTF-8, without quotes:
 *
 * <pre>
 * H,BANK,2026-11-26,1                                             whose, of which day, which revision
 * D,715238462915428352,OUT,B20261126-77,33140,2026-11-26T09:00:03  our request, kind, their number, won, when in Seoul
 * D,088-79123456789012,DEPOSIT,V1,500,2026-11-26T09:00:03          the account instead of a request of ours
 * D,41-P7712,PAYOUT,B20261126-78,980000,2026-11-26T15:00:00    a card company's payout instead of one
 * T,2,33640                                                       how many lines, and their sum
 * </pre>
 */
final class DailyFile {
    private static final int MOST_BAD = 100;
    private static final int LONGEST = 200;
    private static final int LONGEST_REFERENCE = 40;
    private static final Pattern ACCOUNT = Pattern.compile("(" + BankCode.PATTERN + ")-[0-9]{10,14}");

    private final List<BadLine> bad = new ArrayList<>();
    private final Consumer<FileLine> lines;
    private @Nullable FileHead head;
    private boolean ended;
    private int count;
    private long sum;

    private DailyFile(Consumer<FileLine> lines) {
        this.lines = lines;
    }

    /** A file that was read to its end, and all of it is right. */
    record Content(FileHead head, int count, long sum, String sha256) {}

    /**
     * Reads a file, which the caller closes.
     *
     * @param lines gets each line as it comes; of a file that turns out to be bad, too
     * @throws BadFile with the first 100 lines that cannot be read
     */
    static Content read(InputStream in, Consumer<FileLine> lines) throws IOException, BadFile {
        MessageDigest sha256 = sha256();
        DailyFile file = new DailyFile(lines);
        BufferedReader reader = new BufferedReader(new InputStreamReader(new DigestInputStream(in, sha256), UTF_8));
        int number = 0;
        for (String line = line(reader); line != null && file.bad.size() < MOST_BAD; line = line(reader)) {
            file.take(++number, line);
        }
        if (file.bad.isEmpty() && !file.ended) {
            file.refuse(number, BadLine.Reason.TAIL);
        }
        if (!file.bad.isEmpty() || file.head == null) {
            throw new BadFile(file.bad);
        }
        return new Content(file.head, file.count, file.sum, HexFormat.of().formatHex(sha256.digest()));
    }

    /** The next line without its end, a longer one cut off: no file is too much for the heap. Null at the end. */
    private static @Nullable String line(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() <= LONGEST) {
                line.append((char) c);
            }
        }
        int end = line.length() - 1;
        if (end >= 0 && line.charAt(end) == '\r') {
            line.setLength(end);
        }
        return line.toString();
    }

    private void take(int number, String line) {
        if (line.length() > LONGEST || line.indexOf('\uFFFD') >= 0) {
            refuse(number, BadLine.Reason.TEXT);
        } else if (ended) {
            refuse(number, BadLine.Reason.TAIL);
        } else if (number == 1) {
            head(line);
        } else if (line.startsWith("D,")) {
            detail(number, line.split(",", -1));
        } else if (line.startsWith("T,")) {
            tail(number, line.split(",", -1));
        } else {
            refuse(number, BadLine.Reason.COLUMNS);
        }
    }

    private void head(String line) {
        String[] columns = line.split(",", -1);
        try {
            if (columns.length == 4 && columns[0].equals("H") && columns[3].matches("[1-9][0-9]{0,5}")) {
                head = new FileHead(Source.of(columns[1]).orElseThrow(() -> new DateTimeException(columns[1])),
                        LocalDate.parse(columns[2]), Integer.parseInt(columns[3]));
                return;
            }
        } catch (DateTimeException e) {
            // It is refused below.
        }
        refuse(1, BadLine.Reason.HEAD);
    }

    private void detail(int number, String[] columns) {
        count++;
        if (columns.length != 6) {
            refuse(number, BadLine.Reason.COLUMNS);
            return;
        }
        String account = isOfNoRequest(columns[2]) ? columns[1] : null;
        long request = account == null
                ? positive(columns[1])
                : columns[2].equals(Books.DEPOSIT) ? deposit(account, columns[3]) : payout(account);
        long amount = positive(columns[4]);
        LocalDateTime at = time(columns[5]);
        if (request < 0) {
            refuse(number, BadLine.Reason.REQUEST);
        } else if (head != null && !head.source().knows(columns[2])) {
            refuse(number, BadLine.Reason.KIND);
        } else if (!isReference(columns[3])) {
            refuse(number, BadLine.Reason.REFERENCE);
        } else if (amount < 0 || sum + amount < 0) {
            refuse(number, BadLine.Reason.AMOUNT);
        } else if (at == null) {
            refuse(number, BadLine.Reason.TIME);
        } else {
            sum += amount;
            lines.accept(new FileLine(number, request, columns[2], columns[3], amount, at, account));
        }
    }

    private void tail(int number, String[] columns) {
        ended = true;
        if (columns.length != 3) {
            refuse(number, BadLine.Reason.COLUMNS);
        } else if (!columns[1].equals(Integer.toString(count))) {
            refuse(number, BadLine.Reason.COUNT);
        } else if (bad.isEmpty() && !columns[2].equals(Long.toString(sum))) {
            refuse(number, BadLine.Reason.SUM);
        }
    }

    private void refuse(int number, BadLine.Reason reason) {
        bad.add(new BadLine(number, reason));
    }

    /** A number above 0; −1 when it is none. */
    private static long positive(String text) {
        if (text.isEmpty() || text.length() > 18 || text.charAt(0) == '0') {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    /** What stands for a deposit; −1 when it was made at no account. */
    private static long deposit(String account, String reference) {
        Matcher matcher = ACCOUNT.matcher(account);
        return matcher.matches() ? Deposit.fileKey(BankCode.of(matcher.group(1)).orElseThrow(), reference) : -1;
    }

    /** What stands for a card company's payout; −1 when it is none, or another company's. */
    private long payout(String number) {
        return CardPayout.PayoutNumber.of(number).filter(payout -> head == null || head.source().knows(payout))
                .map(CardPayout.PayoutNumber::fileKey).orElse(-1L);
    }

    private static boolean isOfNoRequest(String kind) {
        return kind.equals(Books.DEPOSIT) || kind.equals(Books.PAYOUT) || kind.equals(Books.FEE);
    }

    private static boolean isReference(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_REFERENCE && text.chars().allMatch(c -> c < 128
                && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.'));
    }

    private static @Nullable LocalDateTime time(String text) {
        try {
            return text.length() == 19 ? LocalDateTime.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
