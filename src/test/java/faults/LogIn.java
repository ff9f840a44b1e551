package faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import testing.DemoPhone;
import testing.MemberActor;

/** How a drill's people come in: who finds the house crowded comes again, as apps do. */
final class LogIn {
    private static final int MOST_TRIES = 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private LogIn() {}

    /** The demo member with this number, from 1, logged in. */
    static MemberActor of(int port, long index) throws InterruptedException {
        MemberActor member = DemoPhone.of(port, index);
        for (int tries = 1;; tries++) {
            try {
                return member.logsIn();
            } catch (AssertionError refused) {
                if (tries == MOST_TRIES) {
                    throw refused;
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        }
    }
}
