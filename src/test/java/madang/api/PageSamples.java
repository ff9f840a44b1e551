package madang.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ads.AdsScene;
import member.staff.TestStaff;
import org.springframework.context.ApplicationContext;
import pay.chargeback.TestChargebacks;
import pay.dispute.TestDisputes;
import pay.easypay.TestPaidShop;
import pay.merchant.TestApplication;
import pay.merchant.TestMerchant;

/**
 * Every endpoint that is not in the API's description, by method and pattern: what anybody may have, and why; and what is
 * for operators, with a form that succeeds. The test that walks them fails for an endpoint without an entry.
 */
final class PageSamples {
    /** What anybody may have, and why. */
    static final Map<String, String> OPEN = Map.ofEntries(
            Map.entry("GET /", "the landing page"),
            Map.entry("GET /login", "one has to get in somehow"),
            Map.entry("POST /login", "it checks the password and the second factor itself"),
            Map.entry("GET /enrolment", "whoever was invited has no password yet; the ticket says who it is"),
            Map.entry("POST /enrolment", "the same"),
            Map.entry("GET /sandbox/sms", "for whoever tries the system out; not there with a real SMS gateway"),
            Map.entry("GET /sandbox/bank", "the same for the statement of an account at the bank in the box"),
            Map.entry("GET /sandbox/card", "the same for the window of the card companies in the box"),
            Map.entry("POST /sandbox/deposits", "the same for a deposit at the bank in the box"),
            Map.entry("* /error", "says what went wrong with the request that led there"),
            Map.entry("GET /swagger-ui.html", "leads to the API reference"),
            Map.entry("GET /v3/api-docs", "the API's description"),
            Map.entry("GET /v3/api-docs.yaml", "the same in YAML"),
            Map.entry("GET /v3/api-docs/swagger-config", "what the API reference shows"),
            Map.entry("GET /actuator/health", "for load balancers: up or down, without details"),
            Map.entry("GET /actuator/health/**", "for the orchestrator: liveness and readiness"));

    /** What operators may do: the form, or the query, of a request that succeeds. */
    static final Map<String, Map<String, String>> OPERATORS = new LinkedHashMap<>();

    /** Fields of forms that may be left out, or empty. */
    static final Set<String> OPTIONAL = Set.of("POST /advertiser/campaigns cap",
            "POST /advertiser/campaigns/{id}/groups region", "POST /advertiser/campaigns/{id}/groups age",
            "POST /advertiser/campaigns/{id}/groups hour", "POST /seller/products price");

    /** Fields of forms that may be there several times, each time with something. */
    static final Set<String> LISTS = Set.of("POST /seller/webhooks topic", "POST /seller/keys scope",
            "POST /ops/commerce/chargebacks part", "POST /advertiser/campaigns/{id}/groups region",
            "POST /advertiser/campaigns/{id}/groups age", "POST /advertiser/campaigns/{id}/groups hour");

    /** Forms that are done each time that they are sent: they only show something, or go on where they were cut off. */
    static final Set<String> EACH_TIME = Set.of("/seller/orders/slips", "/seller/orders/recipient",
            "/seller/products/sheets/done", "/ops/reconciliation/files", "/ops/audit/verification",
            "/ops/signing-keys/replacement");

    /** Forms whose sample brings no file, so that nothing is done: {@code BatchSentTwiceTest} and {@code TableSentTwiceTest} bring some. */
    static final Set<String> WITHOUT_FILE = Set.of("/seller/orders/invoices", "/seller/products/sheets");

    /** Fields of operators' and advertisers' forms that take any text that is one. */
    static final Set<String> FREE_TEXT = Stream
            .of(Set.of("POST /ops/ads/advertisers name", "POST /ops/merchants name", "POST /advertiser/campaigns name",
                    "POST /advertiser/campaigns/{id}/groups name", "POST /advertiser/groups/{id}/creatives title"),
                    ShelfSamples.FREE_TEXT,
                    SafeguardSamples.FREE_TEXT, SettlementSamples.FREE_TEXT, SellerSamples.FREE_TEXT,
                    ListingSamples.FREE_TEXT, VoiceSamples.FREE_TEXT)
            .flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /** Fields that may have several lines. */
    static final Set<String> SEVERAL_LINES = Set.of("POST /seller/shop introduction", "POST /ops/sellers documents",
            "POST /seller/chargebacks text");

    /** What operators may do with a form made anew, about something that is there. */
    static final Map<String, Function<ApplicationContext, Map<String, String>>> OPERATORS_ANEW = new LinkedHashMap<>();

