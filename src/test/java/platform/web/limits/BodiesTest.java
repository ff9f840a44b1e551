package platform.web.limits;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import platform.web.BodyTooSlowException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class BodiesTest {
    private static final int SHARE = 8;
    private static final int CHUNKED = -1;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch goesOn = new CountDownLatch(1);

    @Test
    void anAddressHasItsShareOfThePlacesToWaitIn() throws Exception {
        Bodies bodies = bodies(Duration.ofMinutes(1));
        List<Future<@Nullable HttpServletRequest>> waiting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SHARE; i++) {
                waiting.add(threads.submit(() -> bodies.arrived(request("192.0.2.1", CHUNKED))));
            }
            try {
                await().until(() -> free("long-bodies") == 64 - SHARE);
                assertThat(threads.submit(() -> bodies.arrived(request("192.0.2.1", CHUNKED)))
                        .get(10, TimeUnit.SECONDS)).as("one more").isNull();
                assertThat(meters.counter("madang.admission.refused", "places", "long-bodies").count()).isEqualTo(1);
                waiting.add(threads.submit(() -> bodies.arrived(request("192.0.2.2", CHUNKED))));
                waiting.add(threads.submit(() -> bodies.arrived(request("192.0.2.1", 2))));
                await().until(() -> free("long-bodies") == 64 - SHARE - 1 && free("bodies") == 1_023);
            } finally {
                goesOn.countDown();
            }
            for (Future<@Nullable HttpServletRequest> each : waiting) {
                assertThat(each.get()).isNotNull().extracting(it -> text(it)).isEqualTo("{}");
            }
        }
        assertThat(free("long-bodies")).isEqualTo(64);
        assertThat(free("bodies")).isEqualTo(1_024);
    }

    @Test
    void whatHasComeWhenTimeIsOverIsTakenAndTheRestIsNotWaitedFor() throws Exception {
        goesOn.countDown();
        Bodies bodies = bodies(Duration.ZERO);
        assertThat(text(bodies.arrived(request("192.0.2.1", 2)))).isEqualTo("{}");
        assertThatThrownBy(() -> bodies.arrived(request("192.0.2.1", 3))).isInstanceOf(BodyTooSlowException.class);
        assertThatThrownBy(() -> bodies.arrived(request("192.0.2.1", CHUNKED)))
                .isInstanceOf(BodyTooSlowException.class);
        assertThat(free("bodies")).isEqualTo(1_024);
    }

    /** There is nothing to wait for, or it is refused without. */
    @Test
    void leavesWhatHasNoBodyOrAnnouncesTooMuch() throws Exception {
        Bodies bodies = bodies(Duration.ZERO);
        var none = new MockHttpServletRequest("POST", "/v1/a");
        assertThat(bodies.arrived(none)).isSameAs(none);
        var large = request("192.0.2.1", (1 << 20) + 1);
        assertThat(bodies.arrived(large)).isSameAs(large);
        var parts = request("192.0.2.1", CHUNKED);
        parts.setContentType("Multipart/form-data;boundary=x");
        assertThat(bodies.arrived(parts)).isSameAs(parts);
        var read = request("192.0.2.1", 2);
        read.setMethod("GET");
        assertThat(bodies.arrived(read)).isSameAs(read);
    }

    private Bodies bodies(Duration patience) {
        Rate none = new Rate(0, 0);
        return new Bodies(new LimitProperties(1, 1, 1, Duration.ZERO, patience, none, none, 1, Map.of()), 10, meters);
    }

    private double free(String places) {
        return meters.get("madang.admission.free").tag("places", places).gauge().value();
    }

    private static String text(@Nullable HttpServletRequest request) {
        try {
            return new String(request.getInputStream().readAllBytes(), UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Of two bytes, which come one by one when it goes on. */
    private MockHttpServletRequest request(String address, int length) {
        var request = new MockHttpServletRequest("POST", "/v1/a") {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(new ByteByByte());
            }

            @Override
            public int getContentLength() {
                return length;
            }

            @Override
            public long getContentLengthLong() {
                return length;
            }
        };
        if (length == CHUNKED) {
            request.addHeader("Transfer-Encoding", "chunked");
        }
        request.setRemoteAddr(address);
        return request;
    }

    private final class ByteByByte extends InputStream {
        private int at;

        @Override
        public int read() {
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return at < 2 ? "{}".charAt(at++) : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int read = read();
            if (read < 0) {
                return -1;
            }
            bytes[offset] = (byte) read;
            return 1;
        }
    }
}
