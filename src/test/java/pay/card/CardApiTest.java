package pay.card;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi;
import pay.PayScene;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** Cards over HTTP, as the app registers them. */
@MadangTest
class CardApiTest {
    private static final String CARDS = "/v1/pay/cards";
    @Autowired
    ApplicationContext context;
    private PayScene scene;
    private TestMember member;

    @BeforeEach
    void set() {
        scene = new PayScene(context);
        member = scene.member();
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void registersWhatTheWindowGave() {
        PayApi.Answer card = register(member, "61", "CHECK", "9999");

        assertThat(card.status()).isEqualTo(201);
        assertThat(card.body().path("companyName").asString()).isEqualTo("현대카드");
        assertThat(card.body().path("kind").asString()).isEqualTo("CHECK");
        assertThat(card.body().path("maskedNumber").asString()).isEqualTo("433012******9999");
        assertThat(scene.api.get(member, CARDS).body().path("items").size()).isEqualTo(1);
        assertThat(scene.count("pay_card where billing_key like '%sandbox%'")).isZero();
    }

    @Test
    void keepsTheSameKeyOfTheMember() {
        String first = customerKey(member);
        assertThat(first).hasSize(36);
        assertThat(customerKey(member)).isEqualTo(first);
        assertThat(customerKey(scene.member())).isNotEqualTo(first);
    }

    @Test
    void refusesWhatTheProviderRefuses() {
        assertThat(register(member, "41", "CREDIT", "0001").code()).isEqualTo("CARD_REGISTRATION_REFUSED");
        assertThat(scene.api.post(scene.member(), CARDS, "{\"authKey\":\"" + authKey("41", "CREDIT", "9999") + "\"}")
                .code()).isEqualTo("CARD_REGISTRATION_REFUSED");
    }

    @Test
    void deletesACardForGood() {
        String path = CARDS + "/" + register(member, "41", "CREDIT", "9999").body().path("id").asString();
        assertThat(scene.api.delete(scene.member(), path).code()).isEqualTo("CARD_NOT_FOUND");

        assertThat(scene.api.delete(member, path).status()).isEqualTo(204);

        assertThat(scene.api.get(member, path).code()).isEqualTo("CARD_NOT_FOUND");
        assertThat(scene.api.delete(member, path).code()).isEqualTo("CARD_NOT_FOUND");
        assertThat(scene.count("pay_card where member_id = " + member.id() + " and billing_key is not null")).isZero();
    }

    @Test
    void hasTheProviderEndTheKeyOfADeletedCard() {
        CardId id = new CardId(Long.parseLong(
                register(member, "41", "CREDIT", "9999").body().path("id").asString()));
        String key = "pay_card_ended_key where id = " + id.value();
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            context.getBean(DeleteCard.class).delete(member.id(), id);
            assertThat(scene.count(key + " and billing_key not like 'sandbox%'")).as("with it, encrypted").isEqualTo(1);
        });
        Awaitility.await().until(() -> scene.count(key) == 0);
    }

    @Test
    void takesTwentyCards() {
        for (int i = 0; i < RegisterCard.MOST; i++) {
            assertThat(register(member, "41", "CREDIT", "9999").status()).isEqualTo(201);
        }
        assertThat(register(member, "41", "CREDIT", "9999").code()).isEqualTo("CARD_LIMIT_REACHED");
    }

    @Test
    void offersInstalments() {
        String path = CARDS + "/" + register(member, "41", "CREDIT", "9999").body().path("id").asString();
        PayApi.Answer offered = scene.api.get(member, path + "/instalments?amount=120000");
        assertThat(offered.body().path("items").size()).isEqualTo(11);
        assertThat(offered.body().at("/items/0/interestFree").asBoolean()).isTrue();
        assertThat(scene.api.get(member, path + "/instalments?amount=49999").body().path("items").size()).isZero();
    }

    private PayApi.Answer register(TestMember member, String company, String kind, String lastFour) {
        customerKey(member);
        return scene.api.post(member, CARDS, "{\"authKey\":\"" + authKey(company, kind, lastFour) + "\"}");
    }

    private String customerKey(TestMember member) {
        return scene.api.post(member, CARDS + "/customer").body().path("customerKey").asString();
    }

    private String authKey(String company, String kind, String lastFour) {
        String answer = scene.api.open("/sandbox/card?company=" + company + "&kind=" + kind + "&lastFour=" + lastFour)
                .body().path("authKey").asString();
        assertThat(answer).startsWith("sandbox-");
        return answer;
    }
}
