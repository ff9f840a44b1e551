package platform.log;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import testing.LogOfTheRun;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs by itself, and so last, and searches every line that the whole run logged for phone and account numbers. */
@MadangTest
@Isolated
class LogCanaryTest {
    private static final Logger log = LoggerFactory.getLogger(LogCanaryTest.class);
    private static final String PHONE = "01087654321";
    private static final String ACCOUNT = "110-987-654321";

    /** Written apart from the mask's own patterns, so that a hole in those is seen. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(?<!\\d)01[016789]-?\\d{3,4}-?\\d{4}(?!\\d)|(?<![\\d-])\\d{3}-\\d{2,3}-\\d{6}(?![\\d-])|"
                    + ACCOUNT.replace("-", ""));

    /** Ids of traces and spans: one of some hundred thousand holds what looks like a number. */
    private static final Pattern TRACE = Pattern.compile("\\b(?:[0-9a-f]{32}|[0-9a-f]{16})\\b");

    @Test
    void noLineOfTheRunHoldsAPhoneOrAccountNumber() throws IOException {
        log.info("canary planted: {} {}", PHONE, ACCOUNT);
        log.error("canary planted in an exception", new IllegalStateException("phone " + PHONE,
                new IllegalArgumentException("account " + ACCOUNT.replace("-", ""))));
        assertThat(LogOfTheRun.FILE).as("the run's log is kept").isNotEmptyFile();
        try (Stream<String> lines = Files.lines(LogOfTheRun.FILE)) {
            List<String> all = lines.toList();
            assertThat(all).anyMatch(line -> line.contains("canary planted: *** ***"));
            assertThat(all).anyMatch(line -> line.contains("IllegalStateException: phone ***"));
            assertThat(all.stream().filter(LogCanaryTest::isPersonal)).isEmpty();
        }
    }

    @Test
    void theSearchFindsAnUnmaskedLine() {
        assertThat(isPersonal("2026-11-21 INFO pay.topup : sent to " + PHONE)).isTrue();
        assertThat(isPersonal("account=" + ACCOUNT)).isTrue();
        assertThat(isPersonal("order 715010876543218352")).isFalse();
        assertThat(isPersonal("[5064307f343310742bb9f27d03046901-7128c0197250187e]")).isFalse();
    }

    private static boolean isPersonal(String line) {
        return PERSONAL.matcher(TRACE.matcher(line).replaceAll("")).find();
    }
}
