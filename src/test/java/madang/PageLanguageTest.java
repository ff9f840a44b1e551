package madang;

import java.util.Locale;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    /** Each would be a language of its own for whatever is kept by language, and texts in it are not there. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en-aaaaa", "en_US", "EN", "ko-KR", "zz", "-", "", "%00"})
    void whatElseIsInTheCookieIsNoChoice(String cookie) {
        assertThat(languageBy(cookie, "ko")).isEqualTo(Locale.KOREAN);
        assertThat(languageBy(cookie, "en-US,de")).isEqualTo(Locale.ENGLISH);
        assertThat(languageBy(cookie, "fr")).isEqualTo(Locale.KOREAN);
    }

    @Test
    void theChoiceComesBeforeWhatTheBrowserAsksFor() {
        assertThat(languageBy("en", "ko")).isEqualTo(Locale.ENGLISH);
        assertThat(languageBy("ko", "en")).isEqualTo(Locale.KOREAN);
    }

    private static Locale languageBy(String cookie, String asked) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("lang", cookie));
        request.addHeader("Accept-Language", asked);
        return PageLanguage.localeResolver("auto").resolveLocale(request);
    }

    private static String cookie(String secure) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        PageLanguage.localeResolver(secure).setLocale(new MockHttpServletRequest(), response, Locale.ENGLISH);
        return response.getHeader("Set-Cookie");
    }
}
