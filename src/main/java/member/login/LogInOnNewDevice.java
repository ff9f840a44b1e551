package member.login;

import java.util.Objects;

import member.device.BindDevice;
import member.device.DeviceId;
import member.device.DeviceKey;
import member.error.MemberError;
import member.otp.CheckOtp;
import member.otp.OtpPurpose;
import member.pin.CheckPin;
import member.pin.JudgedPin;
import member.pin.Pin;
import member.profile.FindMember;
import member.profile.MemberView;
import member.session.LogInTokens;
import member.session.OpenSession;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.id.Tsid;
import platform.person.PhoneNumber;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;

/** Binds another device of a member and logs in on it: the code from the phone first, then the PIN. */
@Component
class LogInOnNewDevice {
    private final CheckOtp otp;
    private final FindMember members;
    private final CheckPin pins;
    private final BindDevice bind;
    private final OpenSession open;
    private final TransactionTemplate transaction;

    LogInOnNewDevice(CheckOtp otp, FindMember members, CheckPin pins, BindDevice bind, OpenSession open,
            TransactionTemplate transaction) {
        this.otp = otp;
        this.members = members;
        this.pins = pins;
        this.bind = bind;
        this.open = open;
        this.transaction = transaction;
    }

    record LoggedIn(DeviceId deviceId, LogInTokens tokens) {}

    /**
     * @throws DomainException {@link MemberError#NOT_A_MEMBER} only to somebody who has just proved to have the phone
     */
    LoggedIn logIn(String ticket, String code, Pin pin, DeviceKey device, CallerAddress from) {
        PhoneNumber phone = otp.check(ticket, OtpPurpose.NEW_DEVICE, code, from);
        MemberView member = members.byPhone(phone)
                .orElseThrow(() -> new DomainException(MemberError.NOT_A_MEMBER));
        JudgedPin judged = pins.check(member.id(), pin);
        LoggedIn loggedIn = ConflictRetry.call(() -> transaction.execute(status -> {
            otp.use(ticket, OtpPurpose.NEW_DEVICE);
            pins.hold(judged);
            DeviceId bound = bind.bind(member.id(), device);
            return new LoggedIn(bound, open.open(member.id(), Tsid.of(bound), member.tier()));
        }));
        return Objects.requireNonNull(loggedIn);
    }
}
