package platform.web.idempotency;

import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import platform.id.Ids;
import platform.web.DomainException;
import platform.web.ErrorCode;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A request with a key, and an effect that can be counted. */
@MadangTest
abstract class IdempotencyScene {
    @Autowired
    Idempotency idempotency;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    IdempotencyKey key;

    @BeforeEach
    void prepare() {
        jdbc.sql("create table platform_effect_probe (id bigint primary key)").update();
        key = key("100", "k-" + ids.nextLong());
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest("POST", "/v1/pay/top-ups")));
    }

    @AfterEach
    void cleanUp() {
        jdbc.sql("drop table platform_effect_probe").update();
        RequestContextHolder.resetRequestAttributes();
    }

    static IdempotencyKey key(String caller, String key) {
        return new IdempotencyKey(caller, "POST", "/v1/pay/top-ups", "/v1/pay/top-ups", key);
    }

    ResponseEntity<Map<String, String>> effect() {
        long id = ids.nextLong();
        jdbc.sql("insert into platform_effect_probe values (?)").param(id).update();
        return ResponseEntity.status(201).header("Location", "/v1/thing/1").body(Map.of("id", Long.toString(id)));
    }

    int effects() {
        return jdbc.sql("select count(*) from platform_effect_probe").query(Integer.class).single();
    }

    static String outcome(Callable<? extends ResponseEntity<?>> request) {
        try {
            boolean replayed = request.call().getHeaders().getFirst("Idempotent-Replayed") != null;
            return replayed ? "replayed" : "first";
        } catch (DomainException e) {
            return e.code().name();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void assertRefused(ErrorCode code, Callable<?> request) {
        assertThatThrownBy(request::call).isInstanceOfSatisfying(DomainException.class,
                e -> assertThat(e.code()).isEqualTo(code));
    }
}
