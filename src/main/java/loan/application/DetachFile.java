package loan.application;

import loan.refusal.LoanError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member takes a file back, as long as the lender has not been asked. */
@Service
class DetachFile {
    private final Applications applications;
    private final Attachments attachments;

    DetachFile(Applications applications, Attachments attachments) {
        this.applications = applications;
        this.attachments = attachments;
    }

    @Transactional
    void detach(Tsid member, ApplicationId id, AttachmentId attachment) {
        OwnApplication.require(applications.lock(id), member).requireDraft();
        attachments.remove(attachments.find(id, attachment).map(Attachment::id)
                .orElseThrow(() -> new DomainException(LoanError.ATTACHMENT_NOT_FOUND)));
    }
}
