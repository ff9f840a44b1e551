package member.pinreset;

import member.error.MemberError;
import member.otp.CheckOtp;
import member.otp.OtpPurpose;
import member.pin.Pin;
import member.pin.SetPin;
import member.profile.FindMember;
import member.profile.MemberView;
import member.session.EndReason;
import member.session.EndSessions;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.person.PhoneNumber;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;

/** A member who has forgotten the PIN chooses another; whoever is logged in anywhere logs in again with it. */
@Component
class ResetPin {
    private final CheckOtp otp;
    private final FindMember members;
    private final Throttle throttle;
    private final OwnerProof proof;
    private final SetPin pins;
    private final EndSessions sessions;
    private final TransactionTemplate transaction;

    ResetPin(CheckOtp otp, FindMember members, Throttle throttle, OwnerProof proof, SetPin pins, EndSessions sessions,
            TransactionTemplate transaction) {
        this.otp = otp;
        this.members = members;
        this.throttle = throttle;
        this.proof = proof;
        this.pins = pins;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /**
     * Checks the code from the phone, and says what is demanded besides.
     *
     * @throws DomainException {@link MemberError#NOT_A_MEMBER} only to somebody who has just proved to have the phone
     */
    OwnerProof.Demand verify(String ticket, String code, CallerAddress from) {
        return OwnerProof.Demand.of(owner(otp.check(ticket, OtpPurpose.PIN_RESET, code, from)).tier());
    }

    /**
     * Sets the new PIN. A lock after wrong PINs goes on: whoever guessed must not be let in sooner by this.
     *
     * @throws DomainException {@link MemberError#CODE_NOT_VERIFIED}, {@link MemberError#PIN_TRIVIAL},
     *         {@link MemberError#TOO_MANY_ATTEMPTS}, or what {@link OwnerProof} refuses with
     */
    void reset(String ticket, Pin next, OwnerProof.Offered offered) {
        PhoneNumber phone = otp.verifiedPhone(ticket, OtpPurpose.PIN_RESET);
        MemberView member = owner(phone);
        next.notTrivialFor(phone);
        throttle.count(Limit.PIN_RESETS_PER_MEMBER, Long.toString(member.id().value()));
        proof.check(member, ticket, offered);
        SetPin.Hashed hashed = pins.hash(next);
        ConflictRetry.run(() -> transaction.executeWithoutResult(status -> {
            otp.use(ticket, OtpPurpose.PIN_RESET);
            pins.replace(member.id(), hashed);
            sessions.ofMember(member.id(), EndReason.PIN_RESET);
        }));
    }

    private MemberView owner(PhoneNumber phone) {
        return members.byPhone(phone).orElseThrow(() -> new DomainException(MemberError.NOT_A_MEMBER));
    }
}