    /** What administrators alone may do, with a form made anew, about somebody who is there. */
    static final Map<String, Function<ApplicationContext, Map<String, String>>> ADMINISTRATORS = new LinkedHashMap<>();

    /** What everybody who is logged in may do with their own account: a form that leaves it as it is. */
    static final Map<String, Map<String, String>> LOGGED_IN = Map.of("GET /account", Map.of(), "POST /account/password",
            Map.of("password", "not the present one", "chosen", "eleven quiet herons", "code", "000000"),
            "POST /account/sessions", Map.of("session", "0123456789abcdef0123456789abcdef"));

    /** What a seller's people may have of their own shop: the query of a request that succeeds. */
    static final Map<String, Map<String, String>> SELLERS = Map.of("GET /seller/products",
            Map.of("tab", "ON_SALE", "before", "715238462915428352"), "GET /seller/products/{productId}", Map.of());

    /** What the scraper may have besides them, by its own credential. */
    static final Set<String> SCRAPER = Set.of("GET /actuator/prometheus");

    private static final String NO_LISTENER = "test.no-such-listener";

    /** What an advertiser's people may do with their own: the id in the path, and a form. */
    record Own(long id, Map<String, String> form) {}

    static final Map<String, Function<AdsScene.Running, Own>> ADVERTISERS = new LinkedHashMap<>();

    private PageSamples() {}

    /** The path of an endpoint, with what the form says in the place of its variables. */
    static String path(String endpoint, Map<String, String> form) {
        String path = endpoint.split(" ", -1)[1];
        for (Map.Entry<String, String> field : form.entrySet()) {
            path = path.replace("{" + field.getKey() + "}", field.getValue());
        }
        return path;
    }

    private static void advertisers() {
        ADVERTISERS.put("GET /advertiser", _ -> new Own(0, Map.of()));
        ADVERTISERS.put("GET /advertiser/campaigns/{id}", ad -> new Own(ad.campaign().value(), Map.of()));
        ADVERTISERS.put("POST /advertiser/campaigns", _ -> new Own(0,
                Map.of("name", "새 캠페인", "daily", "10000", "total", "100000", "startsOn", "2026-11-21", "cap", "12")));
        ADVERTISERS.put("POST /advertiser/campaigns/{id}/budget",
                ad -> new Own(ad.campaign().value(), Map.of("daily", "20000", "total", "200000")));
        ADVERTISERS.put("POST /advertiser/campaigns/{id}/groups", ad -> new Own(ad.campaign().value(),
                Map.of("name", "제주 사람", "kind", "CPC", "bid", "250", "region", "JEJU", "age", "THIRTIES", "hour",
                        "9")));
        ADVERTISERS.put("POST /advertiser/groups/{id}/state", ad -> new Own(ad.group().value(),
                Map.of("campaign", Long.toString(ad.campaign().value()), "state", "PAUSED")));
        ADVERTISERS.put("POST /advertiser/groups/{id}/creatives", ad -> new Own(ad.group().value(),
                Map.of("campaign", Long.toString(ad.campaign().value()), "kind", "IMAGE", "title", "감귤", "mediaUrl",
                        "https://cdn.example.com/b.png", "width", "640", "height", "100", "landingUrl",
                        "https://shop.example.com/")));
        ADVERTISERS.put("POST /advertiser/creatives/{id}/submission", ad -> new Own(ad.creative().value(),
                Map.of("campaign", Long.toString(ad.campaign().value()))));
        ADVERTISERS.put("POST /advertiser/campaigns/{id}/state",
                ad -> new Own(ad.campaign().value(), Map.of("state", "ACTIVE")));
    }

