package pay.easypay;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a merchant and a member's app name a payment by: its id, and a random number, so that a stranger cannot guess the next
 * one.
 */
@Schema(type = "string", example = "CafmqEgAAAA3pZkQvXbO1w")
record PaymentKey(long id, long nonce) {
    /** 22 characters of base64url. */
    static final String PATTERN = "[A-Za-z0-9_-]{22}";

    /** The key that a text means; none when it cannot be one. */
    static Optional<PaymentKey> parse(String text) {
        if (!text.matches(PATTERN)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        PaymentKey key = new PaymentKey(bytes.getLong(), bytes.getLong());
        // The last character has bits to spare: only one way to write a key is right.
        return key.toString().equals(text) ? Optional.of(key) : Optional.empty();
    }

    /** The key that a caller names. */
    static PaymentKey of(String text) {
        return parse(text).orElseThrow(OwnPayments::notFound);
    }

    @JsonValue
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(ByteBuffer.allocate(2 * Long.BYTES).putLong(id).putLong(nonce).array());
    }
}
