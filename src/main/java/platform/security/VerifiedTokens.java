package platform.security;

import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature was found good, since verifying one costs 0.3 ms of CPU. Bounded: when full, expired ones go, and
 * if that is not enough any others; they are verified once more when they come again. Only good tokens enter, so nobody can
 * fill it without being a member.
 */
final class VerifiedTokens {
    private final int capacity;
    private final Map<String, VerifiedToken> tokens = new ConcurrentHashMap<>();

    VerifiedTokens(int capacity) {
        this.capacity = capacity;
    }

    @Nullable
    VerifiedToken find(String token) {
        return tokens.get(token);
    }

    void add(String token, VerifiedToken verified, Instant now) {
        if (tokens.size() >= capacity) {
            makeRoom(now);
        }
        tokens.put(token, verified);
    }

    int size() {
        return tokens.size();
    }

    private synchronized void makeRoom(Instant now) {
        tokens.values().removeIf(token -> !token.expiresAt().plus(AccessTokens.TOLERANCE).isAfter(now));
        Iterator<String> any = tokens.keySet().iterator();
        for (int left = tokens.size(); left > capacity * 9 / 10 && any.hasNext(); left--) {
            any.next();
            any.remove();
        }
    }
}
