package madang.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import commerce.TestShop;
import commerce.access.TestKeys;
import member.staff.TestStaff;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pay.merchant.TestMerchant;
import platform.demo.DemoIds;
import platform.id.Tsid;
import testing.Api;
import testing.MadangTest;
import testing.MemberActor;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what to whose: every operation of the API stands in here, or the build fails. {@link PageMatrixTest} has all
 * other endpoints.
 */
@MadangTest
class OwnershipMatrixTest {
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    /** What anybody may ask for without a token. */
    private static final Set<String> OPEN = Set.of("memberSignUpStart", "memberSignUpVerify", "memberSignUpComplete",
            "memberLogInChallenge", "memberLogInLogIn", "memberLogInSendCode", "memberLogInCompleteNewDevice",
            "memberPinResetStart", "memberPinResetVerify", "memberPinResetComplete", "memberSessionRefresh",
            "memberConsentTerms", "commerceProductList", "commerceProductRead", "commerceCouponOpen",
            "commerceSearchFind",
            "commerceSearchSuggest",
            "commerceCategoryTree", "commerceCategoryForm", "commerceSellerRead", "commerceImageRead",
            "commerceDealList", "commerceDealRead", "commerceDealTeams", "commerceTeamRead", "commerceTeamStream",
            "loanLenderAnswerTake", "platformKeySetKeys", "adsEventBeacon", "adsEventClick");
    /** What members do for themselves with a thing that is everybody's: a product. */
    private static final Set<String> EVERYBODYS = Set.of("commerceWishAdd", "commerceWishRemove", "commerceDealQuote");
    /** What people of the browser's pages read by their session. */
    private static final Set<String> STAFF = Set.of("adsExplainExplain", "adsReportRead", "adsReportCsv");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @TestFactory
    Stream<DynamicTest> onlyTheOwnerGetsIn() {
        ApiWorld world = new ApiWorld(port, context);
        String revoked = revokedToken(world);
        List<String> staff = List.of(TestStaff.operator(context).logsIn(port).cookie(),
                TestStaff.withoutRole(context).logsIn(port).cookie(),
                TestStaff.ofSeller(context, DemoIds.seller(1)).logsIn(port).cookie());
        return ApiDocument.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(),
                        () -> check(world, staff, revoked, operation)));
    }

    private void check(ApiWorld world, List<String> staff, String revoked, ApiDocument.Operation operation) {
        ApiSample owners = world.sample(operation.id());
        assertThat(operation.isForMembers() || operation.isForMerchants() || operation.isForSellers())
                .as("%s is in OPEN exactly when it needs no token", operation)
                .isNotEqualTo(OPEN.contains(operation.id()) || VoiceSamples.OPEN.contains(operation.id())
                        || STAFF.contains(operation.id()));
        if (operation.isForMembers()) {
            assertThat(owners.without("Authorization").send(world.api).status()).as("no token").isEqualTo(401);
            assertThat(owners.as("eyJhbGciOiJub25lIn0.e30.").send(world.api).status()).as("a forged token")
                    .isEqualTo(401);
            assertThat(owners.as(revoked).send(world.api).status()).as("a revoked token").isEqualTo(401);
            staff.forEach(cookie -> assertThat(
                    owners.without("Authorization").header("Cookie", cookie).send(world.api).status())
                    .as("a session of the browser's pages").isEqualTo(401));
            // New for each operation: a token that another operation ended would be refused for the wrong reason.
            Api.Answer others = owners.as(world.somebodyNew().accessToken).send(world.api);
            if (operation.namesAThing() && !EVERYBODYS.contains(operation.id())
                    && !VoiceSamples.EVERYBODYS.contains(operation.id())) {
                assertThat(others.status()).as("somebody else: " + others.body()).isIn(REFUSED);
            }
            assertThat(others.body().toString()).as("somebody else's answer").doesNotContain(world.owner.memberId);
        }
        if (operation.isForMerchants()) {
            checkMerchants(world, staff, operation, owners);
        }
        if (operation.isForSellers()) {
            checkSellers(world, staff, operation, owners);
        }
        if (STAFF.contains(operation.id())) {
            checkStaff(world, staff, owners);
        }
        ApiSample good = world.sample(operation.id());
        Api.Answer answer = good.send(world.api);
        assertThat(answer.status()).as("the owner: " + answer.body()).isBetween(200, 399);
        if (good.headers().containsKey("Idempotency-Key")) {
            Api.Answer others = byAnother(world, operation, good).send(world.api);
            assertThat(others.headers().firstValue("Idempotent-Replayed")).as("another caller's key is another key")
                    .isEmpty();
        }
    }

    /** The same request, under the same key, by somebody who may ask for such things of their own. */
    private ApiSample byAnother(ApiWorld world, ApiDocument.Operation operation, ApiSample good) {
        if (operation.isForSellers()) {
            return good.signedBy(TestKeys.of(context, Tsid.of(new TestShop(context).seller())));
        }
        return operation.isForMerchants()
                ? good.byKey(new TestMerchant(context).liveKey)
                : good.as(world.somebodyNew().accessToken);
    }

    private void checkMerchants(ApiWorld world, List<String> staff, ApiDocument.Operation operation,
            ApiSample owners) {
        assertThat(owners.without("Authorization").send(world.api).status()).as("no key").isEqualTo(401);
        assertThat(owners.byKey("live_sk_" + "A".repeat(43)).send(world.api).status()).as("a forged key")
                .isEqualTo(401);
        assertThat(owners.as(world.owner.accessToken).send(world.api).status()).as("a member's token").isEqualTo(401);
        TestMerchant stranger = new TestMerchant(context);
        String revoked = stranger.newKey(true);
        stranger.revoke(revoked);
        assertThat(owners.byKey(revoked).send(world.api).status()).as("a revoked key").isEqualTo(401);
        staff.forEach(cookie -> assertThat(
                owners.without("Authorization").header("Cookie", cookie).send(world.api).status())
                .as("a session of the browser's pages").isEqualTo(401));
        Api.Answer others = owners.byKey(stranger.liveKey).send(world.api);
        if (operation.namesAThing()) {
            assertThat(others.status()).as("another merchant: " + others.body()).isIn(REFUSED);
            String byTestKey = TestMerchant.basic(world.merchant().testKey);
            Api.Answer other = owners.byKey(byTestKey.equals(owners.headers().get("Authorization"))
                    ? world.merchant().liveKey
                    : world.merchant().testKey).send(world.api);
            assertThat(other.status()).as("its own key of the other mode: " + other.body()).isIn(REFUSED);
        }
        assertThat(others.body().toString()).as("another merchant's answer")
                .doesNotContain(Long.toString(world.merchant().id.value()));
    }

    private void checkSellers(ApiWorld world, List<String> staff, ApiDocument.Operation operation, ApiSample owners) {
        assertThat(owners.without("Authorization").send(world.api).status()).as("unsigned").isEqualTo(401);
        TestKeys key = owners.signer();
        assertThat(owners.signedBy(new TestKeys(key.id(), "A".repeat(43))).send(world.api).status())
                .as("signed with another secret").isEqualTo(401);
        assertThat(owners.as(world.owner.accessToken).send(world.api).status()).as("a member's token").isEqualTo(401);
        staff.forEach(cookie -> assertThat(
                owners.without("Authorization").header("Cookie", cookie).send(world.api).status())
                .as("a session of the browser's pages").isEqualTo(401));
        assertThat(owners.signedBy(world.keyForOthersThan(operation.path())).send(world.api).status())
                .as("a key that is good for something else").isEqualTo(403);
        Api.Answer others = owners.signedBy(TestKeys.of(context, Tsid.of(new TestShop(context).seller())))
                .send(world.api);
        if (operation.namesAThing()) {
            assertThat(others.status()).as("another seller: " + others.body()).isEqualTo(404);
        }
        assertThat(others.body().toString()).as("another seller's answer").doesNotContain("감귤");
    }

    private void checkStaff(ApiWorld world, List<String> others, ApiSample owners) {
        assertThat(owners.without("Cookie").send(world.api).status()).as("no session").isEqualTo(401);
        assertThat(owners.without("Cookie").as(world.owner.accessToken).send(world.api).status()).as("a member's token")
                .isEqualTo(401);
        List<String> strangers = new ArrayList<>(others);
        strangers.add(TestStaff.ofAdvertiser(context, 715_000_000_000_000_001L).logsIn(port).cookie());
        long refused = strangers.stream().filter(cookie -> {
            Api.Answer answer = owners.header("Cookie", cookie).send(world.api);
            JsonNode items = answer.body().path("items");
            // Of a table with nobody's rows the head is left.
            return answer.status() == 403 || (items.isArray() && items.isEmpty())
                    || (answer.body().isString() && answer.body().asString().lines().count() == 1);
        }).count();
        // An operator may explain; nobody but an advertiser's people reads a report, and others' is empty to them.
        assertThat(strangers.size() - refused).isLessThanOrEqualTo(owners.path().contains("explain") ? 1 : 0);
    }

    private static String revokedToken(ApiWorld world) {
        MemberActor gone = world.somebodyNew();
        assertThat(gone.post("/v1/member/log-out", null).status()).isEqualTo(204);
        return gone.accessToken;
    }
}
