package platform.web;

import java.time.Duration;
import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The fields of a form that was read before the server could. */
class ReadFormTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");

    @Test
    void hasTheFieldsOfTheQueryAndThenOfTheForm() throws Exception {
        request.addParameter("lang", "ko");
        request.addParameter("name", "query");
        HttpServletRequest form = form("name=%EB%A7%88%EB%8B%B9+a&empty=&alone");
        assertThat(form.getParameter("name")).isEqualTo("query");
        assertThat(form.getParameterValues("name")).containsExactly("query", "마당 a");
        assertThat(form.getParameter("empty")).isEmpty();
        assertThat(form.getParameter("alone")).isEmpty();
        assertThat(form.getParameter("none")).isNull();
        assertThat(form.getParameterValues("none")).isNull();
        assertThat(Collections.list(form.getParameterNames())).containsExactly("lang", "name", "empty", "alone");
        assertThat(new String(form.getInputStream().readAllBytes(), UTF_8)).startsWith("name=%EB");
    }

    @Test
    void whatIsNoFormIsRefusedAsTheServerDoes() throws Exception {
        assertThatThrownBy(form("a=%zz")::getParameterMap).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(form("a&b&c&d&e")::getParameterMap).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isOfItsTypeAndMethod() {
        assertThat(ReadForm.is(request)).isFalse();
        request.setContentType("Application/x-www-form-urlencoded ; charset=EUC-KR");
        assertThat(ReadForm.is(request)).isTrue();
        request.setContentType("application/x-www-form-urlencoded-more");
        assertThat(ReadForm.is(request)).isFalse();
    }

    private HttpServletRequest form(String body) throws BodyTooSlowException {
        request.setContentType("application/x-www-form-urlencoded");
        request.setContent(body.getBytes(UTF_8));
        return new ReadForm(ReadRequest.arrived(request, Duration.ofMinutes(1)), 4);
    }
}
