package loan.device;

import java.time.Duration;

import loan.refusal.LoanError;
import org.springframework.stereotype.Component;
import platform.security.DeviceSignatures;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** Checks that the caller's own device signed a message. */
@Component
public class CheckDeviceSignature {
    /** A device just bound may not have reached us yet. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final DeviceKeys keys;

    CheckDeviceSignature(DeviceKeys keys) {
        this.keys = keys;
    }

    /**
     * Refuses unless the caller's device signed the message.
     *
     * @param signature base64url, ES256 over the message in UTF-8
     * @throws DomainException {@code LOAN_DEVICE_UNKNOWN}, {@code LOAN_DEVICE_REVOKED} or {@code LOAN_SIGNATURE_INVALID}
     */
    public void check(MemberCaller caller, String message, String signature) {
        DeviceKeys.DeviceKey key = keys.find(caller.deviceId())
                .filter(found -> found.memberId() == caller.memberId().value())
                .orElseThrow(() -> DomainException.retryAfter(SOON, LoanError.LOAN_DEVICE_UNKNOWN));
        if (key.revoked()) {
            throw new DomainException(LoanError.LOAN_DEVICE_REVOKED);
        }
        if (!DeviceSignatures.verify(key.publicKey(), message, signature)) {
            throw new DomainException(LoanError.LOAN_SIGNATURE_INVALID);
        }
    }
}
