package platform.web.idempotency;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;
import platform.web.PlatformError;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyKeyTest {
    @Test
    void refusesARequestWithoutAKeyOrWithABadOne() throws Exception {
        IdempotencyScene.assertRefused(PlatformError.IDEMPOTENCY_KEY_MISSING, () -> resolve(null));
        IdempotencyScene.assertRefused(PlatformError.IDEMPOTENCY_KEY_MISSING, () -> resolve(""));
        IdempotencyScene.assertRefused(PlatformError.IDEMPOTENCY_KEY_INVALID, () -> resolve("k".repeat(301)));
        IdempotencyScene.assertRefused(PlatformError.IDEMPOTENCY_KEY_INVALID, () -> resolve("a b"));
        IdempotencyScene.assertRefused(PlatformError.IDEMPOTENCY_KEY_INVALID, () -> resolve("키"));
        assertThat(resolve("k".repeat(300)).key()).hasSize(300);
    }

    private IdempotencyKey resolve(String header) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/pay/top-ups");
        if (header != null) {
            request.addHeader("Idempotency-Key", header);
        }
        return new IdempotencyKeyResolver().resolveArgument(null, null, new ServletWebRequest(request), null);
    }
}
