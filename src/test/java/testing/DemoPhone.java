package testing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import platform.demo.DemoCredentials;
import platform.demo.DemoIds;

/** The phone of a demo member. */
public final class DemoPhone {
    private DemoPhone() {}

    /** Of the member with this number, from 1; not yet logged in. */
    public static MemberActor of(int port, long index) {
        MemberActor member = MemberActor.demo(port, DemoCredentials.phone(index), DemoCredentials.PIN, keys(),
                DemoIds.device(index));
        member.memberId = DemoIds.member(index).toString();
        return member;
    }

    private static KeyPair keys() {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(DemoCredentials.DEVICE_PUBLIC_KEY))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(DemoCredentials.DEVICE_PRIVATE_KEY))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
