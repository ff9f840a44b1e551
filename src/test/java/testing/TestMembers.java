package testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Base64;

import member.events.DeviceBound;
import member.events.MemberJoined;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.AccessTokens;
import platform.security.IdentityTier;
import platform.security.MemberCaller;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes members for the tests of other modules without the member module: the others know a member only by its events
 * anyway. {@code @Autowired} in every {@link MadangTest}.
 */
public class TestMembers {
    private static final FreshPhones PHONES = new FreshPhones();

    private final DomainEvents events;
    private final AccessTokens tokens;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TestMembers(DomainEvents events, AccessTokens tokens, Ids ids, Clock clock, TransactionTemplate transaction) {
        this.events = events;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A member with one bound device, logged in. The events are published and committed, not yet delivered: await their effect. */
    public TestMember join() {
        return join(IdentityTier.PHONE);
    }

    public TestMember join(IdentityTier tier) {
        return join(tier, newPhone());
    }

    /** A mobile number of nobody yet. */
    public static String newPhone() {
        return "0108" + PHONES.next();
    }

    public TestMember join(IdentityTier tier, String phone) {
        KeyPair keys = newKeys();
        MemberCaller caller = new MemberCaller(ids.next(), ids.next(), ids.next(), tier);
        String publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        transaction.executeWithoutResult(status -> {
            events.publish(new MemberJoined(ids.next(), clock.instant(), caller.memberId(), "김마당", phone));
            events.publish(
                    new DeviceBound(ids.next(), clock.instant(), caller.memberId(), caller.deviceId(), publicKey));
        });
        return new TestMember(caller, phone, keys, tokens.issue(caller).value());
    }

    /** A P-256 key pair such as a phone makes. */
    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A member with what their phone has: the device's keys and an access token. */
    public record TestMember(MemberCaller caller, String phone, KeyPair deviceKeys, String token) {
        public Tsid id() {
            return caller.memberId();
        }

        public Tsid deviceId() {
            return caller.deviceId();
        }

        public String publicKey() {
            return Base64.getEncoder().encodeToString(deviceKeys.getPublic().getEncoded());
        }

        /** For the header {@code Authorization}. */
        public String bearer() {
            return "Bearer " + token;
        }

        /** For the header {@code X-Device-Signature}: base64url of r‖s. */
        public String sign(String message) {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initSign(deviceKeys.getPrivate());
                signature.update(message.getBytes(UTF_8));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
