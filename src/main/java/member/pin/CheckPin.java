package member.pin;

import java.util.Optional;
import java.util.function.Function;

import member.error.MemberError;
import member.person.MemberId;
import member.secret.SecretHash;
import org.springframework.stereotype.Component;
import platform.web.DomainException;

/** Judges a PIN, and locks after wrong ones. Not to be called in a transaction: a refusal must not undo the counting. */
@Component
public class CheckPin {
    private final Pins pins;
    private final SecretHash hash;

    CheckPin(Pins pins, SecretHash hash) {
        this.pins = pins;
        this.hash = hash;
    }

    /**
     * Counts the try, then judges it.
     *
     * @throws DomainException {@link MemberError#PIN_WRONG}, or {@link MemberError#PIN_LOCKED} even for the right PIN
     */
    public void check(MemberId member, Pin pin) {
        if (hash.match(pin.digits(), () -> Optional.of(pins.takeTry(member)), Function.identity()).isEmpty()) {
            throw new DomainException(MemberError.PIN_WRONG);
        }
        pins.passed(member);
    }
}
