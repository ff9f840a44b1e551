package loan.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** A member's applications when they want to leave, and when they have left. */
@Component
public class MemberApplications {
    private final Applications applications;
    private final ApplicationDocuments documents;
    private final Attachments attachments;
    private final Clock clock;

    MemberApplications(Applications applications, ApplicationDocuments documents, Attachments attachments,
            Clock clock) {
        this.applications = applications;
        this.documents = documents;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** Whether one is signed and not paid out: it will be a loan. One that is being signed is waited for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean anySigned(Tsid member) {
        applications.unsigned(member).forEach(applications::lock);
        return applications.anyIn(member, ApplicationState.SIGNED);
    }

    /** Takes back what is not signed and erases documents and files. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (ApplicationId id : applications.unsigned(member)) {
            applications.lock(id).filter(Application::isUnsigned)
                    .ifPresent(it -> applications.save(it.to(ApplicationState.CANCELED, null), now));
        }
        documents.forget(member);
        attachments.forget(member);
    }
}
