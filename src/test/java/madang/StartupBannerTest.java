package madang;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import pay.merchant.TestMerchant;
import testing.Api;
import testing.DemoMadang;
import testing.DemoPhone;
import testing.MemberActor;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** What the banner tells a newcomer is true of the application that prints it; that it is printed {@link JarIT} sees. */
class StartupBannerTest {
    private static final int PORT = DemoMadang.started().port();
    private static final String TEXT = StartupBanner.text("http://localhost:" + PORT);

    @Test
    void itsAddressesOpen() throws Exception {
        List<String> paths = all("http://localhost:" + PORT + "(\\S*)").map(found -> found.group(1)).toList();

        assertThat(paths).containsExactly("", "/swagger-ui.html", "/ops", "/seller", "/advertiser", "/v1/pay/merchant");
        assertThat(statusWhereItLeads("/")).isEqualTo(200);
        assertThat(statusWhereItLeads("/swagger-ui.html")).isEqualTo(200);
        String key = all("curl -u (\\S+): ").findFirst().orElseThrow().group(1);
        assertThat(new Api(PORT).get("/v1/pay/merchant", "Authorization", TestMerchant.basic(key)).status())
                .isEqualTo(200);
    }

    @Test
    void itsPeopleLogInAndTheirPagesOpen() {
        String secret = all("TOTP +(\\S+)").findFirst().orElseThrow().group(1);
        List<MatchResult> people = all(PORT + "(/\\S+) +(\\S+) / (\\S+)").toList();

        assertThat(people).hasSize(3).allSatisfy(person -> {
            StaffActor actor = StaffActor.at(PORT);
            assertThat(actor.logsIn(person.group(2), person.group(3), TestStaff.codeNow(secret)))
                    .isEqualTo(person.group(1));
            assertThat(actor.opens(person.group(1)).statusCode()).as(person.group(1)).isEqualTo(200);
        });
    }

    @Test
    void itsMembersLogIn() {
        MatchResult members = all("phones (\\d+), (\\d+), \\.\\.\\.  PIN (\\d+)").findFirst().orElseThrow();

        for (int i = 1; i <= 2; i++) {
            MemberActor member = DemoPhone.of(PORT, i);
            assertThat(member.phone).isEqualTo(members.group(i));
            member.pin = members.group(3);
            assertThat(member.triesToLogIn().status()).isEqualTo(200);
        }
    }

    @Test
    void itsTourIsThere() {
        assertThat(Path.of(all("tour +(\\S+)").findFirst().orElseThrow().group(1))).isExecutable();
    }

    private static int statusWhereItLeads(String path) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static Stream<MatchResult> all(String pattern) {
        return Pattern.compile(pattern).matcher(TEXT).results();
    }
}
