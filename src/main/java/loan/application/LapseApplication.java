package loan.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/**
 * What a sweep does about an application whose time has come: it lapses, unless it is signed, when its lender is asked again
 * to pay.
 */
@Service
class LapseApplication {
    private final Applications applications;
    private final Attachments attachments;
    private final ApplicationSettings settings;
    private final Clock clock;

    LapseApplication(Applications applications, Attachments attachments, ApplicationSettings settings, Clock clock) {
        this.applications = applications;
        this.attachments = attachments;
        this.settings = settings;
        this.clock = clock;
    }

    /** True when its lender is to be asked to pay. */
    @RetriedOnConflict
    @Transactional
    public boolean due(ApplicationId id) {
        Application application = applications.lock(id).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (application.dueAt() == null || application.dueAt().isAfter(now)) {
            return false;
        }
        boolean signed = application.state() == ApplicationState.SIGNED;
        applications.save(signed
                ? application.dueAgain(now.plus(settings.payOutAgain()))
                : application.to(ApplicationState.LAPSED, null), now);
        if (application.isDraft()) {
            attachments.forget(id);
        }
        return signed;
    }
}
