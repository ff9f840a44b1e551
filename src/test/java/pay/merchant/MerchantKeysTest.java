package pay.merchant;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import testing.Api;
import testing.MadangTest;
import testing.MemberActor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class MerchantKeysTest {
    private static final String PATH = "/v1/pay/merchant";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Api api;
    private TestMerchant merchant;

    @BeforeEach
    void opensAMerchant() {
        api = new Api(port);
        merchant = new TestMerchant(context);
    }

    @Test
    void letsTheMerchantInByEitherKeyAndSaysWhichMode() {
        Api.Answer live = ask(merchant.liveKey);
        assertThat(live.status()).isEqualTo(200);
        assertThat(live.text("id")).isEqualTo(merchant.id.value() + "");
        assertThat(live.body().get("live").asBoolean()).isTrue();
        assertThat(ask(merchant.testKey).body().get("live").asBoolean()).isFalse();
    }

    @Test
    void refusesWhoBringsNoKeyOrAnothersToken() {
        assertThat(api.get(PATH).code()).isEqualTo("UNAUTHENTICATED");
        Api.Answer member = api.get(PATH, "Authorization",
                "Bearer " + MemberActor.at(port).signsUp().accessToken);
        assertThat(member.status()).isEqualTo(401);
        assertThat(member.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"madang\"");
        assertThat(api.get("/v1/pay/wallet", "Authorization", TestMerchant.basic(merchant.liveKey)).status())
                .isEqualTo(401);
    }

    @Test
    void refusesWhatIsNoKeyOfOurs() {
        String unknown = "live_sk_" + "A".repeat(43);
        for (String key : new String[]{unknown, "", "live_sk_", "x".repeat(600), "live_sk_\u0000"}) {
            Api.Answer refused = ask(key);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.code()).as(key).isEqualTo("SECRET_KEY_INVALID");
        }
        for (String header : new String[]{"Basic !!!", "Basic " + encoded(merchant.liveKey),
                "Basic " + encoded(merchant.liveKey + ":password")}) {
            assertThat(api.get(PATH, "Authorization", header).code()).as(header).isEqualTo("SECRET_KEY_INVALID");
        }
    }

    @Test
    void refusesARevokedKeyAtOnceThoughItWasJustUsed() {
        assertThat(ask(merchant.liveKey).status()).isEqualTo(200);
        assertThat(ask(merchant.liveKey).status()).isEqualTo(200);
        merchant.revoke(merchant.liveKey);
        Api.Answer refused = ask(merchant.liveKey);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("SECRET_KEY_REVOKED");
        assertThat(ask(merchant.testKey).status()).isEqualTo(200);
    }

    @Test
    void forgetsAKeyAsSoonAsItsRevocationCommits() {
        MerchantKeys keys = context.getBean(MerchantKeys.class);
        SecretKey secret = new SecretKey(merchant.liveKey);
        MerchantKey good = keys.find(secret).orElseThrow();
        change("update pay_merchant_key set changed_at = '2026-01-01' where merchant_id = ?");
        // One of its own: the application's does not remember what was issued a moment ago.
        KnownKeys known = new KnownKeys(keys, Clock.systemUTC());
        known.lookForChanges();
        known.add(secret, good);
        transaction.executeWithoutResult(_ -> {
            new RevokeKey(keys, known, context.getBean(AuditLog.class), Clock.systemUTC()).revoke(AuditActor.SYSTEM,
                    merchant.id, good.id());
            assertThat(known.find(secret)).as("not committed").isNotNull();
        });
        assertThat(known.find(secret)).isNull();
    }

    @Test
    void refusesWithinASecondWhatAnotherInstanceRevoked() {
        KnownKeys known = context.getBean(KnownKeys.class);
        MerchantKey good = context.getBean(MerchantKeys.class).find(new SecretKey(merchant.liveKey)).orElseThrow();
        change("update pay_merchant_key set changed_at = '2026-01-01' where merchant_id = ?");
        // The watch has issued it in mind for a minute: this is a cache of another time.
        KnownKeys later = new KnownKeys(context.getBean(MerchantKeys.class), Clock.systemUTC());
        later.lookForChanges();
        later.add(new SecretKey(merchant.liveKey), good);
        assertThat(later.size()).isEqualTo(1);
        later.lookForChanges();
        assertThat(later.size()).as("nothing changed").isEqualTo(1);
        change("update pay_merchant_key set revoked_at = utc_timestamp(6), changed_at = utc_timestamp(6) where merchant_id = ?");
        later.lookForChanges();
        assertThat(later.find(new SecretKey(merchant.liveKey))).isNull();
        later.add(new SecretKey(merchant.liveKey), good);
        assertThat(later.find(new SecretKey(merchant.liveKey))).as("a look from before the change").isNull();
        Awaitility.await()
                .until(() -> known.find(new SecretKey(merchant.liveKey)) == null);
        assertThat(ask(merchant.liveKey).code()).isEqualTo("SECRET_KEY_REVOKED");
    }

    @Test
    void servesNoRememberedKeyWhileTheLooksFailAndMakesUpForWhatTheyMissed() {
        MerchantKeys keys = context.getBean(MerchantKeys.class);
        SecretKey secret = new SecretKey(merchant.liveKey);
        MerchantKey good = keys.find(secret).orElseThrow();
        change("update pay_merchant_key set changed_at = '2026-01-01' where merchant_id = ?");
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        KnownKeys known = new KnownKeys(keys, at(now));
        known.lookForChanges();
        known.add(secret, good);
        assertThat(known.find(secret)).isNotNull();
        change("update pay_merchant_key set revoked_at = utc_timestamp(6), changed_at = utc_timestamp(6) where merchant_id = ?");
        now.set(now.get().plusSeconds(120));
        assertThat(known.find(secret)).as("two minutes without a look").isNull();
        known.lookForChanges();
        assertThat(known.size()).as("what was missed meanwhile").isZero();
    }

    @Test
    void keepsNoKeyButItsHash() {
        String row = transaction.execute(_ -> jdbc.sql("""
                select group_concat(concat_ws(' ', sha256, hint)) from pay_merchant_key where merchant_id = ?""")
                .param(merchant.id.value()).query(String.class).single());
        assertThat(row).doesNotContain(merchant.liveKey.substring(12)).doesNotContain(merchant.testKey.substring(12));
    }

    private static Clock at(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private void change(String sql) {
        transaction.executeWithoutResult(_ -> jdbc.sql(sql).param(merchant.id.value()).update());
    }

    private Api.Answer ask(String key) {
        return api.get(PATH, "Authorization", TestMerchant.basic(key));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
    }
}
