package member.phonechange;

import java.util.Locale;

import member.device.DeviceId;
import member.device.DeviceView;
import member.device.FindDevice;
import member.error.MemberError;
import member.otp.CheckOtp;
import member.otp.ForgetOtp;
import member.otp.OtpPurpose;
import member.otp.OtpTicket;
import member.otp.SendOtp;
import member.person.MemberId;
import member.pin.CheckPin;
import member.pin.JudgedPin;
import member.pin.Pin;
import member.profile.ReplacePhone;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.person.PhoneNumber;
import platform.security.DeviceSignatures;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;

/**
 * Moves a member to another phone number. The new number is proved by a code, the member by the PIN and by the device in
 * hand: with the number go the codes for new devices and for a forgotten PIN.
 */
@Component
class ChangePhone {
    private final Throttle throttle;
    private final SendOtp send;
    private final CheckOtp otp;
    private final ForgetOtp forget;
    private final FindDevice devices;
    private final CheckPin pins;
    private final ReplacePhone replace;
    private final TransactionTemplate transaction;

    ChangePhone(Throttle throttle, SendOtp send, CheckOtp otp, ForgetOtp forget, FindDevice devices, CheckPin pins,
            ReplacePhone replace, TransactionTemplate transaction) {
        this.throttle = throttle;
        this.send = send;
        this.otp = otp;
        this.forget = forget;
        this.devices = devices;
        this.pins = pins;
        this.replace = replace;
        this.transaction = transaction;
    }

    /** What the device signs. */
    static String message(String ticket, PhoneNumber phone) {
        return "madang.member.phone-change.v1\n" + ticket + "\n" + phone.digits();
    }

    /** Sends a code to the new number, whoever it belongs to. */
    OtpTicket begin(MemberCaller caller, PhoneNumber phone, CallerAddress from, Locale language) {
        throttle.count(Limit.PHONE_CHANGES_PER_MEMBER, caller.memberId().toString());
        return send.to(phone, OtpPurpose.PHONE_CHANGE, from, language);
    }

    /**
     * @throws DomainException {@link MemberError#PHONE_TAKEN} only to somebody who has just proved to have the phone;
     *         {@link MemberError#DEVICE_PROOF_INVALID}, {@link MemberError#PIN_WRONG}, {@link MemberError#PIN_LOCKED},
     *         {@link MemberError#PIN_TRIVIAL} if the PIN stands in the new number
     */
    void complete(MemberCaller caller, String ticket, String code, Pin pin, String signature, CallerAddress from) {
        MemberId id = new MemberId(caller.memberId().value());
        PhoneNumber phone = otp.check(ticket, OtpPurpose.PHONE_CHANGE, code, from);
        String key = devices.of(id, new DeviceId(caller.deviceId().value())).map(DeviceView::publicKey).orElse("");
        if (key.isEmpty() || !DeviceSignatures.verify(key, message(ticket, phone), signature)) {
            throw new DomainException(MemberError.DEVICE_PROOF_INVALID);
        }
        pin.notTrivialFor(phone);
        JudgedPin judged = pins.check(id, pin);
        try {
            ConflictRetry.run(() -> transaction.executeWithoutResult(status -> {
                otp.use(ticket, OtpPurpose.PHONE_CHANGE);
                forget.to(replace.replace(id, phone));
                pins.hold(judged);
            }));
        } catch (DataIntegrityViolationException e) { // Somebody else took the number at the same time.
            throw new DomainException(MemberError.PHONE_TAKEN);
        }
    }
}
