package member.profile;

import java.util.List;

import org.springframework.stereotype.Component;
import platform.crypto.BlindIndex;
import platform.crypto.Normalised;

/** Under what a person is found, whose connecting information (CI) is stored encrypted. */
@Component
class PersonIndex {
    static final String FIELD = "member.person";

    private final BlindIndex index;

    PersonIndex(BlindIndex index) {
        this.index = index;
    }

    /** What is stored. */
    String of(String person) {
        return index.of(FIELD, new Normalised(person));
    }

    /** What to look for: more than one value while the key of the index is being changed. */
    List<String> candidates(String person) {
        return index.candidates(FIELD, new Normalised(person));
    }
}
