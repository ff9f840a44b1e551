package member.signup;

import java.util.List;
import java.util.Objects;

import member.consent.ConsentGiven;
import member.consent.GiveConsents;
import member.device.BindDevice;
import member.device.DeviceId;
import member.device.DeviceKey;
import member.error.MemberError;
import member.otp.CheckOtp;
import member.otp.OtpPurpose;
import member.person.MemberId;
import member.pin.Pin;
import member.pin.SetPin;
import member.profile.FindMember;
import member.profile.JoinMember;
import member.session.LogInTokens;
import member.session.OpenSession;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.id.Tsid;
import platform.person.PhoneNumber;
import platform.security.IdentityTier;
import platform.web.DomainException;

/** The last step of signing up: everything at once, or nothing. */
@Component
class CompleteSignUp {
    private final CheckOtp otp;
    private final FindMember members;
    private final Throttle throttle;
    private final JoinMember join;
    private final SetPin pins;
    private final BindDevice bind;
    private final GiveConsents consents;
    private final OpenSession open;
    private final TransactionTemplate transaction;

    CompleteSignUp(CheckOtp otp, FindMember members, Throttle throttle, JoinMember join, SetPin pins, BindDevice bind,
            GiveConsents consents, OpenSession open, TransactionTemplate transaction) {
        this.otp = otp;
        this.members = members;
        this.throttle = throttle;
        this.join = join;
        this.pins = pins;
        this.bind = bind;
        this.consents = consents;
        this.open = open;
        this.transaction = transaction;
    }

    record Joined(MemberId memberId, DeviceId deviceId, LogInTokens tokens) {}

    /** Who would be refused costs no hash of a PIN, and each phone a few: anybody can have one that is verified. */
    Joined complete(String ticket, String name, Pin pin, DeviceKey device, List<ConsentGiven> given) {
        PhoneNumber phone = otp.verifiedPhone(ticket, OtpPurpose.SIGN_UP);
        pin.notTrivialFor(phone);
        if (members.byPhone(phone).isPresent()) {
            throw new DomainException(MemberError.ALREADY_MEMBER);
        }
        consents.checkForJoining(given);
        throttle.count(Limit.SIGN_UPS_PER_PHONE, phone.digits());
        SetPin.Hashed hashed = pins.hash(pin);
        try {
            Joined joined = ConflictRetry.call(() -> transaction.execute(status -> {
                otp.use(ticket, OtpPurpose.SIGN_UP);
                MemberId member = join.join(phone, name);
                pins.set(member, hashed);
                consents.onJoining(member, given);
                DeviceId bound = bind.bind(member, device);
                return new Joined(member, bound, open.open(member, Tsid.of(bound), IdentityTier.PHONE));
            }));
            return Objects.requireNonNull(joined);
        } catch (DataIntegrityViolationException e) {
            throw new DomainException(MemberError.ALREADY_MEMBER);
        }
    }
}
