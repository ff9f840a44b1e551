package pay.offline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.device.KnownDevices;
import pay.error.PayError;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.security.IdentityTier;

/** Takes the code that a member shows, once. */
@Component
public class RedeemCode {
    /** A till that got no answer may send the same code for the same payment for so long. */
    private static final Duration AGAIN = Duration.ofMinutes(2);

    private final OfflineDevices devices;
    private final KnownDevices known;
    private final Clock clock;

    RedeemCode(OfflineDevices devices, KnownDevices known, Clock clock) {
        this.devices = devices;
        this.known = known;
        this.clock = clock;
    }

    /** Whose code it is, or why it is not taken. */
    public sealed interface Redeemed {
        /**
         * Who pays.
         *
         * @param tier how far their identity was verified when the device was enrolled
         */
        record By(Tsid member, Tsid device, IdentityTier tier, boolean pointsFirst) implements Redeemed {}

        /** Nobody does. */
        record Refused(PayError why) implements Redeemed {}
    }

    /**
     * Takes it for a payment, in a transaction of its own: a wrong try has to be counted whatever becomes of the payment. Of two who
     * show one code at once, one is refused.
     */
    @RetriedOnConflict
    @Transactional
    public Redeemed redeem(String text, long payment) {
        Optional<OfflineCode> code = OfflineCode.parse(text);
        Optional<OfflineDevice> found = code.flatMap(each -> devices.lock(each.handle()))
                .filter(device -> known.isGood(device.id(), device.member()));
        if (code.isEmpty() || found.isEmpty()) {
            return new Redeemed.Refused(PayError.OFFLINE_CODE_REFUSED);
        }
        OfflineDevice device = found.get();
        if (device.isLocked()) {
            return new Redeemed.Refused(PayError.OFFLINE_DEVICE_LOCKED);
        }
        Instant now = clock.instant();
        OptionalLong step = device.secret().stepOf(code.get().oneTime(), now, stepsBack());
        if (step.isPresent() && devices.isUsedFor(device, step.getAsLong(), payment, now.minus(AGAIN))) {
            return by(device);
        }
        if (step.isEmpty() || step.getAsLong() < CodeSecret.stepAt(now) - CodeSecret.TOLERANCE) {
            if (!wasUsedFor(device, code.get(), payment)) {
                devices.setTries(device.id(), device.triesLeft() - 1);
            }
            return new Redeemed.Refused(PayError.OFFLINE_CODE_REFUSED);
        }
        if (!devices.use(device, step.getAsLong(), payment, now)) {
            return new Redeemed.Refused(PayError.OFFLINE_CODE_USED);
        }
        devices.setTries(device.id(), OfflineDevice.TRIES);
        return by(device);
    }

    /** Whether it was used up for this payment, however long ago. */
    @Transactional(readOnly = true)
    public boolean wasUsedFor(String text, long payment) {
        return OfflineCode.parse(text)
                .filter(code -> devices.find(code.handle()).filter(device -> wasUsedFor(device, code, payment))
                        .isPresent())
                .isPresent();
    }

    private boolean wasUsedFor(OfflineDevice device, OfflineCode code, long payment) {
        return devices.stepsUsedFor(device, payment).stream()
                .anyMatch(step -> device.secret().isOf(code.oneTime(), step));
    }

    /** Whether it is a code of the device whose secret everybody knows, for test mode. */
    public boolean isGoodInTestMode(String text) {
        return OfflineCode.parse(text).filter(code -> code.handle() == OfflineCode.TEST_HANDLE)
                .filter(code -> CodeSecret.PUBLISHED
                        .stepOf(code.oneTime(), clock.instant(), CodeSecret.TOLERANCE).isPresent())
                .isPresent();
    }

    private static long stepsBack() {
        return AGAIN.dividedBy(CodeSecret.STEP) + CodeSecret.TOLERANCE;
    }

    private static Redeemed by(OfflineDevice device) {
        return new Redeemed.By(device.member(), device.id(), device.tier(), device.pointsFirst());
    }
}
