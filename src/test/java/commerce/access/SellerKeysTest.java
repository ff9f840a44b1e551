package commerce.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.crypto.Sha256;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.Api;
import testing.MadangTest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Signed requests to where there is nothing: whoever is let in is told just that. */
@MadangTest
class SellerKeysTest {
    private static final String TARGET = "/v1/commerce/seller/nowhere?a=1";
    private static final String BODY = "{\"a\":\"감귤\"}";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    RotateSellerKey rotate;
    @Autowired
    RevokeSellerKey revoke;
    @Autowired
    Ids ids;
    SellerId seller;
    StaffCaller owner;
    TestKeys key;

    @BeforeEach
    void issue() {
        seller = new TestShop(context).seller();
        owner = new StaffCaller(ids.next(), "owner", Set.of("SELLER", "SELLER_OWNER"), Tsid.of(seller));
        key = TestKeys.of(context, Tsid.of(seller));
    }

    @Test
    void letsInWhatIsSignedByAGoodKey() {
        assertThat(send(header(key, Instant.now()), BODY).status()).isEqualTo(404);
    }

    @Test
    void takesNoFiles() {
        for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=x")) {
            assertThat(new Api(port).sendText("POST", TARGET, BODY, "Authorization", header(key, Instant.now()),
                    "Content-Type", type).text("code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void refusesWhatIsNotWhatWasSigned() {
        String header = header(key, Instant.now());

        assertThat(send(header, BODY.replace("1", "2") + " ").text("code")).isEqualTo("SIGNATURE_INVALID");
        assertThat(new Api(port).sendText("POST", TARGET.replace("a=1", "a=2"), BODY, "Authorization", header)
                .text("code")).isEqualTo("SIGNATURE_INVALID");
        assertThat(new Api(port).sendText("PUT", TARGET, BODY, "Authorization", header).text("code"))
                .isEqualTo("SIGNATURE_INVALID");
        assertThat(send(header.replace("signature=", "signature=0"), BODY).text("code"))
                .isEqualTo("SIGNATURE_INVALID");
        assertThat(send(header.replace("keyId=", "keyId=9"), BODY).text("code")).isEqualTo("SIGNATURE_INVALID");
        assertThat(send(header + ",more=1", BODY).text("code")).isEqualTo("SIGNATURE_INVALID");
        assertThat(new Api(port).sendText("POST", TARGET, BODY).status()).as("unsigned").isEqualTo(401);
    }

    @Test
    void refusesWhatWasSignedLongAgoOrInTheFuture() {
        assertThat(send(header(key, Instant.now().minusSeconds(301)), BODY).text("code")).isEqualTo("SIGNATURE_OLD");
        assertThat(send(header(key, Instant.now().plusSeconds(330)), BODY).text("code")).isEqualTo("SIGNATURE_OLD");
    }

    @Test
    void aRotatedKeyLivesOnForADayAndARevokedOneEndsAtOnce() {
        SellerKeyId id = new SellerKeyId(Long.parseLong(key.id()));
        SellerKeys.Secret next = rotate.rotate(owner, seller, id);
        TestKeys nextKey = new TestKeys(Long.toString(next.key().id().value()), next.secret());

        assertThat(send(header(key, Instant.now()), BODY).status()).isEqualTo(404);
        assertThat(send(header(nextKey, Instant.now()), BODY).status()).isEqualTo(404);
        assertThatThrownBy(() -> rotate.rotate(owner, seller, id)).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(CommerceError.SELLER_KEY_NOT_FOUND));
        revoke.revoke(owner, seller, id);
        assertThat(send(header(key, Instant.now()), BODY).text("code")).isEqualTo("SECRET_KEY_REVOKED");
    }

    @Test
    void nobodyEndsAnotherSellersKey() {
        SellerId another = new TestShop(context).seller();

        assertThatThrownBy(() -> revoke.revoke(owner, another, new SellerKeyId(Long.parseLong(key.id()))))
                .isInstanceOf(DomainException.class);

        assertThat(send(header(key, Instant.now()), BODY).status()).isEqualTo(404);
    }

    @Test
    void aTerminatedSellersKeysAreNoGoodAnyMore(@Autowired TransactionTemplate transaction,
            @Autowired JdbcTemplate jdbc) {
        transaction.executeWithoutResult(status -> jdbc
                .update("update commerce_seller set status = 'TERMINATED' where id = ?", seller.value()));

        assertThat(send(header(key, Instant.now()), BODY).text("code")).isEqualTo("SECRET_KEY_REVOKED");
    }

    @Test
    void onlySoManyAreGoodAtATime() {
        for (int i = 1; i < MakeSellerKey.MOST; i++) {
            TestKeys.of(context, Tsid.of(seller));
        }

        assertThatThrownBy(() -> TestKeys.of(context, Tsid.of(seller))).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(CommerceError.SELLER_KEYS_TOO_MANY));
    }

    private static String header(TestKeys key, Instant at) {
        return key.header(at, "POST", TARGET, Sha256.hex(BODY.getBytes(UTF_8)));
    }

    private Api.Answer send(String header, String body) {
        return new Api(port).sendText("POST", TARGET, body, "Authorization", header);
    }
}
