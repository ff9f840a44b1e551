package bench;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;

import platform.demo.DemoCredentials;
import platform.demo.DemoIds;
import testing.MemberActor;

/** Demo members, logged in; a token lasts five minutes, longer than a measurement. */
final class DemoPeople {
    private DemoPeople() {}

    static List<MemberActor> loggedIn(int port, int many) {
        KeyPair keys = keys();
        return LongStream.rangeClosed(1, many).mapToObj(index -> MemberActor.demo(port, DemoCredentials.phone(index),
                DemoCredentials.PIN, keys, DemoIds.device(index)).logsIn()).toList();
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
