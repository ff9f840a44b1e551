package platform.log;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import testing.LogOfTheRun;
import testing.MadangTest;
import testing.PersonalData;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs by itself, and so last, and searches every line that the whole run logged for what people entered and what is secret. */
@MadangTest
@Isolated
class LogCanaryTest {
    private static final Logger log = LoggerFactory.getLogger(LogCanaryTest.class);
    private static final String PHONE = "01087654321";
    private static final String ACCOUNT = "110-987-654321";

    @Test
    void noLineOfTheRunHoldsPersonalDataOrASecret() throws IOException {
        log.info("canary planted: {} {}", PHONE, ACCOUNT);
        log.error("canary planted in an exception", new IllegalStateException("phone " + PHONE,
                new IllegalArgumentException("account " + ACCOUNT.replace("-", ""))));
        assertThat(LogOfTheRun.FILE).as("the run's log is kept").isNotEmptyFile();
        try (Stream<String> lines = Files.lines(LogOfTheRun.FILE)) {
            List<String> all = lines.toList();
            assertThat(all).anyMatch(line -> line.contains("canary planted: *** ***"));
            assertThat(all).anyMatch(line -> line.contains("IllegalStateException: phone ***"));
            assertThat(all.stream().filter(line -> !PersonalData.in(line).isEmpty())).isEmpty();
        }
    }

    @Test
    void theSearchFindsAnUnmaskedLine() {
        assertThat(PersonalData.in("2026-11-21 INFO pay.topup : sent to " + PHONE)).containsExactly(PersonalData.PHONE);
        assertThat(PersonalData.in("account=" + ACCOUNT)).containsExactly(PersonalData.ACCOUNT);
        assertThat(PersonalData.in("pin 482915, live_sk_" + "A".repeat(43) + ", eyJhbGciOiJub25lIn0.e30.x"))
                .containsExactly(PersonalData.PIN, PersonalData.TOKEN, PersonalData.SECRET_KEY);
        assertThat(PersonalData.in("refused the memo <카나리아> of 김마당")).containsExactly(PersonalData.ENTERED,
                PersonalData.NAME);
        assertThat(PersonalData.in("order 715010876543218352")).isEmpty();
        assertThat(PersonalData.in("pin=3.482915 at 09:00:03.719305")).containsExactly(PersonalData.PIN);
    }

    @Test
    void theSearchTakesNoIdOrDigestOrTimeForANumber() {
        assertThat(PersonalData.in("[5064307f343310742bb9f27d03046901-7128c0197250187e]")).isEmpty();
        assertThat(PersonalData.in("key 8f14e45f-ceea-467f-a8b6-110234567890")).isEmpty();
        assertThat(PersonalData.in("http_server_requests_seconds_sum 0.01012345678")).isEmpty();
        assertThat(PersonalData.in("sha256 " + "a482915f".repeat(8))).isEmpty();
        assertThat(PersonalData.in("{\"occurredAt\":\"2026-11-21T09:00:03.482915Z\"}")).isEmpty();
    }
}
