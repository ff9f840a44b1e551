package platform.web.limits;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallerAddressTest {
    @Test
    void countsAnIpv6SubscriberByTheirNetwork() {
        assertThat(CallerAddress.of("2001:db8:1:2:aaaa::1")).isEqualTo(CallerAddress.of("2001:db8:1:2:bbbb::2"));
        assertThat(CallerAddress.of("2001:db8:1:3::1")).isNotEqualTo(CallerAddress.of("2001:db8:1:2::1"));
        assertThat(CallerAddress.of("192.0.2.7")).isEqualTo(new CallerAddress("192.0.2.7"));
    }
}
