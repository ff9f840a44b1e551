package pay.psp;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import platform.id.Ids;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MadangTest
class SandboxPspControllerTest {
    @Autowired
    Ids ids;

    @Test
    void isNotThereWithAnotherProvider() {
        var toss = new PspSettings.Toss(URI.create("https://api.tosspayments.com"), "live_sk_x", Duration.ofSeconds(2),
                Duration.ofSeconds(10));
        var controller = new SandboxPspController(ids, new PspSettings(PspSettings.Provider.TOSS, toss));
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> controller.authorise("41", CardKind.CREDIT, "9999"))
                .matches(refused -> refused.getStatusCode() == HttpStatus.NOT_FOUND);
    }
}
