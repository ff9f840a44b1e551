package pay.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi;
import pay.PayScene;
import pay.error.PayError;
import pay.psp.BillingToken;
import pay.psp.CancelOrder;
import pay.psp.CardCompany;
import pay.psp.CardKind;
import pay.psp.CardLook;
import pay.psp.ChargeOrder;
import pay.psp.Psp;
import pay.psp.PspAnswer;
import pay.wallet.FindWallet;
import pay.wallet.LockWallet;
import platform.crypto.FieldEncryption;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.ErrorCode;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
        assertThat(scene.count("pay_card where member_id = " + member.id() + " and customer_key <> ''"))
                .as("what the provider knows its member by").isZero();
    }

    @Test
    void deletesACardOnceHoweverManyAskAtOnce() throws Exception {
        for (int round = 0; round < Math.min(Race.ROUNDS, 20); round++) {
            String path = CARDS + "/" + register(member, "41", "CREDIT", "9999").body().path("id").asString();
            List<Integer> answers = Race.atOnce(
                    Collections.nCopies(4, () -> scene.api.delete(member, path).status()));
            assertThat(answers).containsOnlyOnce(204).containsOnly(204, 404);
        }
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
    void endsTheOthersBesideAKeyThatCannotBeRead() {
        EndedKeys keys = context.getBean(EndedKeys.class);
        CardId unreadable = new CardId(scene.id().value());
        CardId other = new CardId(scene.id().value());
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            // Before all others in the queue.
            keys.add(unreadable, new BillingToken("lost", "customer"), scene.now().minus(Duration.ofDays(1)));
            scene.sql("update pay_card_ended_key set billing_key = 'gone.x', tries = 1 where id = ?",
                    unreadable.value());
            keys.add(other, new BillingToken("good", "customer"), scene.now());
        });
        Awaitility.await().until(() -> scene.count("pay_card_ended_key where id = " + other.value()) == 0);
        Awaitility.await().until(() -> scene.count("pay_card_ended_key where tries = 2"
                + " and next_at > utc_timestamp(6) + interval 90 second and id = " + unreadable.value()) == 1);
        scene.sql("delete from pay_card_ended_key where id = ?", unreadable.value());
    }

    @Test
    void takesTwentyCards() {
        for (int i = 0; i < RegisterCard.MOST; i++) {
            assertThat(register(member, "41", "CREDIT", "9999").status()).isEqualTo(201);
        }
        assertThat(register(member, "41", "CREDIT", "9999").code()).isEqualTo("CARD_LIMIT_REACHED");
    }

    @Test
    void hasTheProviderEndTheKeyOfACardThatIsNotKept() {
        for (int i = 0; i < RegisterCard.MOST - 1; i++) {
            register(member, "41", "CREDIT", "9999");
        }
        Noted keys = new Noted(context);
        // While the provider is asked another card takes the last place.
        RegisterCard slow = registering(keys, token -> {
            register(member, "41", "CREDIT", "9999");
            return registered(token);
        });
        assertThat(refusal(() -> slow.register(member.id(), "slow"))).isEqualTo(PayError.CARD_LIMIT_REACHED);
        assertThat(keys.notes).containsExactly("add slow", "hurry");
        assertThat(scene.count("pay_card where billing_key is not null and member_id = " + member.id()))
                .isEqualTo(RegisterCard.MOST);

        TestMember other = scene.member();
        customerKey(other);
        assertThat(refusal(() -> registering(keys, CardLook.Unusable::new).register(other.id(), "foreign")))
                .isEqualTo(PayError.CARD_REGISTRATION_REFUSED);
        assertThat(keys.notes).last().isEqualTo("add foreign");
        Awaitility.await().until(() -> scene.count("pay_card_ended_key where customer_key in ('"
                + customerKey(member) + "', '" + customerKey(other) + "')") == 0);

        registering(keys, CardApiTest::registered).register(other.id(), "kept");
        assertThat(keys.notes).endsWith("add kept", "keep true");
        assertThat(scene.count("pay_card where billing_key is not null and member_id = " + other.id())).isOne();
    }

    @Test
    void keepsNoCardWhoseKeyMayHaveBeenEnded() {
        customerKey(member);
        Noted late = new Noted(context) {
            @Override
            public void add(CardId card, BillingToken token, Instant at) {
                super.add(card, token, at);
                // It was taken up by the job, after all that time.
                scene.sql("update pay_card_ended_key set tries = 1 where id = ?", card.value());
            }
        };
        assertThat(refusal(() -> registering(late, CardApiTest::registered).register(member.id(), "late")))
                .isEqualTo(PayError.CARD_NETWORK_UNAVAILABLE);
        assertThat(scene.count("pay_card where member_id = " + member.id())).isZero();
    }

    private RegisterCard registering(EndedKeys keys, Function<BillingToken, CardLook> provider) {
        return new RegisterCard(context.getBean(CustomerKeys.class),
                new OtherCards(context.getBean(Psp.class), provider),
                context.getBean(FindWallet.class), context.getBean(LockWallet.class), context.getBean(Cards.class),
                context.getBean(CardTokens.class), keys, context.getBean(TransactionTemplate.class),
                context.getBean(Ids.class), context.getBean(Clock.class));
    }

    private static CardLook registered(BillingToken token) {
        return new CardLook.Registered(token, CardCompany.SHINHAN, CardCompany.SHINHAN, CardKind.CREDIT,
                "433012******9999");
    }

    private static ErrorCode refusal(Runnable request) {
        return catchThrowableOfType(DomainException.class, request::run).code();
    }

    /** What becomes of keys that are to be ended, in order. */
    private static class Noted extends EndedKeys {
        final List<String> notes = new ArrayList<>();

        Noted(ApplicationContext context) {
            super(context.getBean(JdbcClient.class), context.getBean(FieldEncryption.class));
        }

        @Override
        public void add(CardId card, BillingToken token, Instant at) {
            notes.add("add " + token.key());
            super.add(card, token, at);
        }

        @Override
        public boolean keep(CardId card) {
            boolean kept = super.keep(card);
            notes.add("keep " + kept);
            return kept;
        }

        @Override
        public void hurry(CardId card, Instant now) {
            notes.add("hurry");
            super.hurry(card, now);
        }
    }

    /** A provider that gives out other cards than the one in the box; all else is that one's. */
    private record OtherCards(Psp psp, Function<BillingToken, CardLook> cards) implements Psp {
        @Override
        public CardLook register(String customerKey, String authKey) {
            return cards.apply(new BillingToken(authKey, customerKey));
        }

        @Override
        public boolean end(BillingToken token) {
            return psp.end(token);
        }

        @Override
        public PspAnswer charge(ChargeOrder order) {
            return psp.charge(order);
        }

        @Override
        public PspAnswer cancel(CancelOrder order) {
            return psp.cancel(order);
        }

        @Override
        public PspAnswer enquireCharge(Tsid request, long amount) {
            return psp.enquireCharge(request, amount);
        }

        @Override
        public PspAnswer enquireCancel(CancelOrder order) {
            return psp.enquireCancel(order);
        }

        @Override
        public PspAnswer netCancel(Tsid request, long amount) {
            return psp.netCancel(request, amount);
        }
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
