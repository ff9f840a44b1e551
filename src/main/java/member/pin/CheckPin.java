package member.pin;

import member.error.MemberError;
import member.person.MemberId;
import member.secret.SecretHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** Judges a PIN, and locks after wrong ones. */
@Component
public class CheckPin {
    private static final Logger LOG = LoggerFactory.getLogger(CheckPin.class);

    private final Pins pins;
    private final SecretHash hash;

    CheckPin(Pins pins, SecretHash hash) {
        this.pins = pins;
        this.hash = hash;
    }

    /**
     * Counts the try, then judges it. Not in a transaction: a refusal must not undo the counting.
     *
     * @throws DomainException {@link MemberError#PIN_WRONG}, also of a member who has just left, or {@link MemberError#PIN_LOCKED} even for the
     *     right PIN
     */
    public JudgedPin check(MemberId member, Pin pin) {
        JudgedPin judged = hash.match(pin.digits(), () -> pins.takeTry(member), Pins.Tried::hash)
                .map(tried -> new JudgedPin(member, tried.version())).orElse(null);
        if (judged == null || !pins.passed(judged)) {
            LOG.info("A PIN of member {} was refused", member.value());
            throw wrong();
        }
        return judged;
    }

    /**
     * In the transaction that acts on it: it is still the PIN that was judged, and stays that until the transaction ends.
     * Whoever changes it afterwards sees, and ends, what was done.
     *
     * @throws DomainException {@link MemberError#PIN_WRONG} if there is another PIN meanwhile, or none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(JudgedPin judged) {
        if (!pins.hold(judged)) {
            throw wrong();
        }
    }

    private static DomainException wrong() {
        return new DomainException(MemberError.PIN_WRONG);
    }
}
