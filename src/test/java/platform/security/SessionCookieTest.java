package platform.security;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

import static org.assertj.core.api.Assertions.assertThat;

class SessionCookieTest {
    @Test
    void inProductionTheBrowserKeepsItToOneHostAndTls() {
        assertThat(cookie("true")).startsWith("__Host-madang_session=").contains("; Secure", "; HttpOnly",
                "; SameSite=Lax", "; Path=/").doesNotContain("Domain");
    }

    /** A browser would not take the prefix without TLS. */
    @Test
    void onADevelopersMachineItTravelsWithoutTls() {
        assertThat(cookie("auto")).startsWith("madang_session=").contains("; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void itsIdIs192RandomBits() {
        SessionIdGenerator ids = new SessionConfiguration().sessionIds();
        assertThat(Stream.generate(ids::generate).limit(100)).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[\\w-]{32}"));
    }

    private static String cookie(String secure) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SessionConfiguration().sessionCookie(secure)
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "x"));
        return response.getHeader("Set-Cookie");
    }
}
