package pay.billing;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import pay.merchant.TestMerchant;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** Billing keys over HTTP: asked by a merchant, consented to by a member, ended by either. */
@MadangTest
class BillingTest {
    private static final String BILLING = BillingScene.BILLING;
    private static final String AGREEMENTS = BillingScene.AGREEMENTS;
    @Autowired
    ApplicationContext context;
    private BillingScene billing;
    private PayScene scene;
    private Api api;
    private TestMerchant merchant;
    private TestMember member;

    @BeforeEach
    void set() {
        billing = new BillingScene(context);
        scene = billing.scene;
        api = billing.api;
        merchant = billing.merchant;
        member = scene.member();
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void isActiveOnceTheMemberConsents() {
        String key = ask();
        assertThat(merchant.get(api, BILLING + "/" + key).text("status")).isEqualTo("ASKED");
        assertThat(scene.api.get(member, AGREEMENTS + "/" + key).body().path("merchantName").asString())
                .isEqualTo("마당서점");

        PayApi.Answer consented = consent(member, key, null);

        assertThat(consented.status()).isEqualTo(200);
        assertThat(merchant.get(api, BILLING + "/" + key).text("status")).isEqualTo("ACTIVE");
        assertThat(scene.api.get(member, AGREEMENTS).body().at("/items/0/billingKey").asString()).isEqualTo(key);
    }

    @Test
    void isConsentedToOnceAndThenNobodyElsesToSee() {
        String key = ask();
        TestMember other = scene.member();
        consent(member, key, null);

        PayApi.Answer once = scene.api.get(member, AGREEMENTS + "/" + key);
        PayApi.Answer again = consent(member, key, null);
        assertThat(again.status()).as("whose answer was lost").isEqualTo(200);
        assertThat(again.body()).isEqualTo(once.body());
        assertThat(consent(member, key, scene.api.card(member, "9999")).code())
                .isEqualTo("BILLING_KEY_IN_OTHER_STATE");
        assertThat(scene.api.get(other, AGREEMENTS + "/" + key).code()).isEqualTo("BILLING_KEY_NOT_FOUND");
        assertThat(consent(other, key, null).code()).isEqualTo("BILLING_KEY_NOT_FOUND");
        assertThat(scene.api.delete(other, AGREEMENTS + "/" + key).code()).isEqualTo("BILLING_KEY_NOT_FOUND");
    }

    @Test
    void chargesACardOfTheMembersOwn() {
        String card = billing.card(member, "9999");
        String key = ask();
        assertThat(consent(member, key, billing.card(scene.member(), "9999")).code()).isEqualTo("CARD_NOT_FOUND");

        assertThat(consent(member, key, card).body().path("cardId").asString()).isEqualTo(card);
        assertThat(merchant.get(api, BILLING + "/" + key).body().path("cardId").isNull()).isTrue();
    }

    @Test
    void isSignedWithItsLimits() {
        String key = ask();
        String signature = member.sign("madang.pay.billing.v1\n" + key + "\n" + merchant.id.value()
                + "\n15000\n30001\nMONEY");
        assertThat(billing.consent(member, key, "{}", signature).code()).isEqualTo("DEVICE_SIGNATURE_INVALID");
        assertThat(merchant.get(api, BILLING + "/" + key).text("status")).isEqualTo("ASKED");
    }

    @Test
    void isEndedByEitherSideForGood() {
        String first = ask();
        consent(member, first, null);
        assertThat(scene.api.delete(member, AGREEMENTS + "/" + first).body().path("status").asString())
                .isEqualTo("ENDED_BY_MEMBER");
        assertThat(end(first).code()).isEqualTo("BILLING_KEY_IN_OTHER_STATE");

        String second = ask();
        consent(member, second, null);
        assertThat(end(second).text("status")).isEqualTo("ENDED_BY_MERCHANT");
        assertThat(scene.api.delete(member, AGREEMENTS + "/" + second).code())
                .isEqualTo("BILLING_KEY_IN_OTHER_STATE");
    }

    @Test
    void isNotConsentedToTooLate() {
        String key = ask();
        scene.sql("update pay_billing_agreement set due_at = asked_at where billing_key = ?", key);
        assertThat(consent(member, key, null).code()).isEqualTo("BILLING_KEY_IN_OTHER_STATE");
    }

    @Test
    void asksForLimitsThatFitTogether() {
        assertThat(
                merchant.post(api, BILLING, Map.of("customerId", "c", "name", "n", "mostPerCharge", 2, "mostPerMonth",
                        1)).code())
                .isEqualTo("BILLING_LIMITS_DIFFER");
    }

    @Test
    void isNoMembersToSeeInTestMode() {
        String key = api.post(BILLING, BillingScene.wanted(), "Authorization", TestMerchant.basic(merchant.testKey))
                .text("billingKey");
        assertThat(scene.api.get(member, AGREEMENTS + "/" + key).code()).isEqualTo("BILLING_KEY_NOT_FOUND");
        assertThat(merchant.get(api, BILLING + "/" + key).code()).isEqualTo("BILLING_KEY_NOT_FOUND");
    }

    private String ask() {
        return billing.ask();
    }

    private Api.Answer end(String key) {
        return billing.end(key);
    }

    private PayApi.Answer consent(TestMember by, String key, String card) {
        return billing.consent(by, key, card);
    }
}
