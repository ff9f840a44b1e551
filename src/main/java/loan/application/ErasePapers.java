package loan.application;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases files and certificates of applications that have been at their end for long enough; those of a draft went with it.
 * Runs on every instance.
 */
@Component
class ErasePapers {
    private static final String PAUSE = "${madang.loan.application.sweep-pause:10s}";
    private static final int BATCH = 50;

    private final Applications applications;
    private final ApplicationDocuments documents;
    private final Attachments attachments;
    private final Clock clock;

    ErasePapers(Applications applications, ApplicationDocuments documents, Attachments attachments, Clock clock) {
        this.applications = applications;
        this.documents = documents;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    @Transactional
    void next() {
        for (ApplicationId id : applications.lockErasable(clock.instant(), BATCH)) {
            documents.forget(id);
            attachments.forget(id);
            applications.erased(id);
        }
    }
}
