package commerce.access;

import java.time.Instant;
import java.util.Set;

import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.security.SecurityError;
import platform.security.SignedRequest;
import platform.web.DomainException;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** All in transactions that roll back. */
@MadangTest
class GoodSellerKeysTest {
    @Autowired
    SellerKeys keys;
    @Autowired
    ReadSellerKeys read;
    @Autowired
    CheckSellerKey check;
    @Autowired
    SellerRegister register;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    SellerId seller;

    @BeforeEach
    void seller() {
        seller = new SellerId(ids.nextLong());
    }

    @Test
    void aGoodKeyIsShownBehindAHundredThatEnded() {
        rolledBack(() -> {
            SellerKeyId good = added(ids.nextLong());
            for (int i = 0; i < 100; i++) {
                keys.revoke(seller, added(ids.nextLong()), Instant.now());
            }

            assertThat(read.of(seller)).hasSize(100).first().extracting(SellerKey::id).isEqualTo(good);
        });
    }

    @Test
    void aKeyOf2028LetsIn() {
        rolledBack(() -> {
            register.add(new Seller(seller, "감귤 농장", SellerStatus.APPROVED));
            SellerKeyId id = added(1_000_000_000_000_000_000L + ids.nextLong() / 10);

            assertThat(check.check(by(Long.toString(id.value()))).id()).isEqualTo(seller);
        });
    }

    @Test
    void anIdThatIsTooLargeIsRefusedAsAnyOther() {
        assertThatThrownBy(() -> check.check(by("9999999999999999999"))).isInstanceOfSatisfying(DomainException.class,
                e -> assertThat(e.code()).isEqualTo(SecurityError.SIGNATURE_INVALID));
    }

    @Test
    void aKeyOfWhoWasNotTakenOnLetsNobodyIn() {
        rolledBack(() -> {
            register.add(new Seller(seller, "감귤 농장", SellerStatus.REFUSED));
            SellerKeyId id = added(ids.nextLong());

            assertThatThrownBy(() -> check.check(by(Long.toString(id.value())))).isInstanceOfSatisfying(
                    DomainException.class, e -> assertThat(e.code()).isEqualTo(SecurityError.SECRET_KEY_REVOKED));
        });
    }

    private SellerKeyId added(long id) {
        keys.add(new SellerKey(new SellerKeyId(id), seller, "창고", Set.of(SellerScope.ORDER), Instant.now(), null, null),
                "secret");
        return new SellerKeyId(id);
    }

    private static SignedRequest by(String key) {
        return new SignedRequest(key, Instant.now(), SignedRequest.sign("secret", "text"), "text");
    }

    private void rolledBack(Runnable some) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            some.run();
        });
    }
}
