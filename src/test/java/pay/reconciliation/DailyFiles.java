package pay.reconciliation;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.id.Tsid;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Files of the bank, of a day long ago on which nothing else happened. */
public final class DailyFiles {
    private static final AtomicInteger DAYS = new AtomicInteger();

    private final ApplicationContext context;
    private final LocalDate day = LocalDate.of(2001, 1, 1).plusDays(DAYS.incrementAndGet());
    private int revision;

    public DailyFiles(ApplicationContext context) {
        this.context = context;
    }

    /** The next revision, with one deposit; so often. */
    public void takeDeposit(String account, String reference, long amount, int times) throws Exception {
        String line = "D," + account + ",DEPOSIT," + reference + "," + amount + "," + day + "T12:00:00\n";
        take(line.repeat(times) + "T," + times + "," + amount * times + "\n");
    }

    /** The next revision, with one booking, or none when the amount is 0. */
    public void take(long request, String kind, long amount) throws Exception {
        String lines = amount == 0
                ? "T,0,0\n"
                : "D," + request + "," + kind + ",b," + amount + "," + day + "T12:00:00\nT,1," + amount + "\n";
        take(lines);
    }

    /** The next revision, with one deposit, by the hands of operators one after the other, with what differs after each. */
    public List<List<String>> upload(String account, String reference, long amount, Tsid... operators)
            throws Exception {
        byte[] file = file(
                "D," + account + ",DEPOSIT," + reference + "," + amount + "," + day + "T12:00:00\nT,1," + amount
                        + "\n");
        List<List<String>> found = new ArrayList<>();
        for (Tsid operator : operators) {
            context.getBean(TakeFile.class).take(() -> new ByteArrayInputStream(file), operator);
            found.add(found());
        }
        return found;
    }

    /** A file of that day, of any source; its lines as they are, and at which noon. */
    public void take(String source, int of, String... details) throws Exception {
        take(source, of, (Tsid) null, details);
    }

    /** The same, by the hands of an operator. */
    void take(String source, int of, Tsid uploader, String... details) throws Exception {
        long sum = 0;
        StringBuilder lines = new StringBuilder();
        for (String each : details) {
            lines.append("D,").append(each).append(',').append(day).append("T12:00:00\n");
            sum += Long.parseLong(each.substring(each.lastIndexOf(',') + 1));
        }
        byte[] file = ("H," + source + "," + day + "," + of + "\n" + lines + "T," + details.length + "," + sum + "\n")
                .getBytes(UTF_8);
        context.getBean(TakeFile.class).take(() -> new ByteArrayInputStream(file), uploader);
    }

    /** What differs in the newest of a source, in the order in which it was found. */
    public List<String> found(String source) {
        return context.getBean(JdbcTemplate.class).queryForList("""
                select concat_ws(' ', d.kind_of, d.kind, d.status) from pay_recon_difference d
                join pay_recon_file f on f.id = d.file_id
                where f.day = ? and f.source = ? and f.status = 'CURRENT' order by d.id""", String.class, day, source);
    }

    private void take(String lines) throws Exception {
        byte[] file = file(lines);
        context.getBean(TakeFile.class).take(() -> new ByteArrayInputStream(file));
    }

    private byte[] file(String lines) {
        return ("H,BANK," + day + "," + ++revision + "\n" + lines).getBytes(UTF_8);
    }

    /** What differs in the newest. */
    public List<String> found() {
        return context.getBean(JdbcTemplate.class).queryForList("""
                select concat_ws(' ', d.kind_of, d.kind, d.status) from pay_recon_difference d
                join pay_recon_file f on f.id = d.file_id where f.day = ? and f.status = 'CURRENT' order by d.id""",
                String.class, day);
    }
}
