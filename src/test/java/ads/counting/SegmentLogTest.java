package ads.counting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SegmentLogTest {
    private static final long SEED = 20_261_127;

    @TempDir
    Path root;

    @Test
    void keepsWhatItTookOverARestartAndOverSegments() throws Exception {
        try (SegmentLog log = open(2000)) {
            append(log, 1, 10);
            append(log, 11, 30);
        }
        try (SegmentLog log = open(2000)) {
            append(log, 31, 100);
            assertThat(all(log)).containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
        }
    }

    @Test
    void cutsOffWhateverACrashTore() throws Exception {
        try (SegmentLog log = open(1 << 20)) {
            append(log, 1, 5);
            append(log, 6, 9);
        }
        Path segment = root.resolve("0").resolve("%020d.log".formatted(0));
        byte[] whole = Files.readAllBytes(segment);
        int second = LogFrame.HEAD + 5 * Happening.BYTES;
        for (int length = whole.length - 1; length > second; length -= 7) {
            Files.write(segment, Arrays.copyOf(whole, length));
            try (SegmentLog log = open(1 << 20)) {
                assertThat(all(log)).as("cut at %d", length).containsExactly(1L, 2L, 3L, 4L, 5L);
                append(log, 20, 21);
                assertThat(all(log)).containsExactly(1L, 2L, 3L, 4L, 5L, 20L, 21L);
            }
        }
        whole[whole.length - 1] ^= 1;
        Files.write(segment, whole);
        try (SegmentLog log = open(1 << 20)) {
            assertThat(all(log)).as("a bit of the last frame is wrong").containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    void dropsSegmentsOnlyWhenAllOfThemIsSettled() throws Exception {
        try (SegmentLog log = open(500)) {
            for (int i = 1; i <= 40; i++) {
                append(log, i, i);
            }
            SegmentLog.Part first = log.read(0, 1);
            log.dropBefore(first.next());
            assertThat(rest(log, first.next())).hasSize(40 - first.events().size());
            log.dropBefore(log.durable());
            assertThat(log.read(log.durable(), 1).events()).isEmpty();
        }
    }

    /** The folder of a back-up, and binary logs up to today. */
    @Test
    void whatComesIsReadWhenTheDatabaseWasSettledBeyondTheEnd() throws Exception {
        long settledTo;
        try (SegmentLog log = open(1 << 20)) {
            append(log, 1, 5);
            settledTo = log.durable() + 1000;
        }
        for (int start = 1; start <= 2; start++) {
            try (SegmentLog log = open(1 << 20, settledTo)) {
                append(log, 10L * start, 10L * start);
                assertThat(rest(log, settledTo)).as("start %d", start).hasSize(start).endsWith(10L * start);
            }
        }
        try (SegmentLog log = open(1 << 20)) {
            assertThat(all(log)).as("of a database that is older still").containsExactly(1L, 2L, 3L, 4L, 5L, 10L, 20L);
        }
    }

    /** A database of yesterday, and today's folder. */
    @Test
    void whatIsThereIsReadWhenTheDatabaseWasSettledToLess() throws Exception {
        try (SegmentLog log = open(500)) {
            for (int i = 1; i <= 40; i++) {
                append(log, i, i);
            }
            log.dropBefore(log.durable() / 2);
            List<Long> left = all(log);
            assertThat(left).hasSizeBetween(19, 30)
                    .containsExactlyElementsOf(LongStream.rangeClosed(41 - left.size(), 40).boxed().toList());
        }
    }

    @Test
    void tellsThatItIsBrokenAndRefuses() throws Exception {
        var meters = new SimpleMeterRegistry();
        var properties = new CountingProperties(root, LogFrame.HEAD + Happening.BYTES, 100, Duration.ofDays(1));
        EventLog log = new EventLog(properties, () -> 1, _ -> 0, meters);
        var broken = meters.get("madang.ads.events.log.broken").gauge();
        assertThat(broken.value()).isZero();
        Files.createFile(root.resolve("0").resolve("%020d.log".formatted(LogFrame.HEAD + Happening.BYTES)));
        log.keep(List.of(TestTokens.impression(1)));
        await().until(() -> broken.value() == 1);
        assertThatThrownBy(() -> log.keep(List.of(TestTokens.impression(2)))).isInstanceOf(DomainException.class)
                .hasMessage("AD_EVENTS_BUSY");
        log.close();
    }

    @Test
    void nobodyKnowsHowMuchIsUnsettledBeforeThePositionIsRead() throws Exception {
        var meters = new SimpleMeterRegistry();
        EventLog log = new EventLog(new CountingProperties(root, 1 << 20, 100, Duration.ofDays(1)), () -> 1, _ -> 0,
                meters);
        new Settler(log, null, meters);
        log.keep(List.of(TestTokens.impression(1)));
        assertThat(meters.get("madang.ads.events.unsettled").gauge().value()).isNaN();
        log.close();
    }

    @Test
    void refusesWhenTooManyWait() throws Exception {
        try (LogFolder folder = LogFolder.take(root, () -> 1)) {
            SegmentLog log = new SegmentLog(folder, 1 << 20, 1, 0);
            log.close();
            assertThat(log.append(LogFrame.of(List.of(TestTokens.impression(1))))).isNull();
        }
    }

    @Test
    void twoInstancesTakeAFolderEach() throws Exception {
        try (LogFolder one = LogFolder.take(root, () -> 1); LogFolder other = LogFolder.take(root, () -> 2)) {
            assertThat(one.id()).isEqualTo(1);
            assertThat(other.id()).isEqualTo(2);
        }
        try (LogFolder again = LogFolder.take(root, () -> 3)) {
            assertThat(again.id()).as("the one that was left").isEqualTo(1);
        }
    }

    /** Another process appends and says what was acknowledged; it is killed at a random moment, again and again. */
    @Test
    void losesNothingAcknowledgedWhenKilled() throws Exception {
        Random random = new Random(SEED);
        Set<Long> acknowledged = new HashSet<>();
        for (int round = 0; round < 5; round++) {
            killedAfter(20 + random.nextInt(400), 1 + round * 1_000_000L, acknowledged);
            tear(random);
            try (SegmentLog log = open(1 << 16)) {
                assertThat(new HashSet<>(all(log))).as("seed %d, round %d", SEED, round).containsAll(acknowledged);
                assertThat(all(log)).doesNotHaveDuplicates();
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(100);
    }

    private void killedAfter(int lines, long first, Set<Long> acknowledged) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), LogWriter.class.getName(), root.toString(),
                Long.toString(first)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = new BufferedReader(
                new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines; i++) {
                acknowledged.add(Long.parseLong(said.readLine()));
            }
            writer.destroyForcibly();
        }
        writer.waitFor();
    }

    /** What a kill cannot do, a power failure does: the last frame is there in part. */
    private void tear(Random random) throws IOException {
        try (var files = Files.list(root.resolve("0"))) {
            Path last = files.filter(file -> file.toString().endsWith(".log")).max(Path::compareTo).orElseThrow();
            try (FileChannel channel = FileChannel.open(last, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                byte[] part = Arrays.copyOf(LogFrame.of(List.of(TestTokens.impression(99))).array(),
                        1 + random.nextInt(60));
                channel.write(ByteBuffer.wrap(part));
            }
        }
    }

    private SegmentLog open(long segmentBytes) {
        return open(segmentBytes, 0);
    }

    private SegmentLog open(long segmentBytes, long settledTo) {
        return new SegmentLog(LogFolder.take(root, () -> 1), segmentBytes, 100, settledTo);
    }

    private static void append(SegmentLog log, long first, long last) {
        log.append(LogFrame.of(LongStream.rangeClosed(first, last).mapToObj(TestTokens::impression).toList())).join();
    }

    private static List<Long> all(SegmentLog log) throws IOException {
        return rest(log, 0);
    }

    private static List<Long> rest(SegmentLog log, long from) throws IOException {
        List<Long> sequences = new ArrayList<>();
        long position = from;
        for (SegmentLog.Part part = log.read(position, 1); part.next() > position; part = log.read(position, 1)) {
            part.events().forEach(event -> sequences.add(event.token().sequence()));
            position = part.next();
        }
        return sequences;
    }
}
