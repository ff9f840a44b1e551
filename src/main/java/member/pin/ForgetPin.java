package member.pin;

import member.person.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Forgets the PIN of somebody who leaves. */
@Component
public class ForgetPin {
    private final Pins pins;

    ForgetPin(Pins pins) {
        this.pins = pins;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(MemberId member) {
        pins.forget(member);
    }
}
