package madang.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import testing.Api;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what to whose: every endpoint of the application stands in here, or the build fails. */
@MadangTest
class OwnershipMatrixTest {
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    /** What anybody may ask for without a token. */
    private static final Set<String> OPEN = Set.of("memberSignUpStart", "memberSignUpVerify", "memberSignUpComplete",
            "memberLogInChallenge", "memberLogInLogIn", "memberLogInSendCode", "memberLogInCompleteNewDevice",
            "memberPinResetStart", "memberPinResetVerify", "memberPinResetComplete", "memberSessionRefresh",
            "memberConsentTerms", "commerceProductList", "commerceProductRead",
            "platformKeySetKeys");

    /** Pages and documents outside the described API that anybody may see. */
    private static final Set<String> OPEN_PAGES = Set.of("/", "/error", "/login", "/seller", "/sandbox/sms",
            "/swagger-ui.html", "/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config",
            "/.well-known/jwks.json");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @TestFactory
    Stream<DynamicTest> onlyTheOwnerGetsIn() {
        ApiWorld world = new ApiWorld(port, context);
        return ApiDocument.operations(world.api).stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> check(world, operation)));
    }

    private void check(ApiWorld world, ApiDocument.Operation operation) {
        Function<ApiWorld, ApiSample> samples = ApiSamples.all().get(operation.id());
        assertThat(samples).as("ApiSamples has no request for " + operation).isNotNull();
        assertThat(operation.isForMembers()).as("%s is in OPEN exactly when it needs no token", operation)
                .isNotEqualTo(OPEN.contains(operation.id()));
        ApiSample owners = samples.apply(world);
        if (operation.isForMembers()) {
            assertThat(owners.without("Authorization").send(world.api).status()).as("no token").isEqualTo(401);
            assertThat(owners.as("eyJhbGciOiJub25lIn0.e30.").send(world.api).status()).as("a forged token")
                    .isEqualTo(401);
            assertThat(owners.as(revokedToken(world)).send(world.api).status()).as("a revoked token").isEqualTo(401);
            // New for each operation: a token that another operation ended would be refused for the wrong reason.
            Api.Answer others = owners.as(world.somebodyNew().accessToken).send(world.api);
            if (operation.namesAThing()) {
                assertThat(others.status()).as("somebody else: " + others.body()).isIn(REFUSED);
            }
            assertThat(others.body().toString()).as("somebody else's answer").doesNotContain(world.owner.memberId);
        }
        Api.Answer answer = samples.apply(world).send(world.api);
        assertThat(answer.status()).as("the owner: " + answer.body()).isBetween(200, 299);
    }

    /** What is not in the API's description is for people in a browser: closed to everybody without their session. */
    @Test
    void pagesAreClosedToAnybodyWithoutASession() {
        ApiWorld world = new ApiWorld(port, context);
        List<String> open = new ArrayList<>();
        for (String path : paths()) {
            if (path.startsWith("/v1/") || OPEN_PAGES.contains(path)) {
                continue;
            }
            String real = path.replaceAll("\\{[^}]*}", "1");
            for (String method : List.of("GET", "POST")) {
                Api.Answer anonymous = world.api.send(method, real, null);
                Api.Answer member = world.api.send(method, real, null, "Authorization", world.owner.bearer());
                if (!isClosed(anonymous) || !isClosed(member)) {
                    open.add(method + " " + path + " " + anonymous.status() + " " + member.status());
                }
            }
        }
        assertThat(open).isEmpty();
    }

    private static boolean isClosed(Api.Answer answer) {
        boolean toLogIn = answer.status() == 302
                && answer.headers().firstValue("Location").orElse("").contains("/login");
        return toLogIn || REFUSED.contains(answer.status()) || answer.status() == 405;
    }

    private Set<String> paths() {
        Set<String> paths = new java.util.TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> paths.addAll(mapping.getPatternValues()));
        return paths;
    }

    private static String revokedToken(ApiWorld world) {
        MemberActor gone = world.somebodyNew();
        assertThat(gone.post("/v1/member/log-out", null).status()).isEqualTo(204);
        return gone.accessToken;
    }
}
