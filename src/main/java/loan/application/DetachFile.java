package loan.application;

import java.time.Clock;

import loan.refusal.LoanError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member takes a file back, as long as the lender has not been asked. */
@Service
class DetachFile {
    private final Applications applications;
    private final Attachments attachments;
    private final Clock clock;

    DetachFile(Applications applications, Attachments attachments, Clock clock) {
        this.applications = applications;
        this.attachments = attachments;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    public void detach(Tsid member, ApplicationId id, AttachmentId attachment) {
        OwnApplication.require(applications.lock(id), member).inTime(clock.instant()).requireDraft();
        attachments.remove(attachments.find(id, attachment).map(Attachment::id)
                .orElseThrow(() -> new DomainException(LoanError.ATTACHMENT_NOT_FOUND)));
    }
}
