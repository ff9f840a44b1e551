package pay.offline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets codes that nobody can send again, and secrets of devices whose codes are not taken any more. Every instance may at any time. */
@Component
class ForgetUsedCodes {
    private static final Duration KEPT = Duration.ofDays(1);
    /** Longer than no instance runs; whose secret was taken as its device was revoked is found the next time. */
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private final OfflineDevices devices;
    private final Clock clock;

    ForgetUsedCodes(OfflineDevices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT12M")
    @Transactional
    public void run() {
        Instant now = clock.instant();
        devices.forgetCodes(now.minus(KEPT));
        devices.revoked(now.minus(LOOK_BACK)).forEach(devices::remove);
    }
}
