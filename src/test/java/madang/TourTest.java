package madang;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import benefit.BenefitScene;
import benefit.grant.Programme;
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

    /** How it ended, and all that it said. */
    private record Ended(int code, String said) {}

    @Test
    void theTourBuysSomethingAndTakesALoan() throws Exception {
        new TestShop(application).sells("제주 감귤 5kg", 39_800, 10);
        new BenefitScene(application).fund(Programme.WALKING, 1_000);
        Ended tour = run("http://localhost:" + port);
        assertThat(tour.code()).as("docs/tour.sh:\n" + tour.said()).isZero();
        assertThat(tour.said()).contains("160200 won are left").contains("10 points, each worth one won")
                .contains("balance 1160200 won");
    }

    @Test
    void theTourEndsWithAnErrorAtTheFirstSurprise() throws Exception {
        Ended tour = run("http://localhost:" + port + "/nothing-here");
        assertThat(tour.code()).isEqualTo(1);
        assertThat(tour.said()).contains("The tour ended early: POST /v1/member/sign-ups answered");
    }

    private static Ended run(String base) throws Exception {
        Path said = Path.of("target", "tour.log");
        ProcessBuilder tour = new ProcessBuilder("bash", "docs/tour.sh").redirectErrorStream(true)
                .redirectOutput(said.toFile());
        tour.environment().put("BASE", base);
        Process process = tour.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(said, UTF_8));
    }
}
