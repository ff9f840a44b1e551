package madang;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class PageLanguageTest {
    @Test
    void inProductionItsCookieIsKeptToOneHostAndTls() {
        assertThat(cookie("true")).startsWith("__Host-lang=en").contains("; Secure", "; HttpOnly", "; SameSite=Lax",
                "; Path=/").doesNotContain("Domain");
    }

    /** A browser would not take the prefix without TLS. */
    @Test
    void onADevelopersMachineItTravelsWithoutTls() {
        assertThat(cookie("auto")).startsWith("lang=en").contains("; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Secure");
    }

    private static String cookie(String secure) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        PageLanguage.localeResolver(secure).setLocale(new MockHttpServletRequest(), response, Locale.ENGLISH);
        return response.getHeader("Set-Cookie");
    }
}
