package platform.security;

import java.util.Base64;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

import static java.nio.charset.StandardCharsets.UTF_8;
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

    /** Anything else is looked for in no table: bytes that are no text made the database refuse the question. */
    @Test
    void isReadWhereItCanBeOneOfOurs() {
        String ours = new SessionConfiguration().sessionIds().generate();
        String encoded = Base64.getEncoder().encodeToString(ours.getBytes(UTF_8));
        assertThat(Stream.of(encoded, "6rCA", "=/////w==", "", "YWJj").flatMap(value -> {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setCookies(new Cookie("madang_session", value));
            return new SessionConfiguration().sessionCookie("auto").readCookieValues(request).stream();
        })).containsExactly(ours);
    }

    private static String cookie(String secure) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SessionConfiguration().sessionCookie(secure)
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "x"));
        return response.getHeader("Set-Cookie");
    }
}