    private static void merchants() {
        OPERATORS.put("GET /ops/merchants", Map.of("merchant", "715238462915428352"));
        OPERATORS.put("GET /ops/disputes", Map.of());
        OPERATORS.put("GET /ops/payments", Map.of("merchant", "715238462915428352", "order", "order-20261130"));
        OPERATORS.put("GET /ops/chargebacks", Map.of("order", "715238462915428352"));
        OPERATORS_ANEW.put("POST /ops/chargebacks", TestChargebacks::form);
        OPERATORS_ANEW.put("POST /ops/chargebacks/decisions", TestChargebacks::decision);
        OPERATORS_ANEW.put("POST /ops/payments/disputes", TestPaidShop::disputeForm);
        OPERATORS_ANEW.put("POST /ops/disputes/decisions", context -> Map.of("dispute",
                new TestDisputes(context).opened(new TestMerchant(context).id), "decision", "WON"));
        OPERATORS_ANEW.put("POST /ops/merchants", TestApplication::form);
        OPERATORS_ANEW.put("POST /ops/merchants/decisions",
                context -> Map.of("merchant", TestApplication.entered(context), "decision", "REVIEW"));
        OPERATORS_ANEW.put("POST /ops/merchants/keys",
                context -> Map.of("merchant", Long.toString(new TestMerchant(context).id.value()), "mode", "TEST"));
        OPERATORS_ANEW.put("POST /ops/merchants/keys/revocation", context -> {
            TestMerchant merchant = new TestMerchant(context);
            return Map.of("merchant", Long.toString(merchant.id.value()), "key", merchant.idOf(merchant.liveKey));
        });
    }

    static {
        for (String page : new String[]{"", "/cases", "/backlog", "/dead-letters", "/replay", "/audit", "/rate-limits",
                "/home", "/commerce", "/sms", "/signing-keys", "/signing-keys/replacement", "/benefit", "/loan",
                "/ad-deposits", "/seller-money",
                "/trial-balance",
                "/cash-receipts", "/cash-receipts/csv",
                "/promotions",
                "/ads"}) {
            OPERATORS.put("GET /ops" + page, Map.of());
        }
        OPERATORS.put("GET /ops/dead-letters", Map.of("listener", NO_LISTENER, "of", NO_LISTENER, "diedAt",
                "2026-11-21T01:00:00Z", "eventId", "715238462915428352"));
        OPERATORS.put("POST /ops/dead-letters/replay", Map.of("of", NO_LISTENER, "eventId", "715238462915428352"));
        OPERATORS.put("POST /ops/dead-letters/replay-all", Map.of("listener", NO_LISTENER));
        OPERATORS.put("POST /ops/replay/start", Map.of("listener", NO_LISTENER, "from", "2026-11-21T10:00:00"));
        OPERATORS.put("POST /ops/replay/cancel", Map.of("id", "715238462915428352"));
        OPERATORS.put("POST /ops/audit/verification", Map.of());
        OPERATORS.put("POST /ops/signing-keys/rotation", Map.of());
        OPERATORS.put("POST /ops/home/rebuild", Map.of("readModel", "COMPARISON"));
        OPERATORS.put("POST /ops/benefit/funding",
                Map.of("id", "914446321023190086", "programme", "WALKING", "amount", "10000"));
        OPERATORS.put("POST /ops/ads/advertisers", Map.of("name", "감귤농협"));
        OPERATORS_ANEW.put("POST /ops/ads/review",
                context -> Map.of("creative", AdsScene.waiting(context), "verdict", "APPROVE"));
        OPERATORS_ANEW.put("POST /ops/ads/advertisers/state",
                context -> Map.of("advertiser", Long.toString(new AdsScene(context, 0).advertiser().value()), "state",
                        "SUSPENDED"));
        ShelfSamples.addPagesTo(OPERATORS, OPERATORS_ANEW);
        advertisers();
        SafeguardSamples.add();
        OPERATORS_ANEW.put("POST /ops/ad-deposits",
                context -> Map.of("advertiser", Long.toString(AdsScene.knownToPay(context).value()), "amount", "50000",
                        "reference", UUID.randomUUID().toString()));
        merchants();
        ADMINISTRATORS.put("GET /ops/staff", _ -> Map.of());
        ADMINISTRATORS.put("POST /ops/staff",
                context -> Map.of("name", "n" + TestStaff.operator(context).id(), "role", "OPERATOR"));
        ADMINISTRATORS.put("POST /ops/staff/roles",
                context -> Map.of("of", TestStaff.operator(context).id().toString(), "role", "OPERATOR"));
        for (String action : new String[]{"/invitation", "/disabling"}) {
            ADMINISTRATORS.put("POST /ops/staff" + action,
                    context -> Map.of("of", TestStaff.operator(context).id().toString()));
        }
        for (String endpoint : new String[]{"", "/info", "/prometheus"}) {
            OPERATORS.put("GET /actuator" + endpoint, Map.of());
        }
        SettlementSamples.addPagesTo(OPERATORS, OPERATORS_ANEW);
        SellerSamples.addPagesTo(OPERATORS, OPERATORS_ANEW);
        // The last one, since it ends all members' tokens.
        OPERATORS.put("POST /ops/signing-keys/replacement", Map.of("confirmed", "yes"));
    }
}
