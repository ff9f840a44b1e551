package pay.reconciliation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import org.springframework.context.ApplicationContext;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Daily files of any day, as their source has brought them, for tests of others. */
public final class WholeFiles {
    private WholeFiles() {}

    /** Takes one; fails when it is refused. Its lines are as they are, but for their {@code D}. */
    public static void take(ApplicationContext context, String source, LocalDate day, long revision,
            List<Line> lines) {
        StringBuilder text = new StringBuilder("H," + source + "," + day + "," + revision + "\n");
        lines.forEach(line -> text.append("D,").append(line.text()).append('\n'));
        text.append("T,").append(lines.size()).append(',').append(lines.stream().mapToLong(Line::amount).sum())
                .append('\n');
        byte[] file = text.toString().getBytes(UTF_8);
        try {
            context.getBean(TakeFile.class).take(() -> new ByteArrayInputStream(file));
        } catch (IOException | BadFile e) {
            throw new IllegalStateException(text.toString(), e);
        }
    }

    /**
     * A booking.
     *
     * @param what request and kind
     * @param reference theirs
     * @param at by their clock, in Seoul
     */
    public record Line(String what, String reference, long amount, String at) {
        String text() {
            return String.join(",", what, reference, Long.toString(amount), at);
        }
    }
}
