package member.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import member.error.MemberError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platform.person.PhoneNumber;
import platform.startup.StartupRefused;
import platform.web.DomainException;
import platform.web.limits.TestPlace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpSmsTest {
    private static final Duration PATIENT = Duration.ofSeconds(10);

    private final PhoneNumber phone = new PhoneNumber("01012345678");
    private final CopyOnWriteArrayList<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int status = 202;
    private volatile Duration delay = Duration.ZERO;
    private volatile Runnable whenAsked = () -> {
    };
    private HttpServer gateway;

    @BeforeEach
    void startGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/messages", exchange -> {
            calls.incrementAndGet();
            whenAsked.run();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            received.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            java.util.concurrent.locks.LockSupport.parkNanos(delay.toNanos());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        // Else the end of the test would wait for the slow answer.
        gateway.setExecutor(Thread::startVirtualThread);
        gateway.start();
    }

    @AfterEach
    void stopGateway() {
        gateway.stop(0);
    }

    @Test
    void sendsTheMessageWithTheKeyOfTheGateway() {
        sender().send(phone, "인증번호 123456");
        assertThat(received).containsExactly(
                "Bearer the-key {\"from\":\"0212345678\",\"to\":\"01012345678\",\"text\":\"인증번호 123456\"}");
    }

    @Test
    void saysThatItIsUnavailableWhenTheGatewayFails() {
        status = 500;
        assertUnavailable(sender());
    }

    @Test
    void waitsForASlowGatewayNoLongerThanItIsTold() {
        delay = Duration.ofSeconds(30);
        HttpSms sender = new HttpSms(properties(SmsProperties.Sender.HTTP, Duration.ofMillis(500)));
        long begin = System.nanoTime();
        assertUnavailable(sender);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void stopsAskingAGatewayThatKeepsFailing() {
        status = 500;
        HttpSms sender = sender();
        for (int i = 0; i < 30; i++) {
            assertUnavailable(sender);
        }
        assertThat(calls.get()).isEqualTo(10);
    }

    @Test
    void stopsAskingAGatewayThatDawdles() {
        delay = Duration.ofMillis(6);
        HttpSms sender = new HttpSms(properties(SmsProperties.Sender.HTTP, PATIENT), Duration.ofMillis(5));
        for (int i = 0; i < 10; i++) {
            sender.send(phone, "text");
        }
        assertUnavailable(sender);
        assertThat(calls.get()).isEqualTo(10);
    }

    @Test
    void whoWaitsForTheGatewayHasNoPlace() {
        try (TestPlace place = new TestPlace()) {
            whenAsked = () -> assertThat(place.isTaken()).isFalse();
            sender().send(phone, "text");
            assertThat(received).as("what the gateway did not fail at").hasSize(1);
            assertThat(place.isTaken()).isTrue();
        }
    }

    @Test
    void refusesToStartWithoutTheKeyOfTheGateway() {
        assertThatExceptionOfType(StartupRefused.class)
                .isThrownBy(() -> new HttpSms(new SmsProperties(SmsProperties.Sender.HTTP, URI.create("http://gateway"),
                        null, "0212345678", Duration.ofSeconds(1), Duration.ofSeconds(1))))
                .withMessageContaining("madang.member.sms.api-key");
    }

    private void assertUnavailable(HttpSms sender) {
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> sender.send(phone, "text"))
                .matches(refused -> refused.code() == MemberError.SMS_UNAVAILABLE)
                .matches(refused -> refused.retryAfter() != null);
    }

    private HttpSms sender() {
        return new HttpSms(properties(SmsProperties.Sender.HTTP, PATIENT));
    }

    private SmsProperties properties(SmsProperties.Sender sender, Duration patience) {
        return new SmsProperties(sender,
                URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/messages"), "the-key",
                "0212345678", patience, patience);
    }
}
