package member.staff;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

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
     * @return who it is, whose code is used up; empty if either is wrong, or they are locked out
     */
    Optional<StaffPeople.Person> judge(Tsid id, String password, String code) {
        return judge(id, password, code, () -> people.takeTry(id));
    }

    /** The same of a try that the caller has counted, also while tries that are not are locked out. */
    Optional<StaffPeople.Person> judgeCounted(Tsid id, String password, String code) {
        return judge(id, password, code, () -> people.judgedBy(id));
    }

    private Optional<StaffPeople.Person> judge(Tsid id, String password, String code,
            Supplier<Optional<StaffPeople.Person>> by) {
        StaffPeople.Person person = hash.match(password, by, StaffPeople.Person::passwordHash).orElse(null);
        OptionalLong step = person == null ? OptionalLong.empty() : person.totp().stepOf(code, clock.instant());
        return person != null && step.isPresent() && people.accept(id, step.getAsLong())
                ? Optional.of(person)
                : Optional.empty();
    }
}
