package loan.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;

/** A member takes an application back, before it is signed. */
@Service
class CancelApplication {
    private final Applications applications;
    private final Attachments attachments;
    private final Clock clock;

    CancelApplication(Applications applications, Attachments attachments, Clock clock) {
        this.applications = applications;
        this.attachments = attachments;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    public void cancel(Tsid member, ApplicationId id) {
        Application application = OwnApplication.require(applications.lock(id), member);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        applications.save(application.to(ApplicationState.CANCELED, null), now);
        if (application.isDraft()) {
            attachments.forget(id);
        }
    }
}
