package member.staff;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import platform.crypto.Secrets;
import platform.id.Ids;
import platform.id.Tsid;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class KnownBrowsersTest {
    @Autowired
    KnownBrowsers browsers;
    @Autowired
    Secrets secrets;
    @Autowired
    Clock clock;
    @Autowired
    Ids ids;

    @Test
    void knowsABrowserByItsMarkForThePersonWhoLoggedInThere() {
        Tsid person = ids.next();
        String mark = browsers.mark(person);
        assertThat(browsers.find(mark, person)).isPresent().isEqualTo(browsers.find(mark, person));
        assertThat(browsers.find(browsers.mark(person), person)).as("another").isPresent()
                .isNotEqualTo(browsers.find(mark, person));
        assertThat(browsers.find(mark, ids.next())).as("of somebody else").isEmpty();
    }

    @Test
    void takesNoMarkThatWasNotGiven() {
        Tsid person = ids.next();
        byte[] good = Base64.getUrlDecoder().decode(browsers.mark(person));
        List<String> bad = new ArrayList<>(List.of("", "x", "=", "é", "A".repeat(86), "/".repeat(86), "_".repeat(86)));
        for (int i = 0; i < good.length; i++) {
            byte[] changed = good.clone();
            changed[i] ^= 1;
            bad.add(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
        assertThat(bad).allSatisfy(mark -> assertThat(browsers.find(mark, person)).isEmpty());
        assertThat(browsers.find(null, person)).isEmpty();
    }

    @Test
    void forgetsABrowserThatWasNotUsedFor90Days() {
        Tsid person = ids.next();
        String mark = browsers.mark(person);
        assertThat(later(Duration.ofDays(89)).find(mark, person)).isPresent();
        assertThat(later(Duration.ofDays(90)).find(mark, person)).isEmpty();
    }

    private KnownBrowsers later(Duration after) {
        return new KnownBrowsers(secrets, Clock.offset(clock, after));
    }

    @Test
    void inProductionTheCookieIsKeptToOneHostAndTls() {
        assertThat(cookie("true")).startsWith("__Host-madang_browser=x").contains("; Secure", "; HttpOnly",
                "; SameSite=Lax", "; Path=/", "; Max-Age=7776000").doesNotContain("Domain");
        assertThat(cookie("auto")).startsWith("madang_browser=x").doesNotContain("Secure");
    }

    private static String cookie(String secure) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new BrowserCookie(secure).write("x", new MockHttpServletRequest(), response);
        return response.getHeader("Set-Cookie");
    }
}
