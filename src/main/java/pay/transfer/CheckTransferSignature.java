package pay.transfer;

import java.time.Clock;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** From an amount on, which depends on the tier of the sender's identity, the device signs what is sent. */
@Component
public class CheckTransferSignature {
    private final TransferLimits limits;
    private final CheckDeviceSignature signatures;
    private final Clock clock;

    CheckTransferSignature(TransferLimits limits, CheckDeviceSignature signatures, Clock clock) {
        this.limits = limits;
        this.signatures = signatures;
        this.clock = clock;
    }

    /**
     * Refuses a wrong signature of any amount, and a missing one of an amount that needs it. Takes a while: call it before
     * anything is locked.
     *
     * @throws DomainException {@code DEVICE_SIGNATURE_MISSING}, or as {@link CheckDeviceSignature#check} does
     */
    public void check(MemberCaller sender, Won amount, String message, @Nullable String signature) {
        if (signature != null) {
            signatures.check(sender, message, signature);
        } else if (amount.amount() >= limits.on(LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL), sender.tier())
                .signedFrom()) {
            throw new DomainException(PayError.DEVICE_SIGNATURE_MISSING);
        }
    }
}
