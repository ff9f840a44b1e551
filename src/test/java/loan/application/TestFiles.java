package loan.application;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Files for tests. */
final class TestFiles {
    private TestFiles() {}

    /** A file that begins and ends as a PDF does, of so many bytes. */
    static byte[] pdf(int size, long seed) {
        byte[] file = new byte[size];
        new Random(seed).nextBytes(file);
        byte[] begin = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(begin, 0, file, 0, begin.length);
        System.arraycopy(end, 0, file, size - end.length, end.length);
        return file;
    }
}
