package platform.security;

import java.util.Map;

import jakarta.servlet.http.Cookie;

import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class CsrfTokensTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext application;

    /** Or anybody fills the database with sessions by asking for the form. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/enrolment?ticket=x", "/ops", "/"})
    void whoIsNotLoggedInHasNoSession(String page) {
        StaffActor anybody = StaffActor.at(port);
        anybody.opens(page);
        anybody.sends("/login", Map.of("name", "nobody"), "planted");
        anybody.logsIn("nobody", "not the password", "000000");
        assertThat(anybody.cookie()).startsWith("madang_csrf=").doesNotContain("madang_session");
    }

    @Test
    void theTokenOfTheLogInFormIsWorthNothingFromTheLogInOn() {
        TestStaff person = TestStaff.operator(application);
        StaffActor actor = StaffActor.at(port);
        String before = actor.csrfTokenOn("/login");
        assertThat(actor.sends("/login",
                Map.of("name", person.name(), "password", person.password(), "code", person.code()), before)
                .statusCode()).isEqualTo(302);
        assertThat(actor.cookie()).contains("madang_session=").doesNotContain("madang_csrf=");
        assertThat(actor.sends("/logout", Map.of(), before).statusCode()).isEqualTo(403);
        assertThat(actor.opens("/ops").statusCode()).isEqualTo(200);
        assertThat(actor.submits("/ops", "/logout", Map.of()).statusCode()).isEqualTo(302);
        assertThat(actor.opens("/ops").statusCode()).isEqualTo(302);
    }

    @Test
    void inProductionTheCookieIsKeptToOneHostAndTls() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        CsrfTokens tokens = new CsrfTokens("true");
        MockHttpServletRequest request = new MockHttpServletRequest();
        tokens.saveToken(tokens.generateToken(request), request, response);
        Cookie cookie = response.getCookie("__Host-madang_csrf");
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();

        assertThat(StaffActor.at(port).opens("/login").headers().allValues("Set-Cookie")).singleElement().asString()
                .startsWith("madang_csrf=").contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                .doesNotContain("Secure");
    }
}
