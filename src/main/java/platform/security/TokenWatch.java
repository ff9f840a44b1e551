package platform.security;

import java.time.Duration;

import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;

/** Keeps what other instances ended known here, in the times that are promised: no schedule's slow task may hold it up. */
@Component
class TokenWatch extends BackgroundLoop {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final TokenRevocations revocations;
    private final SigningKeys keys;

    TokenWatch(TokenRevocations revocations, SigningKeys keys) {
        super("token-watch", 0);
        this.revocations = revocations;
        this.keys = keys;
    }

    @Override
    protected Duration round() {
        revocations.lookForOthers();
        keys.keepFresh();
        return PAUSE;
    }
}
