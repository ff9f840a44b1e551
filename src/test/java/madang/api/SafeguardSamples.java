package madang.api;

import java.util.Map;

import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.freeze.FrozenMembers;

/** The pages by which operators watch over money: freezes, reviews, proposals, accounts. */
final class SafeguardSamples {
    private SafeguardSamples() {}

    static void add() {
        PageSamples.OPERATORS.put("GET /ops/freezes", Map.of());
        PageSamples.OPERATORS_ANEW.put("POST /ops/freezes", context -> Map.of("subject", "WALLET", "owner",
                newMember(context), "reason", "FRAUD_REPORT", "reference", "2026-1"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/freezes/lifting",
                context -> Map.of("freeze", FrozenMembers.freeze(context, new PayScene(context).member()), "why",
                        "오신고"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/freezes/return",
                context -> Map.of("credit", FrozenMembers.kept(context)));
    }

    private static String newMember(ApplicationContext context) {
        return new PayScene(context).member().id().toString();
    }
}
