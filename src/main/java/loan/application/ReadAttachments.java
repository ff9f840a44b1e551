package loan.application;

import java.util.List;

import loan.refusal.LoanError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Reads the files of a member's own application. */
@Service
class ReadAttachments {
    private final Applications applications;
    private final Attachments attachments;

    ReadAttachments(Applications applications, Attachments attachments) {
        this.applications = applications;
        this.attachments = attachments;
    }

    @Transactional(readOnly = true)
    public List<Attachment> of(Tsid member, ApplicationId id) {
        OwnApplication.require(applications.find(id), member);
        return attachments.of(id);
    }

    @Transactional(readOnly = true)
    public Attachment one(Tsid member, ApplicationId id, AttachmentId attachment) {
        OwnApplication.require(applications.find(id), member);
        return attachments.find(id, attachment)
                .orElseThrow(() -> new DomainException(LoanError.ATTACHMENT_NOT_FOUND));
    }

    /** Of one that was read as the member's own. */
    @Transactional(readOnly = true)
    public byte[] content(Attachment attachment) {
        return attachments.content(attachment);
    }
}
