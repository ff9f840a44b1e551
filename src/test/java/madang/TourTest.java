package madang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import commerce.TestShop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.MadangTest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The newcomer's first five minutes work as they are told. */
@MadangTest
class TourTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext application;

    @Test
    void theTourBuysSomethingAndSeesItOnTheFirstScreen() throws Exception {
        new TestShop(application).sells("제주 감귤 5kg", 39_800, 10);
        Process tour = run("http://localhost:" + port);
        assertThat(tour.exitValue()).as("docs/tour.sh:\n" + said(tour)).isZero();
    }

    @Test
    void theTourEndsWithAnErrorAtTheFirstSurprise() throws Exception {
        Process tour = run("http://localhost:" + port + "/nothing-here");
        assertThat(tour.exitValue()).isNotZero();
        assertThat(said(tour)).contains("The tour ended early: POST /v1/member/sign-ups answered");
    }

    private static Process run(String base) throws Exception {
        ProcessBuilder tour = new ProcessBuilder("bash", "docs/tour.sh").redirectErrorStream(true)
                .redirectOutput(Path.of("target", "tour.log").toFile());
        tour.environment().put("BASE", base);
        Process process = tour.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process;
    }

    private static String said(Process tour) throws IOException {
        return Files.readString(Path.of("target", "tour.log"), UTF_8);
    }
}
