package platform.webhook;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebhookSettingsTest {
    @Test
    void areGoodWhenNothingIsSet() {
        assertThat(bind(Map.of()).endpoints()).isEqualTo(10);
        assertThat(bind(Map.of("madang.webhook.patience", "30s")).patience()).hasSeconds(30);
    }

    @ParameterizedTest
    @CsvSource({"share, 0", "share-of-owner, 0", "sending, 0", "endpoints, 0", "pause, 0s", "patience, 0s", "keep, -1d",
            "patience, 1m", "patience, 31s"})
    void areRefusedWithWhichNothingWouldBeSentOrThingsTwice(String setting, String value) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(Map.of("madang.webhook." + setting, value))).havingRootCause()
                .isInstanceOf(StartupRefused.class).withMessageContaining("madang.webhook." + setting + " is");
    }

    private static WebhookSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("madang.webhook",
                WebhookSettings.class);
    }
}
