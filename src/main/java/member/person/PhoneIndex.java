package member.person;

import java.util.List;

import org.springframework.stereotype.Component;
import platform.crypto.BlindIndex;
import platform.crypto.Normalised;
import platform.person.PhoneNumber;

/** Under what a phone number is found although it is stored encrypted. */
@Component
public class PhoneIndex {
    /** The name that it is made under. */
    public static final String FIELD = "member.phone";

    private final BlindIndex index;

    PhoneIndex(BlindIndex index) {
        this.index = index;
    }

    /** What is stored. */
    public String of(PhoneNumber phone) {
        return index.of(FIELD, new Normalised(phone.digits()));
    }

    /** What to look for: more than one value while the key of the index is being changed. */
    public List<String> candidates(PhoneNumber phone) {
        return index.candidates(FIELD, new Normalised(phone.digits()));
    }
}
