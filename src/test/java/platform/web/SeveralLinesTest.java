package platform.web;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where text may have several lines, and where not. */
class SeveralLinesTest extends ProblemsScene {
    @ParameterizedTest
    @ValueSource(strings = {"one\\ntwo", "one\\r\\ntwo"})
    void keepsTheLinesOfAFieldThatMayHaveThem(String text) throws Exception {
        assertThat(post(body("remark", text)).body()).contains("\"remark\":\"one\\ntwo\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\\rtwo", "one\\ttwo", "one\\u000btwo"})
    void refusesOtherControlCharactersThere(String text) throws Exception {
        problem(post(body("remark", text)), 400, "INVALID_REQUEST");
    }

    @Test
    void refusesLinesInAnyOtherField() throws Exception {
        problem(post(body("note", "one\\ntwo")), 400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0A", "%0D%0A"})
    void doesTheSameWithForms(String lineBreak) throws Exception {
        assertThat(form("name=a&remark=one" + lineBreak + "two").body()).isEqualTo("[\"a\",\"one\\ntwo\"]");
        problem(form("name=a" + lineBreak + "b&remark=one"), 400, "FORBIDDEN_CHARACTERS");
        problem(form("name=a&remark=one%0Dtwo"), 400, "FORBIDDEN_CHARACTERS");
        problem(form("name=a&remark=one&unknown=a" + lineBreak), 400, "FORBIDDEN_CHARACTERS");
    }

    private static String body(String field, String text) {
        return """
                {"productId":"42","price":1000,"%s":"%s","lines":[{"quantity":1}]}""".formatted(field, text);
    }

    private HttpResponse<String> form(String fields) throws Exception {
        return send(HttpRequest.newBuilder(uri("/v1/form")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }
}
