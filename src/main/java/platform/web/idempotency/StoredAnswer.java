package platform.web.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What is kept under a key.
 *
 * @param fingerprint of the request that came first
 * @param status of its answer; null while an attempt outside is what the key stands for
 * @param attemptId the recorded attempt, of an effect outside
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record StoredAnswer(byte[] fingerprint, @Nullable Integer status, @Nullable String contentType,
        @Nullable String location, byte @Nullable [] body, @Nullable Long attemptId) {}
