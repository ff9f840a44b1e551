package pay.seal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The journals, movements and accounts of a range of ids: their digest (SHA-256 over all their columns, in the order of their ids) and
 * what they add to each account.
 */
final class Slice {
    private final MessageDigest journals = sha256();
    private final MessageDigest movements = sha256();
    private final MessageDigest opened = sha256();
    // Kind and reference, each character four bytes, and some numbers.
    private final ByteBuffer buffer = ByteBuffer.allocate(512);
    private final Map<Long, Sides> accounts;
    private long count;
    private long last;

    /** @param accounts what earlier slices have added, and this one adds on */
    Slice(Map<Long, Sides> accounts) {
        this.accounts = accounts;
    }

    Slice() {
        this(new HashMap<>());
    }

    /** Debits and credits of one account, posted and pending, and how many were posted. */
    static final class Sides {
        long debitPosted;
        long creditPosted;
        long debitPending;
        long creditPending;
        long postings;

        boolean isSame(Sides other) {
            return debitPosted == other.debitPosted && creditPosted == other.creditPosted
                    && debitPending == other.debitPending && creditPending == other.creditPending
                    && postings == other.postings;
        }

        void add(Sides other) {
            debitPosted += other.debitPosted;
            creditPosted += other.creditPosted;
            debitPending += other.debitPending;
            creditPending += other.creditPending;
            postings += other.postings;
        }
    }

    void journal(long id, String kind, String reference, long occurredAtMicros) {
        buffer.clear();
        put(kind);
        put(reference);
        journals.update(buffer.putLong(id).putLong(occurredAtMicros).flip());
    }

    void account(long id, String kind, long owner, String currency, long createdAtMicros) {
        buffer.clear();
        put(kind);
        put(currency);
        opened.update(buffer.putLong(id).putLong(owner).putLong(createdAtMicros).flip());
    }

    /**
     * Counts one.
     *
     * @param resolves the hold that it ends; 0: none
     * @param held that hold's amount
     * @param expiresAtMicros 0: never
     */
    void movement(long id, long journal, long debit, long credit, String currency, long amount, String phase,
            long resolves, long held, long expiresAtMicros) {
        count++;
        last = id;
        buffer.clear();
        movements.update(buffer.putLong(id).putLong(journal).putLong(debit).putLong(credit).putLong(code(currency))
                .putLong(amount).putLong(code(phase)).putLong(resolves).putLong(expiresAtMicros).flip());
        Sides taken = accounts.computeIfAbsent(debit, key -> new Sides());
        Sides given = accounts.computeIfAbsent(credit, key -> new Sides());
        long pending = phase.equals("HOLD") ? amount : -held;
        taken.debitPending += pending;
        given.creditPending += pending;
        if (phase.equals("POSTED") || phase.equals("CAPTURE")) {
            taken.debitPosted += amount;
            given.creditPosted += amount;
            taken.postings++;
            given.postings++;
        }
    }

    /** Up to eight ASCII characters as a number. */
    private static long code(String word) {
        long code = 0;
        for (int i = 0; i < word.length(); i++) {
            code = code << 8 | word.charAt(i);
        }
        return code;
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        buffer.putInt(bytes.length).put(bytes);
    }

    long count() {
        return count;
    }

    /** The id of the last movement. */
    long last() {
        return last;
    }

    /** Ends it, in a form of seals ({@link Seal#form}). */
    String digest(int form) {
        MessageDigest all = sha256();
        all.update(journals.digest());
        all.update(movements.digest());
        if (form > 1) {
            all.update(opened.digest());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
