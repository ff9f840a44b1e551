package platform.web.paging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.web.DomainException;
import platform.web.PlatformError;

/**
 * Makes cursors and takes them back: the keys of the last row seen, signed together with the list they belong to, so that
 * nobody can make one up, or use one on another list or as another member.
 */
@Component
public class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int MAX_KEYS = 8;

    private final SecretKeySpec key;

    Cursors(CursorKey key) {
        this.key = new SecretKeySpec(key.bytes(), ALGORITHM);
    }

    /**
     * The cursor that leads past a row.
     *
     * @param list the list and whose it is, for example {@code "pay.movements:" + memberId}
     * @param keys the sort keys of the last row shown, at most 8
     */
    public String encode(String list, long... keys) {
        ByteBuffer payload = ByteBuffer.allocate(keys.length * Long.BYTES + SIGNATURE_BYTES);
        for (long value : keys) {
            payload.putLong(value);
        }
        byte[] signature = sign(list, Arrays.copyOf(payload.array(), keys.length * Long.BYTES));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(payload.put(signature).array());
    }

    /**
     * The sort keys that {@code cursor} was made of; empty when there is none, that is on the first page.
     *
     * @param list exactly what it was encoded with
     * @param count how many keys this list sorts by
     * @throws DomainException {@code INVALID_CURSOR}
     */
    public Optional<long[]> decode(String list, @Nullable String cursor, int count) {
        if (cursor == null) {
            return Optional.empty();
        }
        byte[] bytes = bytesOf(cursor);
        if (count > MAX_KEYS || bytes.length != count * Long.BYTES + SIGNATURE_BYTES) {
            throw new DomainException(PlatformError.INVALID_CURSOR);
        }
        byte[] payload = Arrays.copyOf(bytes, count * Long.BYTES);
        byte[] signature = Arrays.copyOfRange(bytes, payload.length, bytes.length);
        if (!MessageDigest.isEqual(signature, sign(list, payload))) {
            throw new DomainException(PlatformError.INVALID_CURSOR);
        }
        long[] keys = new long[count];
        ByteBuffer.wrap(payload).asLongBuffer().get(keys);
        return Optional.of(keys);
    }

    private static byte[] bytesOf(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw new DomainException(PlatformError.INVALID_CURSOR);
        }
    }

    private byte[] sign(String list, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
