package member.pin;

import member.person.MemberId;
import member.secret.SecretHash;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores PINs; hashing takes long, so it is done before the transaction begins. */
@Component
public class SetPin {
    private final Pins pins;
    private final SecretHash hash;

    SetPin(Pins pins, SecretHash hash) {
        this.pins = pins;
        this.hash = hash;
    }

    /** A PIN that is ready to be stored. */
    public record Hashed(String hash) {
        @Override
        public String toString() {
            return "Hashed";
        }
    }

    public Hashed hash(Pin pin) {
        return new Hashed(hash.of(pin.digits()));
    }

    /** In the caller's transaction; failures so far are forgotten. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(MemberId member, Hashed pin) {
        pins.set(member, pin.hash());
    }

    /** In the caller's transaction, for somebody who does not know the old one; failures so far, and a lock, stay. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(MemberId member, Hashed pin) {
        pins.replace(member, pin.hash());
    }
}
