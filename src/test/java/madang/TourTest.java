package madang;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import ads.AdsScene;
import ads.campaign.Placement;
import benefit.BenefitScene;
import benefit.grant.Programme;
import commerce.TestShop;
import member.staff.TestStaff;
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
        AdsScene ads = new AdsScene(application, port);
        AdsScene.Running ad = ads.runsRich(Placement.HOME_BANNER);
        TestStaff advertiser = TestStaff.ofAdvertiser(application, ad.advertiser().value());
        Ended tour = run("http://localhost:" + port, Map.of("ADVERTISER", advertiser.name(), "PASSWORD",
                advertiser.password(), "TOTP_SECRET", advertiser.secret()));
        ads.ends(ad);
        assertThat(tour.code()).as("docs/tour.sh:\n" + tour.said()).isZero();
        assertThat(tour.said()).contains("160200 won are left").contains("10 points, each worth one won")
                .contains("balance 1160200 won")
                .contains("39800 won were spent this month").contains("shown: 제주 감귤")
                .contains("the tap leads to https://shop.example.com/tangerines?a=1&b=2")
                .contains("days of campaigns in the report");
    }

    @Test
    void theTourEndsWithAnErrorAtTheFirstSurprise() throws Exception {
        Ended tour = run("http://localhost:" + port + "/nothing-here", Map.of());
        assertThat(tour.code()).isEqualTo(1);
        assertThat(tour.said()).contains("The tour ended early: POST /v1/member/sign-ups answered");
    }

    private static Ended run(String base, Map<String, String> who) throws Exception {
        Path said = Path.of("target", "tour.log");
        ProcessBuilder tour = new ProcessBuilder("bash", "docs/tour.sh").redirectErrorStream(true)
                .redirectOutput(said.toFile());
        tour.environment().put("BASE", base);
        tour.environment().putAll(who);
        Process process = tour.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(said, UTF_8));
    }
}
