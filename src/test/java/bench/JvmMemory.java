package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What another JVM of ours has in use, in MB: of its heap, and of its metaspace with the space for classes. */
record JvmMemory(long heap, long metaspace) {
    /** Of the heap; some collectors tell of each generation. */
    private static final Pattern HEAP = Pattern.compile("total .*used (\\d+)K");
    private static final Pattern METASPACE = Pattern.compile("Both: +(\\d+)\\.\\d+ KB used");

    /** Has it collect all of its garbage first. One jcmd for all: under load it makes more garbage at once. */
    static JvmMemory afterFullCollection(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), "GC.run\nGC.heap_info\nVM.metaspace basic scale=KB").redirectErrorStream(true)
                .start();
        String told = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        if (jcmd.waitFor() != 0 || !METASPACE.matcher(told).find()) {
            throw new IllegalStateException(told);
        }
        return new JvmMemory(sum(HEAP, told) >> 10, sum(METASPACE, told) >> 10);
    }

    private static long sum(Pattern figure, String told) {
        return figure.matcher(told).results().mapToLong(each -> Long.parseLong(each.group(1))).sum();
    }
}
