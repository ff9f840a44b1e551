package madang.api;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import testing.Api;
import testing.MemberActor;

/** The part of {@link ApiSamples} that is about cards. */
final class CardSamples {
    private static final String CARDS = "/v1/pay/cards";

    private CardSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("payCardCustomer", world -> of(world.owner, "POST", CARDS + "/customer"));
        all.put("payCardRegister", world -> {
            MemberActor member = world.somebodyNew();
            member.post(CARDS + "/customer", Map.of());
            return of(member, "POST", CARDS).with(Map.of("authKey", authKey()));
        });
        all.put("payCardList", world -> {
            card(world);
            return of(world.owner, "GET", CARDS);
        });
        all.put("payCardRead", world -> of(world.owner, "GET", card(world)));
        all.put("payCardInstalments", world -> of(world.owner, "GET", card(world) + "/instalments?amount=120000"));
        all.put("payCardDelete", world -> of(world.owner, "DELETE", card(world)));
    }

    /** A card of the owner's: its path. */
    private static String card(ApiWorld world) {
        return CARDS + "/" + cardOf(world.owner);
    }

    /** The id of a new card of this member's. The one before goes, so that they do not become too many. */
    static String cardOf(MemberActor member) {
        Api.Answer before = member.get(CARDS);
        for (int i = 5; !before.text("items/" + i + "/id").isEmpty(); i++) {
            member.delete(CARDS + "/" + before.text("items/" + i + "/id"));
        }
        member.post(CARDS + "/customer", Map.of());
        return member.post(CARDS, Map.of("authKey", authKey())).text("id");
    }

    static String authKey() {
        return "sandbox-41-CREDIT-9999-" + UUID.randomUUID();
    }

    private static ApiSample of(MemberActor member, String method, String path) {
        return ApiSample.of(method, path).as(member.accessToken);
    }
}
