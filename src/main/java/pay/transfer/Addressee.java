package pay.transfer;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.id.TypedIds;
import platform.person.PhoneNumber;

/** To whom a member addresses a transfer, or a request for money. */
public sealed interface Addressee {
    /** What a caller may write: a member's id, or a phone number, which begins with 0 or +. */
    String PATTERN = "^([1-9][0-9]{0,18}|" + PhoneNumber.FORM + ")$";

    /** A member; null: the number is that of no id at all. */
    record Member(@Nullable Tsid id) implements Addressee {
        @Override
        public String signed() {
            return String.valueOf(id);
        }
    }

    /** Whoever has a phone number. */
    record Phone(PhoneNumber number) implements Addressee {
        @Override
        public String signed() {
            return number.digits();
        }
    }

    /** As the device signs it: the member's id, or the phone number in eleven digits. */
    String signed();

    /** Who was written in the form of {@link #PATTERN}. */
    static Addressee parse(String written) {
        char first = written.charAt(0);
        if (first == '0' || first == '+') {
            return new Phone(PhoneNumber.parse(written));
        }
        Long id = TypedIds.parse(written);
        return new Member(id == null ? null : new Tsid(id));
    }
}
