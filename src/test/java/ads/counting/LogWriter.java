package ads.counting;

import java.nio.file.Path;
import java.util.List;

/** A process that appends to a log for ever, and says the number of each event that was acknowledged. */
final class LogWriter {
    private LogWriter() {}

    public static void main(String[] arguments) throws Exception {
        try (SegmentLog log = new SegmentLog(LogFolder.take(Path.of(arguments[0]), () -> 1), 1 << 16, 100, 0)) {
            for (long sequence = Long.parseLong(arguments[1]);; sequence++) {
                log.append(LogFrame.of(List.of(TestTokens.impression(sequence)))).join();
                System.out.println(sequence);
            }
        }
    }
}
