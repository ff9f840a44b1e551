package pay.offline;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** What the device that calls can do with its own codes. */
@Component
class OwnDevice {
    private final OfflineDevices devices;
    private final Clock clock;

    OwnDevice(OfflineDevices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** A code, good until the next one, and half a minute longer. */
    record Shown(String code, Instant until) {}

    /**
     * The device.
     *
     * @throws DomainException {@code OFFLINE_DEVICE_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public OfflineDevice find(MemberCaller caller) {
        return devices.find(caller.deviceId()).filter(found -> found.member().equals(caller.memberId()))
                .orElseThrow(OwnDevice::notFound);
    }

    /**
     * The code of this moment.
     *
     * @throws DomainException {@code OFFLINE_DEVICE_NOT_FOUND} or {@code OFFLINE_DEVICE_LOCKED}
     */
    @Transactional(readOnly = true)
    public Shown code(MemberCaller caller) {
        OfflineDevice device = find(caller);
        if (device.isLocked()) {
            throw new DomainException(PayError.OFFLINE_DEVICE_LOCKED);
        }
        long step = CodeSecret.stepAt(clock.instant());
        return new Shown(new OfflineCode(device.handle(), device.secret().digits(step)).text(),
                Instant.ofEpochSecond((step + 1) * CodeSecret.STEP.toSeconds()));
    }

    /**
     * Chooses whether points are spent before money.
     *
     * @throws DomainException {@code OFFLINE_DEVICE_NOT_FOUND}
     */
    @Transactional
    public void spendPointsFirst(MemberCaller caller, boolean first) {
        if (!devices.spendPointsFirst(caller.deviceId(), caller.memberId(), first)) {
            throw notFound();
        }
    }

    /** Lets the device show no codes any more. */
    @Transactional
    public void remove(MemberCaller caller) {
        devices.clear(find(caller).id());
    }

    private static DomainException notFound() {
        return new DomainException(PayError.OFFLINE_DEVICE_NOT_FOUND);
    }
}
