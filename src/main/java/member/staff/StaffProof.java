package member.staff;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

import member.secret.SecretHash;
import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** Judges a person's password and the code of their authenticator app together. */
@Component
class StaffProof {
    private final StaffPeople people;
    private final SecretHash hash;
    private final Clock clock;

    StaffProof(StaffPeople people, SecretHash hash, Clock clock) {
        this.people = people;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Judges both. Each try counts as failed until both are right.
     *
     * @param password {@link PasswordRule#LONGEST} characters at most
     * @param apart whether it was {@linkplain StaffTries#countApart counted apart}: then it is judged also while others are locked out
     * @return who it is, whose code is used up; empty if either is wrong, or they are locked out
     */
    Optional<StaffPeople.Person> judge(Tsid id, String password, String code, boolean apart) {
        StaffPeople.Person person = hash.match(password, () -> apart ? people.judgedBy(id) : people.takeTry(id),
                StaffPeople.Person::passwordHash).orElse(null);
        OptionalLong step = person == null ? OptionalLong.empty() : person.totp().stepOf(code, clock.instant());
        return person != null && step.isPresent() && people.accept(id, step.getAsLong())
                ? Optional.of(person)
                : Optional.empty();
    }
}
