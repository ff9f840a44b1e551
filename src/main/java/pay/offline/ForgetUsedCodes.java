package pay.offline;

import java.time.Clock;
import java.time.Duration;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets codes that nobody can send again, and secrets of devices whose codes are not taken any more. Every instance may at any time. */
@Component
class ForgetUsedCodes {
    private static final Duration KEPT = Duration.ofDays(1);

    private final OfflineDevices devices;
    private final Clock clock;

    ForgetUsedCodes(OfflineDevices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT12M")
    @Transactional
    public void run() {
        devices.forget(clock.instant().minus(KEPT));
    }
}
