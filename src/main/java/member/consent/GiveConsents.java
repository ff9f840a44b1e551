package member.consent;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import member.error.MemberError;
import member.events.ConsentChanged;
import member.person.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Records what members consent to. Consent counts for the version that is in force and was seen, never for an older one. */
@Component
public class GiveConsents {
    private final Consents consents;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    GiveConsents(Consents consents, DomainEvents events, Ids ids, Clock clock) {
        this.consents = consents;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * All that somebody says who becomes a member, in the caller's transaction. What is optional and not mentioned counts as
     * refused.
     *
     * @throws DomainException {@link MemberError#CONSENT_MISSING} with the purpose, {@link MemberError#CONSENT_OUTDATED},
     *         {@link MemberError#TERMS_NOT_FOUND}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void onJoining(MemberId member, List<ConsentGiven> given) {
        answers(given).forEach(answer -> put(member, answer.terms(), answer.granted()));
    }

    /**
     * Refuses what {@link #onJoining} would refuse, before anything is done for who wants to join.
     *
     * @throws DomainException as there
     */
    @Transactional(readOnly = true)
    public void checkForJoining(List<ConsentGiven> given) {
        answers(given);
    }

    private record Answer(Terms terms, boolean granted) {}

    /** What somebody who joins says to all terms in force. */
    private List<Answer> answers(List<ConsentGiven> given) {
        Map<String, Terms> inForce = consents.inForce().stream()
                .collect(Collectors.toMap(Terms::purpose, Function.identity()));
        Map<String, ConsentGiven> said = given.stream()
                .collect(Collectors.toMap(ConsentGiven::purpose, Function.identity(), (first, second) -> second));
        said.values().forEach(consent -> check(consent, inForce));
        List<Answer> answers = new ArrayList<>();
        inForce.values().forEach(terms -> {
            boolean granted = Optional.ofNullable(said.get(terms.purpose())).map(ConsentGiven::granted).orElse(false);
            if (terms.required() && !granted) {
                throw new DomainException(MemberError.CONSENT_MISSING, terms.purpose());
            }
            answers.add(new Answer(terms, granted));
        });
        return answers;
    }

    /**
     * A member changes their mind, or consents to a newer version. Saying the same again changes nothing.
     *
     * @throws DomainException {@link MemberError#TERMS_NOT_FOUND}, {@link MemberError#CONSENT_OUTDATED}, or
     *         {@link MemberError#CONSENT_REQUIRED} for taking back what membership rests on
     */
    @RetriedOnConflict
    @Transactional
    public void change(MemberId member, ConsentGiven consent) {
        Terms terms = check(consent, consents.inForce().stream()
                .collect(Collectors.toMap(Terms::purpose, Function.identity())));
        if (terms.required() && !consent.granted()) {
            throw new DomainException(MemberError.CONSENT_REQUIRED);
        }
        boolean same = consents.lock(member, terms.purpose())
                .filter(said -> said.granted() == consent.granted() && said.version() == terms.version()).isPresent();
        if (!same) {
            put(member, terms, consent.granted());
        }
    }

    private static Terms check(ConsentGiven consent, Map<String, Terms> inForce) {
        Terms terms = inForce.get(consent.purpose());
        if (terms == null) {
            throw new DomainException(MemberError.TERMS_NOT_FOUND);
        }
        // A withdrawal is heard whatever version the app shows.
        if (consent.granted() && consent.version() != terms.version()) {
            throw new DomainException(MemberError.CONSENT_OUTDATED);
        }
        return terms;
    }

    private void put(MemberId member, Terms terms, boolean granted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        consents.put(member, terms.purpose(), terms.version(), granted, now);
        events.publish(new ConsentChanged(ids.next(), now, Tsid.of(member), terms.purpose(), terms.version(), granted));
    }
}
