package pay.merchant;

import java.time.Duration;

import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;

/** Keeps what other instances changed of keys known here, in the time that is promised. */
@Component
class KeyWatch extends BackgroundLoop {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final KnownKeys keys;

    KeyWatch(KnownKeys keys) {
        super("merchant-key-watch", 0);
        this.keys = keys;
    }

    @Override
    protected Duration round() {
        keys.lookForChanges();
        return PAUSE;
    }
}
