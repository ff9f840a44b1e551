package platform.web;

import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who is refused for what they accept, before anything is done. */
class AcceptedAnswersTest {
    private final AcceptedAnswers answers = new AcceptedAnswers();

    @RestController
    static class Operations {
        String something() {
            return "";
        }

        ResponseEntity<String> somethingInAnEntity() {
            return ResponseEntity.ok("");
        }

        void nothing() {}

        ResponseEntity<Void> nothingInAnEntity() {
            return ResponseEntity.noContent().build();
        }
    }

    @Test
    void whoTakesNoJsonIsRefusedWhereThereIsSome() throws Exception {
        for (String operation : new String[]{"something", "somethingInAnEntity"}) {
            assertThatThrownBy(() -> asks(operation, "text/html")).as(operation)
                    .isInstanceOf(HttpMediaTypeNotAcceptableException.class);
            assertThat(asks(operation, "application/json")).isTrue();
            assertThat(asks(operation, "text/html, */*;q=0.1")).isTrue();
        }
    }

    @Test
    void whatAnswersNothingMayBeAskedByAnybody() throws Exception {
        assertThat(asks("nothing", "text/html")).isTrue();
        assertThat(asks("nothingInAnEntity", "text/html")).isTrue();
    }

    private boolean asks(String operation, String accept) throws Exception {
        var request = new MockHttpServletRequest("DELETE", "/v1/a");
        request.addHeader("Accept", accept);
        return answers.preHandle(request, new MockHttpServletResponse(),
                new HandlerMethod(new Operations(), Operations.class.getDeclaredMethod(operation)));
    }
}
