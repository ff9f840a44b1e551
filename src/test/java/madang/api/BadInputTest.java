package madang.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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
    /** What is refused in its row of a batch, of which {@code SellerApiTest} is. */
    private static final Set<String> IN_ROWS = Set.of("commerceSellerItemDispatch /parcels/0/itemId");

    /** What no good request has: this list may only become shorter. Spoilt, what a lender signs would be refused for its signature. */
    private static final Map<String, Set<String>> UNSPOILT = Map.of("loanLenderAnswerTake",
            Set.of("/terms", "/terms/amount", "/terms/annualRate", "/terms/limit", "/terms/method", "/terms/months",
                    "/terms/prepaymentFeeRate", "/terms/productCode", "/terms/rateType", "/terms/reference",
                    "/terms/upfrontFee"));
    private static final Pattern OF_A_FIELD = Pattern.compile("^(?:no )?/");
    /** A field that is wrong is refused as such, before anybody looks at what the device has signed. */
    private static final Set<String> BY_HEADER = Set.of("DEVICE_SIGNATURE_INVALID");
    /** Nothing is wrong with these but that the device has not signed them. */
    private static final Set<String> SIGNED = Set.of("/signedAt = 9223372036854775807");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @TestFactory
    Stream<DynamicTest> everyOperationRefusesBadInput() {
        ApiWorld world = new ApiWorld(port, context);
        return ApiDocument.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> check(world, operation)));
    }

    @TestFactory
    Stream<DynamicTest> everyOperationRefusesWhatIsNotTheCallers() {
        ApiWorld world = new ApiWorld(port, context);
        return ForeignInput.all().stream().map(it -> DynamicTest
                .dynamicTest(it.operation() + " " + it.field() + " " + it.what(), () -> check(world, it)));
    }

    private void check(ApiWorld world, ForeignInput.Case foreign) {
        ApiSample good = world.sample(foreign.operation());
        ApiSample bad = foreign.spoil().apply(world, good);
        TableChecks tables = new TableChecks(context, foreign.spent());
        Map<String, Long> before = tables.whenQuiet();
        Api.Answer answer = bad.send(world.api);
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(foreign.code());
        assertThat(answer.status()).isBetween(400, 499);
        tables.assertUnchanged(before);
    }

    /** An id in a body, or a signature, of which nobody has tried what is not the caller's. */
    @Test
    void noIdAndNoSignatureIsForgotten() {
        Set<String> tried = ForeignInput.all().stream().map(it -> it.operation() + " " + it.field())
                .collect(Collectors.toSet());
        List<String> forgotten = ApiDocument.operations().stream()
                .flatMap(operation -> operation.idsAndSignatures().map(field -> operation.id() + " " + field))
                .filter(it -> !tried.contains(it) && !IN_ROWS.contains(it)).toList();
        assertThat(forgotten).isEmpty();
    }

    private void check(ApiWorld world, ApiDocument.Operation operation) {
        Set<String> carried = new TreeSet<>();
        for (int kind = 0; kind < ApiWorld.kinds(operation.id()); kind++) {
            Api.Answer success = world.sample(operation.id(), kind).send(world.api);
            assertThat(success.status()).as("a good request: " + success.body()).isBetween(200, 399);
            assertThat(operation.undocumented(success)).as("not in the document").isEmpty();
            ApiSample good = world.sample(operation.id(), kind);
            check(world, kind == 0
                    ? BadInput.of(operation, good)
                    : BadInput.ofFieldsBut(carried, operation, good));
            BadInput.fields(good).forEach(carried::add);
        }
        assertThat(operation.fields().filter(field -> !carried.contains(field)))
                .as("in no good request, so that nobody spoils it")
                .containsExactlyInAnyOrderElementsOf(UNSPOILT.getOrDefault(operation.id(), Set.of()));
    }

    private void check(ApiWorld world, Map<String, Function<ApiWorld, Api.Answer>> bad) {
        TableChecks tables = new TableChecks(context, Set.of());
        Map<String, Long> before = tables.whenQuiet();
        List<String> wrong = new ArrayList<>();
        bad.forEach((name, send) -> {
            Api.Answer answer = send.apply(world);
            if (!isRefused(answer) || (OF_A_FIELD.matcher(name).find() && !SIGNED.contains(name)
                    && BY_HEADER.contains(answer.code()))) {
                wrong.add(name + " -> " + answer.status() + " " + answer.body());
            }
        });
        assertThat(wrong).isEmpty();
        tables.assertUnchanged(before);
    }

    /** For what was sent; not for who sent it, nor for how often. */
    private static boolean isRefused(Api.Answer answer) {
        boolean forTheSender = Set.of("UNAUTHENTICATED", "FORBIDDEN").contains(answer.code())
                || answer.code().startsWith("TOKEN_") || answer.code().startsWith("SECRET_KEY_");
        return answer.status() >= 400 && answer.status() < 500 && answer.status() != 429 && !answer.code().isEmpty()
                && !forTheSender;
    }
}
