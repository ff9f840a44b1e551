package member.secret;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretHashTest {
    private static final String PIN = "482915";

    @Test
    void hashesAsOwaspNamesFirstUnlessItIsToldOtherwise() {
        String hash = new SecretHash(settings(Map.of()), new MockEnvironment()).of(PIN);
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void knowsWhatWasHashedUnderOtherSettings() {
        String hash = weak("64KB", 1).of(PIN);
        assertThat(hash).contains("m=64,t=1");
        SecretHash other = weak("128KB", 2);
        assertThat(other.match(PIN, () -> Optional.of(hash), Function.identity())).isPresent();
        assertThat(other.match("482916", () -> Optional.of(hash), Function.identity())).isEmpty();
    }

    @Test
    void productionTakesNothingWeaker() {
        MockEnvironment production = new MockEnvironment();
        production.setActiveProfiles("prod");
        for (Map<String, String> weak : List.of(Map.of("memory", "18MB"), Map.of("passes", "1"))) {
            assertThatExceptionOfType(StartupRefused.class)
                    .isThrownBy(() -> new SecretHash(settings(weak), production));
        }
        assertThatCode(() -> new SecretHash(settings(Map.of("memory", "46MB")), production)).doesNotThrowAnyException();
    }

    private static SecretHash weak(String memory, int passes) {
        return new SecretHash(settings(Map.of("memory", memory, "passes", Integer.toString(passes))),
                new MockEnvironment());
    }

    private static SecretSettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("",
                Bindable.of(SecretSettings.class));
    }
}
