package platform.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class MaskedJsonTest {
    @Test
    void productionsJsonHidesPersonalDataInMessageAndException() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putObject(org.springframework.core.env.Environment.class.getName(), new MockEnvironment()
                .withProperty("logging.structured.json.customizer", MaskedJson.class.getName()));
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        Logger logger = context.getLogger("test");
        var event = new LoggingEvent("test", logger, Level.ERROR, "sent to {}",
                new IllegalStateException("account 110-987-654321"), new Object[]{"01087654321"});
        String line = new String(encoder.encode(event), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(line).contains("\"message\":\"sent to ***\"", "account ***").doesNotContain("01087654321",
                "110-987-654321");
    }
}
