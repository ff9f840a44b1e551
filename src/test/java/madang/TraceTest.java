package madang;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import commerce.Checkout;
import commerce.TestShop;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import testing.Api.Answer;
import testing.LogLines;
import testing.LogOfTheRun;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Who calls us within a trace of theirs finds it again: in the answer, in the log, and with the events that followed. What listeners log
 * is in {@code TracedDeliveryTest}, what Kafka is sent in {@code KafkaRelayTest}.
 */
@MadangTest
class TraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Autowired
    ApplicationContext context;
    @LocalServerPort
    int port;

    @Test
    void isInTheLinesThatARequestWrites() throws Exception {
        MemberActor member = MemberActor.at(port).signsUp();
        String refused = "A PIN of member " + Long.parseLong(member.memberId) + " was refused";

        List<ILoggingEvent> lines = LogLines.during(Logger.ROOT_LOGGER_NAME, () -> {
            Answer answer = member.post("/v1/member/leave", Map.of("pin", "906142"), "traceparent", PARENT);
            assertThat(answer.code()).isEqualTo("PIN_WRONG");
            assertThat(answer.headers().firstValue("X-Trace-Id")).contains(TRACE);
        });

        assertThat(lines).filteredOn(line -> line.getFormattedMessage().equals(refused)).singleElement()
                .satisfies(line -> assertThat(line.getMDCPropertyMap()).containsEntry("traceId", TRACE));
        // Which only helps when it is written out.
        try (Stream<String> written = Files.lines(LogOfTheRun.FILE)) {
            assertThat(written.filter(line -> line.endsWith(refused))).singleElement().asString().contains(TRACE);
        }
    }

    @Test
    void isWithTheEventOfARequestAndWithWhatAnotherModuleSaysOfIt() {
        MemberActor member = MemberActor.at(port).signsUp();
        var sku = new TestShop(context).sells("한라봉", 10_000, 1);

        Answer placed = Checkout.order((path, body, headers) -> member.post(path, body,
                Stream.concat(Stream.of(headers), Stream.of("traceparent", PARENT)).toArray(String[]::new)), sku, 1);

        assertThat(placed.status()).as(placed.body().toString()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(context.getBean(JdbcClient.class).sql("""
                select concat(type, ' ', trace_id) from platform_event_log where aggregate_id = :order
                    and type = 'commerce.order-placed'
                    or type = 'pay.payment-prepared' and json_value(body, '$.orderId') = :order""")
                .param("order", placed.text("id")).query(String.class).list())
                .containsExactlyInAnyOrder("commerce.order-placed " + TRACE, "pay.payment-prepared " + TRACE));
    }
}
