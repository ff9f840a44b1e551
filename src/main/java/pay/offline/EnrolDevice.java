package pay.offline;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import pay.wallet.LockWallet;
import platform.database.RetriedOnConflict;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** Shares a secret with a member's device, from which it makes codes also where there is no network. */
@Component
class EnrolDevice {
    /** How far the device's clock may be off, and its request under way. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final CheckDeviceSignature signatures;
    private final LockWallet wallets;
    private final OfflineDevices devices;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EnrolDevice(CheckDeviceSignature signatures, LockWallet wallets, OfflineDevices devices, Clock clock) {
        this.signatures = signatures;
        this.wallets = wallets;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * Makes a new secret in place of the old one; a locked device is open again.
     *
     * @param signedAt by the device's clock, in milliseconds since 1970; later each time, so that no signature that somebody has
     *     overheard is good again
     * @throws DomainException {@code WALLET_CLOSED}, or that the signature is not good
     */
    @RetriedOnConflict
    @Transactional
    public OfflineDevice enrol(MemberCaller caller, boolean pointsFirst, long signedAt, String signature) {
        signatures.check(caller, message(caller, signedAt), signature);
        if (Math.abs(clock.millis() - signedAt) > FRESH.toMillis()) {
            throw new DomainException(PayError.DEVICE_SIGNATURE_INVALID);
        }
        // Under the wallet's lock: who leaves meanwhile would leave it behind, and of two at once the later one counts.
        if (!wallets.lock(caller.memberId()).isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        if (devices.lastSigned(caller.deviceId()).filter(before -> before >= signedAt).isPresent()) {
            throw new DomainException(PayError.DEVICE_SIGNATURE_INVALID);
        }
        OfflineDevice device = new OfflineDevice(caller.deviceId(), caller.memberId(), caller.tier(), freeHandle(),
                CodeSecret.next(random), pointsFirst, OfflineDevice.TRIES, signedAt);
        devices.put(device);
        return device;
    }

    private long freeHandle() {
        long handle;
        do {
            handle = random.nextLong(OfflineCode.TEST_HANDLE + 1, OfflineCode.HANDLES);
        } while (devices.isTaken(handle));
        return handle;
    }

    private static String message(MemberCaller caller, long signedAt) {
        return "madang.pay.offline-device.v1\n" + caller.deviceId() + "\n" + signedAt;
    }
}
