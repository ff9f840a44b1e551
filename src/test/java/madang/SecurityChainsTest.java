package madang;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import platform.security.TokenRevocations;
import testing.MadangTest;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class SecurityChainsTest {
    @LocalServerPort
    int port;
    @Autowired
    TestMembers members;
    @Autowired
    TokenRevocations revocations;
    @Autowired
    WebApplicationContext context;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theApiAsksForAToken() throws Exception {
        var answer = get("/v1/nowhere");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"UNAUTHENTICATED\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aTokenLetsIn() throws Exception {
        var answer = get("/v1/nowhere", "Authorization", members.join().bearer());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aRevokedTokenDoesNotLetInEvenThoughItWasGoodASecondAgo() throws Exception {
        var member = members.join();
        assertThat(get("/v1/nowhere", "Authorization", member.bearer()).statusCode()).isEqualTo(404);
        revocations.revokeSession(member.caller().sessionId());

        var answer = get("/v1/nowhere", "Authorization", member.bearer());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"TOKEN_REVOKED\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void aBadTokenIsRefusedOnOpenPathsToo() throws Exception {
        var answer = get("/v1/commerce/products", "Authorization", "Bearer nonsense");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"TOKEN_INVALID\"");
    }

    @Test
    void aMembersTokenOpensNoPageOfTheStaff() throws Exception {
        assertThat(get("/ops", "Authorization", members.join().bearer()).statusCode()).isEqualTo(401);
    }

    @Test
    void aBrowserIsSentToLogInAndHtmxIsToldSo() throws Exception {
        var page = get("/ops", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login");

        var part = get("/seller/orders", "HX-Request", "true");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Redirect")).hasValue("/login");
    }

    @Test
    void whatIsNotListedIsClosed() throws Exception {
        assertThat(get("/actuator/env").statusCode()).isEqualTo(401);
        assertThat(get("/ops/nowhere").statusCode()).isEqualTo(401);
        assertThat(get("/seller/nowhere").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void whereAnybodyMayGoWhatIsNotThereIsNotThere() throws Exception {
        var answer = get("/somewhere/else");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"");
        var page = get("/somewhere/else", "Accept", "text/html", "Accept-Language", "en");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no such page.");
        assertThat(get("/opsies", "Accept", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void whatMayBeReadMayBeAskedForByItsHeadAlone() throws Exception {
        var head = HttpRequest.newBuilder(uri("/")).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        assertThat(http.send(head, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    @Test
    void aPostWithoutItsCsrfTokenIsRefused() throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(uri("/login")).POST(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"CSRF_TOKEN_INVALID\"");
    }

    @Test
    void aBrowserForgetsWhatItShowedWhenSomebodyLogsOut() throws Exception {
        MockMvcBuilders.webAppContextSetup(context).apply(SecurityMockMvcConfigurers.springSecurity()).build()
                .perform(MockMvcRequestBuilders.post("/logout").secure(true)
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(MockMvcResultMatchers.redirectedUrl("/login?out"))
                .andExpect(MockMvcResultMatchers.header().string("Strict-Transport-Security",
                        "max-age=31536000 ; includeSubDomains"))
                .andExpect(MockMvcResultMatchers.header().string("Clear-Site-Data", "\"cache\", \"storage\""));
    }

    @Test
    void publishesTheKeysThatTokensAreSignedWithAndNothingPrivate() throws Exception {
        String header = members.join().token().split("\\.", -1)[0];
        String kid = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
        var answer = get("/.well-known/jwks.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"kty\":\"EC\"", "\"crv\":\"P-256\"").doesNotContain("\"d\":");
        assertThat(kid).contains(answer.body().replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1"));
    }

    @Test
    void everyAnswerCarriesTheHeaders() throws Exception {
        for (String path : new String[]{"/v1/nowhere", "/.well-known/jwks.json", "/swagger-ui/index.html"}) {
            var headers = get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElse("");
            assertThat(policy).as(path).contains("frame-ancestors 'none'", "base-uri 'none'")
                    .containsAnyOf("object-src 'none'", "default-src 'none'").doesNotContain("unsafe-eval");
            assertThat(policy.contains("unsafe-inline")).as(path).isEqualTo(path.startsWith("/swagger-ui"));
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
