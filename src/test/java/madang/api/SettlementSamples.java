package madang.api;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.springframework.context.ApplicationContext;
import pay.merchant.TestMerchant;
import pay.reconciliation.OpenDifference;
import pay.settlement.SettledMerchant;

/** The parts of {@link ApiSamples} and {@link PageSamples} that are about settlements of merchants and reconciliation. */
final class SettlementSamples {
    private static final String SETTLEMENTS = "/v1/pay/merchant/settlements";

    private SettlementSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("paySettlementList", world -> MerchantSamples.of(world, "GET", SETTLEMENTS));
        all.put("paySettlementOne", world -> MerchantSamples.of(world, "GET", settlement(world)));
        all.put("paySettlementLines", world -> MerchantSamples.of(world, "GET", settlement(world) + "/lines"));
        all.put("paySettlementAdjustments",
                world -> MerchantSamples.of(world, "GET", settlement(world) + "/adjustments"));
        all.put("paySettlementCsv", world -> MerchantSamples.of(world, "GET", settlement(world) + "/csv"));
    }

    private static String settlement(ApiWorld world) {
        return SETTLEMENTS + "/" + SettledMerchant.settlementOf(world.context, world.merchant().id);
    }

    static void addPagesTo(Map<String, Map<String, String>> operators,
            Map<String, Function<ApplicationContext, Map<String, String>>> anew) {
        operators.put("GET /ops/settlements", Map.of());
        anew.put("POST /ops/settlements/holds",
                context -> Map.of("merchant", merchant(context), "reason", "계좌 확인"));
        operators.put("GET /ops/reconciliation", Map.of());
        // Without a file, which only a form of several parts can hold, nothing is taken.
        operators.put("POST /ops/reconciliation/files", Map.of());
        anew.put("POST /ops/reconciliation/resolutions",
                context -> Map.of("difference", Long.toString(OpenDifference.in(context)), "note", "은행 확인"));
    }

    /** Fields of its forms that take any text that is one. */
    static final Set<String> FREE_TEXT = Set.of("POST /ops/settlements/holds reason",
            "POST /ops/reconciliation/resolutions note");

    private static String merchant(ApplicationContext context) {
        return Long.toString(new TestMerchant(context).id.value());
    }
}
