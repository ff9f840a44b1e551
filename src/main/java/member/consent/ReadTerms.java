package member.consent;

import java.util.List;

import member.person.MemberId;
import org.springframework.stereotype.Component;

/** Shows the terms in force, and what a member said to them. */
@Component
class ReadTerms {
    private final Consents consents;

    ReadTerms(Consents consents) {
        this.consents = consents;
    }

    List<Terms> inForce() {
        return consents.inForce();
    }

    List<Consents.Said> saidBy(MemberId member) {
        return consents.of(member);
    }
}
