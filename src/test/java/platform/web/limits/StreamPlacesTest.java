package platform.web.limits;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who may keep a connection open. */
class StreamPlacesTest {
    private static final LimitProperties TWO_OF_AN_ADDRESS = new LimitProperties(1, 1, 1, Duration.ZERO, Duration.ZERO,
            new Rate(0, 0), new Rate(0, 0), 2, Map.of());

    @Test
    void givesAnAddressNoMoreThanItsShare() {
        StreamPlaces.Places places = new StreamPlaces(20, TWO_OF_AN_ADDRESS).of("a", 3);
        assertThat(places.tryEnter(CallerAddress.of("192.0.2.1"))).isTrue();
        assertThat(places.tryEnter(CallerAddress.of("192.0.2.1"))).isTrue();
        assertThat(places.tryEnter(CallerAddress.of("192.0.2.1"))).isFalse();
        assertThat(places.tryEnter(CallerAddress.of("192.0.2.2"))).as("the third, which the refused one gave back")
                .isTrue();
        assertThat(places.tryEnter(CallerAddress.of("192.0.2.3"))).as("all are taken").isFalse();
        places.leave(CallerAddress.of("192.0.2.1"));
        assertThat(places.tryEnter(CallerAddress.of("192.0.2.1"))).isTrue();
    }

    @Test
    void keepsHalfOfTheConnectionsForOthers() {
        StreamPlaces places = new StreamPlaces(20, TWO_OF_AN_ADDRESS);
        places.of("a", 6);
        assertThatThrownBy(() -> places.of("madang.commerce.live-streams", 5)).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("madang.commerce.live-streams=5");
    }
}
