package madang.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.Api;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For every operation that the API describes: a good request succeeds; spoilt in one thing it is refused with a code, is never
 * a failure of ours, and changes no table.
 */
@MadangTest
class BadInputTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @TestFactory
    Stream<DynamicTest> everyOperationRefusesBadInput() {
        ApiWorld world = new ApiWorld(port, context);
        return ApiDocument.operations(world.api).stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> check(world, operation)));
    }

    private void check(ApiWorld world, ApiDocument.Operation operation) {
        TableChecks tables = new TableChecks(context.getEnvironment());
        Function<ApiWorld, ApiSample> samples = ApiSamples.all().get(operation.id());
        assertThat(samples).as("ApiSamples has no request for " + operation).isNotNull();
        Api.Answer success = samples.apply(world).send(world.api);
        assertThat(success.status()).as("a good request: " + success.body()).isBetween(200, 299);
        ApiSample good = samples.apply(world);
        Map<String, Function<Api, Api.Answer>> bad = BadInput.of(operation, good);
        Map<String, Long> before = tables.whenQuiet();
        List<String> wrong = new ArrayList<>();
        bad.forEach((name, send) -> {
            Api.Answer answer = send.apply(world.api);
            boolean refused = answer.status() >= 400 && answer.status() < 500 && !answer.code().isEmpty()
                    && answer.status() != 401 && answer.status() != 403 && answer.status() != 429;
            if (!refused) {
                wrong.add(name + " -> " + answer.status() + " " + answer.body());
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(tables.whenQuiet()).isEqualTo(before);
    }
}
