package madang;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrozenChoicesTest {
    private final MockEnvironment environment = new MockEnvironment();
    private final Map<String, String> frozen = FrozenChoices.choices(new MockEnvironment());

    @Test
    void startsUnderTheSettingsOfTheMaking() {
        environment.setProperty("server.port", "0");
        assertThatCode(() -> FrozenChoices.check(frozen, environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"madang.demo.enabled, false", "spring.kafka.bootstrap-servers, kafka:9092",
            "madang.redis.url, redis://redis", "madang.create-operator, ops"})
    void refusesASettingOnWhichOtherBeansDepend(String setting, String value) {
        environment.setProperty(setting, value);
        assertThatThrownBy(() -> FrozenChoices.check(frozen, environment)).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("'" + setting + "'").hasMessageContaining("bin/aot-cache.sh");
    }

    @Test
    void refusesProductionWithClassesMadeForADemo() {
        environment.setActiveProfiles("prod");
        assertThatThrownBy(() -> FrozenChoices.check(frozen, environment)).hasMessageContaining("'profile.prod'");
    }

    @Test
    void refusesClassesThatSayNothing() {
        assertThatThrownBy(() -> FrozenChoices.check(Map.of(), environment)).isInstanceOf(StartupRefused.class);
    }
}
