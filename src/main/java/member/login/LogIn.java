package member.login;

import java.util.Objects;

import member.device.DeviceId;
import member.device.DeviceView;
import member.device.FindDevice;
import member.error.MemberError;
import member.pin.CheckPin;
import member.pin.JudgedPin;
import member.pin.Pin;
import member.profile.FindMember;
import member.profile.MemberView;
import member.session.LogInTokens;
import member.session.OpenSession;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.id.Tsid;
import platform.person.PhoneNumber;
import platform.security.DeviceSignatures;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;

/**
 * Logs a member in on a bound device: phone, PIN, and the device's signature over a challenge. The signature is judged
 * first: without the device nobody learns whether the phone belongs to a member, tries PINs, or locks the owner out by
 * wrong ones; the PIN's failures and locks are told to the holder of the device alone.
 */
@Component
class LogIn {
    private static final Logger LOG = LoggerFactory.getLogger(LogIn.class);

    private final Throttle throttle;
    private final Challenges challenges;
    private final FindMember members;
    private final FindDevice devices;
    private final CheckPin pins;
    private final OpenSession open;
    private final TransactionTemplate transaction;

    LogIn(Throttle throttle, Challenges challenges, FindMember members, FindDevice devices, CheckPin pins,
            OpenSession open, TransactionTemplate transaction) {
        this.throttle = throttle;
        this.challenges = challenges;
        this.members = members;
        this.devices = devices;
        this.pins = pins;
        this.open = open;
        this.transaction = transaction;
    }

    /** What the device signs. */
    static String message(String challenge, DeviceId device) {
        return "madang.member.log-in.v1\n" + challenge + "\n" + device.value();
    }

    /**
     * @throws DomainException {@link MemberError#LOG_IN_REFUSED}; {@link MemberError#PIN_WRONG} or
     *         {@link MemberError#PIN_LOCKED} where the device is the member's own
     */
    LogInTokens logIn(PhoneNumber phone, Pin pin, DeviceId deviceId, String challenge, String signature,
            CallerAddress from) {
        throttle.count(Limit.LOG_INS_PER_ADDRESS, from.value());
        boolean fresh = challenges.use(challenge);
        MemberView member = members.byPhone(phone).orElse(null);
        DeviceView device = member == null ? null : devices.of(member.id(), deviceId).orElse(null);
        if (!fresh || member == null || device == null
                || !DeviceSignatures.verify(device.publicKey(), message(challenge, deviceId), signature)) {
            // Counted by phone for strangers only: they must not be able to keep the owner out.
            throttle.count(Limit.LOG_INS_PER_PHONE, phone.digits());
            LOG.info("A log-in of device {} was refused", deviceId.value());
            throw new DomainException(MemberError.LOG_IN_REFUSED);
        }
        throttle.count(Limit.LOG_INS_PER_DEVICE, Long.toString(deviceId.value()));
        JudgedPin judged = pins.check(member.id(), pin);
        LogInTokens tokens = ConflictRetry.call(() -> transaction.execute(status -> {
            pins.hold(judged);
            if (!devices.hold(member.id(), deviceId)) {
                throw new DomainException(MemberError.LOG_IN_REFUSED);
            }
            return open.open(member.id(), Tsid.of(deviceId), member.tier());
        }));
        return Objects.requireNonNull(tokens);
    }
}
