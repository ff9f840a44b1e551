package platform.event.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryPropertiesTest {
    private final DeliveryProperties usual = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("madang.events", DeliveryProperties.class);

    @Test
    void triesTwelveTimesAfterASecondThatDoublesToTenMinutes() {
        assertThat(usual.tries()).isEqualTo(12);
        assertThat(IntStream.rangeClosed(1, 12).mapToObj(usual::delayAfter).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 600L, 600L);
    }
}
