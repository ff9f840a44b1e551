package platform.web.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

/** Which policy decides about a request, and what is refused at the start. */
class RatePoliciesTest {
    private static final String MONEY = "madang.limits.policies.money.";
    private static final Map<String, String> GOOD = Map.of("madang.limits.per-address.per-minute", "600",
            "madang.limits.per-address.burst", "60", MONEY + "routes", "POST /v1/pay/**, /v1/pay/top-ups/{id}",
            MONEY + "per-caller.per-minute", "30", MONEY + "per-caller.burst", "10",
            "madang.limits.policies.topup.routes", "POST /v1/pay/top-ups",
            "madang.limits.policies.topup.per-address.per-minute", "5",
            "madang.limits.policies.topup.per-address.burst", "5");

    @Test
    void theMostSpecificRouteDecides() {
        RateLimits limits = new RateLimits(bound(Map.of()), new SimpleMeterRegistry(), null);
        assertThat(policyOf(limits, "POST", "/v1/pay/top-ups")).isEqualTo("topup");
        assertThat(policyOf(limits, "POST", "/v1/pay/bank-accounts")).isEqualTo("money");
        assertThat(policyOf(limits, "GET", "/v1/pay/top-ups/7")).isEqualTo("money");
        assertThat(policyOf(limits, "GET", "/v1/pay/wallet")).isEqualTo("default");
        assertThat(policyOf(limits, "POST", "/v1/payments")).isEqualTo("default");
    }

    /** What is open to anybody and dear is in a policy of its own. */
    @Test
    void theDescriptionOfTheApiAndWishesToLeaveAreNotCountedWithTheRest() throws IOException {
        RateLimits limits = new RateLimits(builtIn(), new SimpleMeterRegistry(), null);
        for (String path : List.of("/v3/api-docs", "/v3/api-docs.yaml")) {
            assertThat(policyOf(limits, "GET", path)).isEqualTo("api-reference");
        }
        assertThat(policyOf(limits, "POST", "/v1/member/leave")).isEqualTo("login");
    }

    /** When it fails, copy what it says into the guide. */
    @Test
    void theGuideHasTheTableOfAllPolicies() throws IOException {
        LimitProperties properties = builtIn();
        List<String> rows = new ArrayList<>();
        properties.policies().forEach((name, policy) -> rows.add("| `%s` | %s | %s | %s | %s |".formatted(name,
                policy.routes().stream().map(route -> "`" + route + "`").collect(Collectors.joining(", ")),
                text(policy.perAddress()), text(policy.perCaller()), policy.atOnce() == null ? "" : policy.atOnce())));
        rows.add("| default | all others but `/actuator` | %s | %s | |".formatted(text(properties.perAddress()),
                text(properties.perCaller())));
        assertThat(Files.readAllLines(Path.of("docs/operations.md")).stream()
                .dropWhile(line -> !line.startsWith("| policy | routes |")).skip(2)
                .takeWhile(line -> line.startsWith("|"))).containsExactlyElementsOf(rows);
    }

    private static LimitProperties builtIn() throws IOException {
        var sources = new YamlPropertySourceLoader().load("application",
                new FileSystemResource("src/main/resources/application.yaml"));
        return new Binder(ConfigurationPropertySources.from(sources)).bind("madang.limits", LimitProperties.class)
                .get();
    }

    private static String text(@Nullable Rate rate) {
        return rate == null ? "as default" : String.format(Locale.ROOT, "%,d, %,d", rate.perMinute(), rate.burst());
    }

    @Test
    void whatAPolicyDoesNotSayIsCountedWithAllOtherRoutes() {
        RateLimits limits = new RateLimits(bound(Map.of()), new SimpleMeterRegistry(), null);
        var money = limits.of("POST", "/v1/pay/x");
        var others = limits.of("GET", "/");
        assertThat(money.perAddress()).isSameAs(others.perAddress());
        assertThat(money.perCaller().rate()).isEqualTo(new Rate(30, 10));
    }

    @Test
    void aTableThatMakesNoSenseIsRefusedAtTheStart() {
        refused(Map.of(MONEY + "per-caller.burst", "0"))
                .hasMessageContaining("madang.limits.policies.money.per-caller is 30 a minute with a burst of 0");
        refused(Map.of(MONEY + "per-caller.per-minute", "-1")).hasMessageContaining("-1 a minute");
        refused(Map.of(MONEY + "at-once", "0")).hasMessageContaining("madang.limits.policies.money.at-once is 0");
        refused(Map.of("madang.limits.together", "0")).hasMessageContaining("madang.limits.together is 0");
        refused(Map.of(MONEY + "routes", "SEND /v1/pay/**")).hasMessageContaining("'SEND /v1/pay/**' is no route");
        refused(Map.of(MONEY + "routes", "POST v1/pay")).hasMessageContaining("is no route");
        refused(Map.of(MONEY + "routes", "POST /v1/{pay")).hasMessageContaining("is no route");
        refused(Map.of(MONEY + "routes", "POST /v1/pay/top-ups")).hasMessageContaining("once more");
        refused(Map.of("madang.limits.policies.default.routes", "/x", "madang.limits.policies.default.per-caller.burst",
                "5")).hasMessageContaining("policies.default has the name of what holds for all other routes");
        refused(Map.of("madang.limits.policies.empty.routes", "/x")).hasMessageContaining("empty limits nothing");
        refused(Map.of("madang.limits.policies.empty.per-caller.per-minute", "5",
                "madang.limits.policies.empty.per-caller.burst", "5")).hasMessageContaining("empty limits nothing");
    }

    private static AbstractThrowableAssert<?, ?> refused(Map<String, String> changed) {
        return assertThatThrownBy(() -> bound(changed)).satisfies(e -> assertThat(refusalIn(e)).isNotNull())
                .extracting(RatePoliciesTest::refusalIn, THROWABLE);
    }

    private static Throwable refusalIn(Throwable failure) {
        return failure == null || failure instanceof StartupRefused ? failure : refusalIn(failure.getCause());
    }

    private static LimitProperties bound(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(GOOD);
        all.putAll(changed);
        return new Binder(new MapConfigurationPropertySource(all)).bind("madang.limits", LimitProperties.class).get();
    }

    private static String policyOf(RateLimits limits, String method, String path) {
        return limits.of(method, path).policy();
    }
}
